"""The chain of parts: how each stands, from small cases, and what the drawing holds."""

import re
from datetime import date

import pytest

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance
from consultant.evidence.rules import Evidence, Pair
from consultant.parties.rules import Part
from consultant.parties.words import Voice
from consultant.picture.chain.drawing.rules import Piece, paper, svg
from consultant.picture.chain.rules import Standing, chain
from consultant.picture.chain.words import drawn, in_words
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.factories import blames, call, record, said
from tests.reports.words import NOW, printed

pytestmark = pytest.mark.usefixtures("babel_app")
PARTS = (Part("Computer", "client"), Part("Modem", "acme"), Part("Line", "bell"), Part("Cable", None))


def stands(*calls, **more) -> list[Standing]:
    return [link.standing for link in chain(assess(record(*calls, **{"parts": PARTS, **more}), NOW))]


def test_words_about_a_firm_are_no_views_of_each_of_its_parts():
    parts = (Part("Modem", "acme"), Part("Bill", "acme"), Part("Line", "bell"))
    general = call(0, "acme", said("acme", Stance.DENIES)), call(1, "bell", blames("bell", "acme"))
    of_modem = call(2, "bell", blames("bell", "acme", part="Modem")), call(3, "acme", said("acme", Stance.DENIES, part="modem"))
    assert stands(*general, parts=parts) == [Standing.UNCHECKED] * 3
    assert stands(*general, *of_modem, parts=parts) == [Standing.DISPUTED, Standing.UNCHECKED, Standing.UNCHECKED]


def ran(result: str, done: date | None = date(2025, 5, 9), **tells) -> Test:
    return Test("Other modem", results=(PossibleResult("It drops", **tells),), done_on=done, result=result)


BOTH = call(0, "acme", blames("acme", "bell"), said("acme", Stance.DENIES)), call(1, "bell", blames("bell", "acme"))


@pytest.mark.parametrize(
    ("calls", "more", "modem_and_line"),
    [
        ((), {}, "unchecked unchecked"),
        (BOTH[:1], {}, "unchecked pointed at"),
        (BOTH, {}, "disputed pointed at"),
        ((call(0, "acme", blames("acme", "bell", part="Another line")),), {}, "unchecked unchecked"),
        ((call(0, "acme", blames("acme", "bell", part="line")),), {}, "unchecked pointed at"),
        (BOTH, {"tests": (ran("it drops", faulty=("Line",), fine=("Modem",)),)}, "works faulty"),
        (BOTH, {"tests": (ran("it drops", faulty=("Line", "Modem")),)}, "disputed pointed at"),
        (BOTH, {"tests": (ran("no", fine=("Modem",)),)}, "disputed pointed at"),
        (BOTH, {"tests": (ran("it drops", fine=("Modem",)), ran("it drops", date(2025, 5, 8), faulty=("Modem",)))}, "works pointed at"),
        ((call(5, "acme", said("acme", Stance.ACCEPTS)),), {"tests": (ran("it drops", fine=("Modem",)),)}, "pointed at unchecked"),
        ((call(5, "bell", blames("bell", "acme")),), {"tests": (ran("it drops", fine=("Modem", "Line")),)}, "pointed at works"),
        (BOTH, {"tests": (ran("it drops", None, fine=("Modem", "Line")),)}, "disputed pointed at"),
        ((call(5, "bell", said("bell", Stance.DENIES)),), {"tests": (ran("it drops", faulty=("Line",)),)}, "unchecked faulty"),
        ((call(0, "client", said("me", Stance.CLEARS, "bell")),), {}, "unchecked works"),
        ((call(0, "acme", said("acme", Stance.CLEARS, "bell")),), {}, "unchecked unchecked"),
        ((BOTH[0],), {"evidence": (Evidence("Sheet", date(2025, 5, 7), supports=(Pair("acme", "acme"),)),)}, "works pointed at"),
    ],
)
def test_how_a_part_stands(calls, more, modem_and_line):
    computer, modem, line, cable = stands(*calls, **more)
    assert (computer, cable) == (Standing.UNCHECKED, Standing.UNCHECKED)
    assert f"{modem} {line}" == modem_and_line


def test_the_paper_says_it_in_words_and_knows_as_much_as_the_screen():
    of = record(*BOTH, parts=PARTS, tests=(ran("it drops", faulty=("Line",), fine=("Modem",)),))
    shown = printed(of)
    assert [link.standing for link in shown.chain] == [link.standing for link in chain(assess(of, NOW))]
    assert shown.chain_words == ("Checked, and fine: Modem.", "A test points to this: Line.", "Nobody has checked this: Computer; Cable.")
    assert shown.chain_caption == "Picture 2: the parts, from your desk outwards, on 16 May 2025."
    assert printed(record(parts=PARTS)).chain_caption.startswith("Picture 1: ")


def test_one_part_or_many_are_not_drawn():
    voice = Voice.on_screen(record().parties)
    for parts, is_drawn in ((PARTS[:1], False), (PARTS, True), (PARTS * 2, False)):
        assert bool(drawn(assess(record(parts=parts), NOW), voice)) == is_drawn
    assert list(in_words(())) == []


def test_the_drawing_says_each_state_without_colour_and_holds_any_words():
    made = [Piece("<Modem> " * 30 if n == 0 else "حاسوب", "Bell & Co", "Nobody has checked it.", one) for n, one in enumerate(Standing)]
    screen, sheet = svg(made, "Your desk", "In words", "chain"), paper(made, "Your desk", "chain")
    borders = re.findall(r'stroke-width="([^"]+)"(?: stroke-dasharray="([^"]+)")?/>', screen)
    assert len({border for border in borders if border != ("3", "")}) >= len(Standing)
    assert "<Modem>" not in screen + sheet and screen.count("…") == 1 and 'direction="rtl"' in screen and 'dir="rtl"' in sheet
    assert set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', screen)) == {"#1a1a1a", "#ffffff"}
    boxes = [(float(y), float(y) + float(high)) for y, high in re.findall(r'<rect[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', screen)]
    assert all(above[1] < below[0] for above, below in zip(boxes, boxes[1:], strict=False))
    assert float(re.search(r'viewBox="0 0 360 ([\d.]+)"', screen)[1]) >= boxes[-1][1]
