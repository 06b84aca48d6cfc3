"""Names in lines: nothing lost, nothing broken, nothing wider than its box."""

import subprocess
import unicodedata
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from consultant.picture.lettering.rules import clean, graphemes, right_to_left, set_names, width, wrap

ATKINSON = str(files("fontpkg_atkinson_hyperlegible") / "files" / "AtkinsonHyperlegible-Bold.ttf")
ROOM = 108.0  # of the narrowest box
SCRIPTS = {
    "Latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äéñøßÖÅ .,-&/'()",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯіїґ -",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωάέήίόΑΒΓΔΕΖΗΘΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ -",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףך -",
}


@cache
def font(name: str) -> ImageFont.FreeTypeFont:
    if name == "Latin":
        return ImageFont.truetype(ATKINSON, 100)
    found = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans:bold"], capture_output=True, text=True, check=True)
    return ImageFont.truetype(found.stdout, 100)


def lines_of(name: str, room: float = ROOM):
    setting = set_names((clean(name),), (room,))
    return setting, setting.names[0]


@pytest.mark.parametrize("script", SCRIPTS)
@settings(max_examples=60)
@given(data=st.data())
def test_real_letters_fit_the_room(script, data):
    name = data.draw(st.text(SCRIPTS[script], min_size=1, max_size=60))
    setting, lines = lines_of(name)
    for line in lines:
        assert font(script).getlength(line) / 100 * setting.size <= ROOM, line


@pytest.mark.parametrize("name", ["شركة الاتصالات السعودية", "مؤسسة الإمارات للاتصالات", "شركت مخابرات ایران", "مركز شمس للصيانة"])
def test_arabic_words_as_they_are_joined_fit_the_room(name):
    setting, lines = lines_of(name)
    assert " ".join(lines) == name
    assert max(font("Arabic").getlength(line) / 100 * setting.size for line in lines) <= ROOM


@settings(max_examples=150)
@given(st.text(min_size=1, max_size=60))
def test_any_text_stands_whole_in_its_graphemes(name):
    shown = clean(name)
    setting, lines = lines_of(name)
    assert all(width(line) * setting.size <= ROOM for line in lines)
    assert len(lines) * setting.line <= 12 * 15
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == "".join(graphemes(shown)).replace(" ", "")
    assert not any(unicodedata.category(line[0]).startswith("M") for line in lines[1:] if line)


@pytest.mark.parametrize("letter", "WxЩ通あ한שم")
def test_sixty_letters_without_a_space_are_not_cut(letter):
    setting, lines = lines_of(letter * 60)
    assert "".join(lines) == letter * 60
    assert setting.size >= 12


@pytest.mark.parametrize("letters", range(20, 50))
def test_a_broken_word_leaves_no_letter_over(letters):
    _setting, lines = lines_of("n" * letters)
    assert 2 * min(map(len, lines)) >= max(map(len, lines))


def test_a_name_is_cut_only_when_nothing_else_is_left():
    setting, lines = lines_of("\U0001f3f3" * 90)
    assert (setting.size, len(lines)) == (12, 12)
    assert lines[-1].endswith("…") and not any(line.endswith("…") for line in lines[:-1])


def test_smaller_letters_come_before_a_broken_word():
    setting, lines = lines_of("Wasserversorger Nord")
    assert lines == ("Wasserversorger", "Nord")
    assert setting.size < 16


def test_all_names_of_a_picture_have_one_size():
    setting = set_names(("e.on", "The Royal and Ancient Telephone Company of the Northern Isle"), (ROOM, ROOM))
    assert setting.size == 14
    assert setting.names[0] == ("e.on",)


@pytest.mark.parametrize(
    "whole",
    ["e\u0323\u0302", "👨\u200d👩\u200d👧", "🇩🇪", "👍🏽", "क्षे", "שָׁ", "กี่", "❤\ufe0f"],
    ids=["marks", "family", "flag", "skin", "conjunct", "points", "thai", "variation"],
)
def test_a_grapheme_stays_whole(whole):
    assert graphemes(whole * 3) == [whole] * 3
    lines, _ = wrap(whole * 3, width(whole) + 0.1)
    assert lines == [whole] * 3


def test_a_tower_of_marks_is_taken_down():
    assert graphemes("a" + "\u0301" * 50) == ["a" + "\u0301" * 4]


def test_lines_end_after_spaces_and_hyphens_and_between_wide_letters():
    assert wrap("Home-improvement store", 8)[0] == ["Home-", "improvement", "store"]
    assert wrap("株式会社通信（東京）。", 4) == (["株式会社", "通信（東", "京）。"], False)


def test_what_cannot_be_seen_is_dropped():
    assert clean(" A\x00B\u202e\u2066C\r\n\tD\u200b\ufeff\ud800\uffffE ") == "ABC DE"
    assert clean("e\u0301") == "é"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("name", "expected"), [("בזק (Bezeq)", True), ("123 شركة", True), ("Bezeq בזק", False), ("123", False), ("", False)]
)
def test_direction_is_that_of_the_first_letter(name, expected):
    assert right_to_left(name) is expected
