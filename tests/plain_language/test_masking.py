"""One word in place of each name, number and date, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from consultant.plain_language.masking.rules import MARK, Kind, mask
from tests.plain_language.checking import ENGLISH, checked, rules

ITEMS = {
    "https://acme.example/a?b=1": Kind.WEB,
    "help@acme.example": Kind.MAIL,
    "£49.99": Kind.MONEY,
    "60 euros": Kind.MONEY,
    "EUR 1,200.50": Kind.MONEY,
    "10:30": Kind.TIME,
    "9am": Kind.TIME,
    "10 a.m.": Kind.TIME,
    "Friday 23 May 2025": Kind.DATE,
    "9\u00a0May\u00a02025": Kind.DATE,
    "May 9, 2025": Kind.DATE,
    "05/09": Kind.FIGURES,
    "2025-05-09": Kind.FIGURES,
    "H-7731": Kind.REFERENCE,
    "BN20417": Kind.REFERENCE,
    "020 7946 0182": Kind.PHONE,
    "2.14.1": Kind.NUMBER,
}


def masked(text: str, *names: str, **more) -> str:
    return mask(text, names, ENGLISH.plain, **more).text


def test_each_kind_becomes_one_word():
    for item, kind in ITEMS.items():
        assert masked(f"It is {item}, Sam.") == f"It is {kind}, Sam.", item


def test_the_longest_name_comes_first_and_a_short_or_common_one_only_as_it_is_written():
    assert masked("Bell Line and Bell", "Bell", "Bell Line") == f"{Kind.NAME} and {Kind.NAME}"
    assert masked("three calls to Three, 3 to 3, O2 not o2", "Three", "3", "O2").startswith(f"three calls to {Kind.NAME}")
    assert masked("the o2 sensor of O2", "O2") == f"the o2 sensor of {Kind.NAME}"
    assert masked("BRIGHTNET", "BrightNet") == Kind.NAME
    assert masked("Bellows", "Bell") == "Bellows"


def test_what_is_quoted_or_was_recorded_is_one_word():
    assert masked("It said “no, never”.") == f"It said {Kind.QUOTE}."
    assert masked("It said “no, never”.", quotes=False) == 'It said "no, never".'
    assert masked("Label: rain came in", recorded=["rain came in"]) == f"Label: {Kind.QUOTE}"


words = st.text("abc ,.'’\n-é" + MARK, max_size=30)
item = st.sampled_from(sorted(ITEMS))
names = st.lists(st.sampled_from(["Bell", "Bell Line", "e.on", "3", "Sky & Co.", "Refuse Ltd", "The Liars", "  ", ""]), max_size=4)


@given(st.lists(st.one_of(words, item, names.map(" ".join))).map(" ".join), names)
def test_every_masked_character_knows_where_it_came_from(text, names):
    one = mask(text, names, ENGLISH.plain)
    assert len(one.text) == len(one.starts) == len(one.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(one.starts, one.ends, strict=True))
    assert list(one.starts) == sorted(one.starts)


@given(st.lists(item, max_size=6))
def test_each_item_is_one_word(items):
    text = " and ".join(items)
    assert mask(text, plain=ENGLISH.plain).text.count(" and ") == max(0, len(items) - 1)
    assert len(mask(text, plain=ENGLISH.plain).text.replace(" and ", " ").split()) == len(items)


@given(st.text(), st.lists(st.text(max_size=20), max_size=4))
def test_a_finding_stands_where_it_says(text, names):
    for one in checked(text, *names):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text


SENTENCES = "He lied soon. The faulty modem costs 60, just click. It was sent. We guarantee it on 05/09, obviously, or None and/or him."


@given(st.lists(st.sampled_from(SENTENCES.split()), min_size=3, max_size=30), names)
def test_a_finding_stands_where_it_says_also_among_names(parts, names):
    text = " ".join(each for pair in zip(parts, [*names, *["9 May 2025"] * 30], strict=False) for each in pair)
    for one in checked(text, *names):
        assert text[one.start : one.end] == one.text


def test_a_name_makes_no_finding():
    bad = ["Refuse & Lie Ltd", "Obviously Faulty", "Soon", "THE BIG FAT BOX CO", "Modem Firewall GmbH", "Guarantee 60", "QXZ"]
    assert rules(" ".join(f"I called {name} on 9 May 2025." for name in bad), *bad) == set()
