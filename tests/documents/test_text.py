"""Whatever was typed or pasted comes out as text that prints."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.documents.rules import BREAK_HERE, LONGEST_TOKEN, PIECE, drawable, missing_glyphs, printable

KNOWN = drawable(range(0x20, 0x2000)) | drawable(range(0x3000, 0x3100)) | drawable(range(0x4E00, 0xA000))
URL = "https://example.com/a/very/long/path?with=query&and=more"


def shown(text: str) -> str:
    return printable(text, KNOWN)


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("plain words, 555 0142", "plain words, 555 0142"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\ud800b", "ab"),
        ("\u202eabc\u202c \u2066x\u2069 \ufeffy", "abc x y"),
        ("a\t \t  b", "a b"),
        ("one\r\ntwo\u2028three\n\n\n \n four ", "one\ntwo\nthree\n\nfour "),
        ("Great \U0001f4a9", "Great [PILE OF POO]"),
        ("\U0001f468\u200d\U0001f469", "[MAN]\u200d[WOMAN]"),
        ("\U0001f4a9\ufe0f \U0001f4a9\U000e0100", "[PILE OF POO] [PILE OF POO]"),
        ("\ue000", "[U+E000]"),
        ("cafe\u0301", "café"),
        ("Z" + "\u0336" * 500, "Z" + "\u0336" * 4),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u0645\u06cc\u200c\u062e", "\u2068\u0645\u06cc\u200c\u062e\u2069"),
        ("\u05d0\n10 May", "\u2068\u05d0\u2069\n10 May"),
        ("\u05d0, 555 0142", "\u2068\u05d0, \u2066555 0142\u2069\u2069"),
        ("\u05d0\u05d1 3 \u05d2 (2013)", "\u2068\u05d0\u05d1 3 \u05d2 (2013)\u2069"),
        ("\u05d0\u05d1, \u05d2 told me on 10 May", "\u2068\u05d0\u05d1\u2069, \u2068\u05d2\u2069 told me on 10 May"),
        ("x to \u05d0. \u05d1 to x", "x to \u2068\u05d0\u2069. \u2068\u05d1\u2069 to x"),
        ("x: \u05d0\u05d1 2-\u05d2 \u05d3\"\u05d4, y", "x: \u2068\u05d0\u05d1 2-\u05d2 \u05d3\"\u05d4\u2069, y"),
    ],
)
def test_paper_shows(typed, paper):
    assert shown(typed) == paper


def test_a_reference_number_is_never_taken_apart():
    reference = "INC-2013-0000-4711-AAAA-BBBB-CCCC-1234-5"
    assert len(reference) == LONGEST_TOKEN
    assert shown(reference) == reference


def test_a_long_token_gets_places_to_break_after_its_punctuation():
    assert shown(URL).split(BREAK_HERE)[:4] == ["https://", "example.", "com/a/", "very/long/"]
    assert shown(URL).replace(BREAK_HERE, "") == URL


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_nothing_unprintable_is_left(text):
    paper = shown(text)
    assert set(paper) - KNOWN <= set("\n\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2068\u2069")
    assert shown(paper) == paper
    assert not re.search(rf"[a-z]{{{LONGEST_TOKEN + 1}}}", paper)


@given(st.text(st.sampled_from("ab/-.漢字「」\u05d0\u0336"), min_size=LONGEST_TOKEN + 1, max_size=400))
def test_breaking_a_token_loses_nothing_and_leaves_no_long_piece(token):
    paper = shown(token).replace("\u2068", "").replace("\u2069", "")
    assert max(map(len, paper.split(BREAK_HERE))) <= max(PIECE, LONGEST_TOKEN)
    assert paper.replace(BREAK_HERE, "") == re.sub("\u0336{5,}", "\u0336" * 4, token)
    assert BREAK_HERE + "\u0336" not in paper


FLOODS = ("x", "1", " ", "\n", "\t \n", "\r", "\u0336", "\u200d", "\u00a0", "漢", "\U0001f4a9", "\u05d0", "\u05d0 1 ", "\u05d0\u05b0", "«")


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_dealt_with_at_once(flood):
    before = time.process_time()
    shown("a" + flood * 100_000 + "b")
    assert time.process_time() - before < 2


def test_the_warning_names_each_missing_character_once_and_no_invisible_one():
    text = "\U0001f4a9\ufe0f ok \U0001f4a9\u200d\u202e\x00\n\ue000 \u3000\u1680"
    assert missing_glyphs(text, KNOWN) == ("PILE OF POO", "U+E000")


def test_a_mark_without_glyph_makes_no_noise_but_is_named():
    known = drawable(range(0x20, 0x7F))
    assert printable("1\u20e3", known) == "1"
    assert missing_glyphs("1\u20e3", known) == ("COMBINING ENCLOSING KEYCAP",)
