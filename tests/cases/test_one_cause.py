"""Rule 13: other open cases with the same organization and part that began within 14 days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.cases.actions import case_numbered, change_case, close_case
from consultant.cases.one_cause.actions import one_cause_of
from consultant.cases.one_cause.rules import Trouble, maybe_one_cause
from consultant.cases.rules import CaseState, Closing
from consultant.database import working_for
from consultant.organizations.actions import organizations
from consultant.parties.actions import add_named_party, party_rows
from consultant.parties.rules import Role
from tests.cases.desk import open_case, work
from tests.factories import MONDAY
from tests.pages import parsed

HERE = Trouble(1, "No cards", MONDAY, 7, "Line")


def trouble(case: int = 2, days: float = 0, organization: int = 7, part: str = "line") -> Trouble:
    return Trouble(case, f"Case {case}", MONDAY + timedelta(days=days), organization, part)


@pytest.mark.parametrize("other", [trouble(), trouble(days=14), trouble(days=-14), trouble(part=" LINE ")], ids=str)
def test_the_same_part_of_the_same_organization_about_then(other):
    (found,) = maybe_one_cause([HERE], [other])
    assert (found.case, found.title, found.parts) == (2, "Case 2", (other.part,))


@pytest.mark.parametrize(
    "other", [trouble(days=14.01), trouble(days=-15), trouble(organization=8), trouble(part="Modem"), trouble(case=1)], ids=str
)
def test_not_another_part_firm_or_time(other):
    assert maybe_one_cause([HERE], [other]) == ()


def test_a_case_is_named_once_with_all_that_it_shares_newest_first():
    here = [HERE, trouble(1, part="Modem")]
    found = maybe_one_cause(here, [trouble(2), trouble(2, part="modem"), trouble(3, days=3)])
    assert [(one.case, one.parts) for one in found] == [(3, ("line",)), (2, ("line", "modem"))]


TROUBLES = st.lists(st.builds(trouble, st.integers(1, 4), st.integers(0, 40), st.integers(1, 2), st.sampled_from(["line", "modem"])))


@given(TROUBLES)
def test_if_one_case_names_another_that_one_names_it_too(all_of_them):
    def named(case: int) -> set[int]:
        found = maybe_one_cause([t for t in all_of_them if t.case == case], [t for t in all_of_them if t.case != case])
        return {one.case for one in found}

    assert all(case in named(other) for case in range(1, 5) for other in named(case))


@pytest.fixture
def three(app, owner, stranger):
    """Three cases with a firm that looks after the line; another practice has one too."""
    for person in (owner, owner, owner, stranger):
        number = open_case(app, person)
        work(app, person, lambda number=number: _with_line(number))


def _with_line(number: int) -> None:
    add_named_party(case_numbered(number).id, "BrightNet", Role.CARRIER, "Line")


def found(app, owner, number: int = 1) -> list[int]:
    with app.app_context(), working_for(owner.practice_id, owner.id):
        case = case_numbered(number)
        assert len(party_rows(case.id)) == 3
        return [one.case for one in one_cause_of(case, organizations()[0].id)]


def test_the_open_cases_of_the_practice_are_found(app, owner, three):
    assert found(app, owner) == [3, 2]


def test_a_closed_case_is_neither_found_nor_asked_for(app, owner, three):
    work(app, owner, lambda: close_case(case_numbered(2), Closing(CaseState.FIXED, MONDAY)))
    assert found(app, owner) == [3]
    assert found(app, owner, 2) == []


def test_the_first_fault_counts_before_the_day_it_was_opened(app, owner, three):
    for number, day in ((1, MONDAY), (2, MONDAY - timedelta(days=10)), (3, MONDAY - timedelta(days=20))):
        work(app, owner, lambda number=number, day=day: change_case(case_numbered(number), fault_since=day))
    assert (found(app, owner), found(app, owner, 3)) == ([2], [2])


def test_the_case_names_the_others_and_leads_to_them(app, owner, client, three):
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # in London it is tomorrow
    for number in (1, 2, 3):
        work(app, owner, lambda number=number: change_case(case_numbered(number), opened_at=late + timedelta(days=number)))
    fold = parsed(client.get("/cases/1")).select_one("#one-cause")
    assert fold.h2.get_text() == "Maybe one cause with 2 other cases"
    assert [link["href"] for link in fold.select("a")] == ["/cases/3", "/cases/2"]
    assert "It began on 5 July 2026." in fold.get_text()


def test_a_case_alone_says_nothing_about_others(app, owner, client):
    open_case(app, owner)
    assert "Maybe one cause" not in client.get("/cases/1").text
