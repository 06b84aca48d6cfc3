"""The options side by side, and the answers, from small cases."""

from datetime import date
from decimal import Decimal

import pytest

from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.reports.editions.rules import Edition
from tests.factories import record
from tests.reports.words import NOW, option, printed

pytestmark = pytest.mark.usefixtures("babel_app")


def test_options_are_compared_with_sums_done():
    priced = option("Cable", cost_once=Decimal(60), cost_monthly=Decimal("4.50"), good_side="Fast.")
    shown = printed(record(options=(priced, option("Wait", time="Not known"), option("Radio", Reaction.TRIED)), currency="USD"))
    assert shown.choice.heading == "Please choose A or B by Friday 23 May 2025"
    (table,) = shown.choice.tables
    assert table.columns == ("A. Cable", "B. Wait")
    assert dict(table.rows) == {
        "Cost now": ("$60", "Not noted"),
        "Cost each month": ("$4.50", "Not noted"),
        "Total in the first year": ("$114", "Not noted"),
        "How long": ("Not noted", "Not known"),
        "Good side": ("Fast.", "Not noted"),
    }
    assert shown.choice.answered == ("You are trying this: Radio.",)


def test_a_cost_that_nobody_noted_is_said_to_be_so():
    (table,) = printed(record(options=(option("Wait"),))).choice.tables
    assert table.rows == (("Cost now", ("Not noted",)),)


@pytest.mark.parametrize(("count", "widths"), [(1, [1]), (3, [2, 1]), (4, [2, 2]), (7, [2, 2])])
def test_at_most_three_columns_and_the_rest_in_the_appendix(count, widths):
    shown = printed(record(options=tuple(option(f"Way {n}") for n in range(count))))
    assert [len(table.columns) for table in shown.choice.tables] == widths
    rest = [column for table in shown.more_options for column in table.columns]
    assert rest == [f"{letter}. Way {n}" for n, letter in list(enumerate("ABCDEFG"))[4:count]]
    assert bool(rest) == bool(shown.choice.more)


def test_answers_are_plain_facts_and_without_any_there_is_no_section():
    shown = printed(record(options=(option("Cable", Reaction.ACCEPTED), option("Wait", Reaction.DISMISSED))), view="Start with cable.")
    assert shown.choice.answered == ("You said yes to this: Cable.", "You said no to this: Wait.")
    assert (shown.choice.view, shown.choice.tables, shown.choice.heading) == ("Start with cable.", (), "What you have decided")
    assert printed(record()).choice is None
    assert printed(record(), view="Wait.").choice.heading == "What I would do"


def test_options_with_days_of_their_own_say_them_and_page_one_names_the_earliest_as_that():
    days = {"Cable": date(2025, 6, 2), "Modem": date(2025, 5, 20), "Radio": date(2025, 5, 15), "Wait": None}
    shown = printed(record(options=tuple(option(what, decide_by=day) for what, day in days.items())))
    assert shown.choice.heading == "Please choose A, B, C or D: the first day is Tuesday 20 May 2025"
    first, second = (dict(table.rows)["Decide by"] for table in shown.choice.tables)
    assert (*first, *second) == ("2 June 2025", "20 May 2025", "No day is set yet.", "No day is set yet.")
    assert shown.page_one.bullets[-2].text == (
        "Please choose A, B, C or D and tell me by Tuesday 20 May 2025, the earliest of their days."
    )


def test_after_a_choice_nothing_is_asked_and_what_was_chosen_comes_next():
    cable = Option("Cable.", OptionKind.SWITCH, offers=(Offer(Reaction.ACCEPTED, NOW),))
    modem = Option("Modem", OptionKind.SWITCH, offers=(Offer(Reaction.NONE_YET, NOW),))
    shown = printed(record(options=(modem, cable, option("Radio", Reaction.DECLINED))))
    assert shown.choice.answered == ("You did not choose this: Modem.", "You said yes to this: Cable.", "You said no to this: Radio.")
    assert (shown.choice.heading, shown.choice.tables) == ("What you have decided", ())
    assert [(step.what, step.by_when) for step in shown.steps] == [("Agree who does what you chose: Cable", "No day is set yet.")]
    assert shown.page_one.heading == "In short: what you chose comes next"
    assert shown.page_one.bullets[-2].text == "You chose this: Cable. We still have to agree who does what."


def test_of_a_cost_that_is_noted_in_part_the_total_says_what_is_not_in_it():
    monthly, once, free = {"cost_monthly": Decimal(5)}, {"cost_once": Decimal(60)}, {"cost_monthly": Decimal(0)}
    options = option("Cable", **monthly), option("Modem", **once), option("Wait", **free)
    shown = printed(record(options=options, currency="USD"))
    totals = [dict(table.rows).get("Total in the first year") for table in shown.choice.tables]
    assert totals == [("$60, and what it costs now", "Not noted"), None]
    listed = shown.page_one.bullets[-2].text
    assert "A: Cable ($5 each month). B: Modem ($60 once). C: Wait." in listed


def test_a_sum_without_a_currency_says_so():
    priced = option("Cable", cost_once=Decimal("1234.548"), cost_monthly=Decimal(1200))
    (table,) = printed(record(options=(priced,))).choice.tables
    cells = dict(table.rows)
    assert cells["Cost now"] == ("1,234.55 (currency not noted)",)
    assert cells["Cost each month"] == ("1,200 (currency not noted)",)


def test_the_short_form_names_a_single_option_once_and_lists_two():
    def text(*options):
        return " ".join(printed(record(options=options), edition=Edition.SHORT).page_one.paragraphs())

    assert (text(option("Cable")).count("Cable"), text(option("Cable"), option("Wait")).count("Cable")) == (1, 1)
