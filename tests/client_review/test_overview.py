"""Who is due for a look, and in which order."""

from datetime import date

from consultant.client_review.overview.rules import Line, in_turn

TODAY = date(2026, 11, 20)


def test_who_is_due_longest_comes_first():
    lines = [
        Line(1, "Later", 1, next_on=date(2027, 1, 1)),
        Line(2, "No case", 0),
        Line(3, "Today", 1, next_on=TODAY),
        Line(4, "Long ago", 0, next_on=date(2026, 5, 1)),
        Line(5, "Never", 2),
    ]
    assert [one.name for one in in_turn(lines, TODAY)] == ["Never", "Long ago", "Today", "Later", "No case"]
    assert [one.name for one in lines if one.is_due(TODAY)] == ["Today", "Long ago", "Never"]
