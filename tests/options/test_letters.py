"""An option keeps its letter from report to report."""

import pytest

from consultant.options.letters.rules import Lettered, is_run, letter, lettered, placed
from consultant.options.rules import Option, OptionKind
from tests.factories import record
from tests.reports.words import option, printed

pytestmark = pytest.mark.usefixtures("babel_app")


def of(what: str, row: int) -> Option:
    return Option(what, OptionKind.SWITCH, id=row)


def test_what_was_a_stays_a_whatever_becomes_of_the_others():
    first = lettered((), [of("Cable", 1), of("Modem", 2), of("Wait", 3)])
    then = lettered(first, [of("Modem", 2), of("Wait longer", 3), of("Radio", 4)])
    assert then == (Lettered("Cable", 1), Lettered("Modem", 2), Lettered("Wait longer", 3), Lettered("Radio", 4))
    assert list(placed(then, [of("Modem", 2), of("Radio", 4)])) == [("B", Lettered("Modem", 2)), ("D", Lettered("Radio", 4))]
    assert lettered([Lettered("Modem")], [of("Modem", 2)]) == (Lettered("Modem", 2),)  # of a report that kept no rows
    twins = [of("Wait", 5), of("Wait", 6)]
    assert [put.row for _letter, put in placed(lettered((), twins), twins)] == [5, 6]
    assert [letter(place) for place in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]
    assert is_run(["B", "C"]) and not is_run(["B", "D"])


def test_a_later_report_asks_by_the_letters_of_the_one_before():
    left, offered = [option(f"Way {n}") for n in (1, 3)], tuple(Lettered(f"Way {n}") for n in range(8))
    shown = printed(record(options=tuple(left)), offered=offered)
    assert shown.choice.heading == "Please choose B or D by Friday 23 May 2025"
    assert shown.choice.tables[0].columns == ("B. Way 1", "D. Way 3")
    assert "B: Way 1. D: Way 3." in shown.page_one.bullets[-2].text
    many = printed(record(options=tuple(option(f"Way {n}") for n in (1, 2, 3, 5, 7))), offered=offered)
    assert many.choice.heading.startswith("Please choose B, C, D, F or H by")
    assert [table.columns for table in many.more_options] == [("H. Way 7",)]
