"""Which parties are drawn, in which order, with which arrows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consultant.assessment.rules import Assessment, assess
from consultant.calls.rules import Call, Channel, Outcome, Stance, Statement
from consultant.casefile.rules import read_case
from consultant.cases.rules import CaseRecord, ClientOfCase, moment
from consultant.parties.rules import Party, Role
from consultant.picture.rules import numbered, picture

START = datetime(2025, 3, 3, 9, tzinfo=UTC)
ROLES = {"client": Role.CLIENT, "consultant": Role.CONSULTANT}


def call(index: int, parties: str, *claims: str, outcome: Outcome | None = None, relayed_by: str | None = None) -> Call:
    """`claims` are written "a>b": a blames b."""
    pairs = (claim.split(">") for claim in claims)
    said = tuple(Statement(by, about, Stance.BLAMES, relayed_by=relayed_by) for by, about in pairs)
    at = START + timedelta(hours=index)
    return Call(at, tuple(parties.split()), Channel.PHONE, 5, 0, "", statements=said, outcome=outcome, row=f"calls[{index}]")


def case(parties: str, *calls: Call) -> Assessment:
    people = tuple(Party(id, id.title(), ROLES.get(id, Role.VENDOR)) for id in parties.split())
    record = CaseRecord("slug", "Title", ClientOfCase("Ann", "household"), "No line", None, parties=people, calls=calls)
    return assess(record, START + timedelta(days=1))


def names(assessment: Assessment) -> dict[str, str]:
    return {party.id: party.called for party in assessment.record.parties}


def drawn(assessment: Assessment):
    return picture(assessment, names(assessment))


def ids(assessment: Assessment) -> list[str]:
    return [box.id for box in drawn(assessment).boxes]


def test_a_loop_begins_at_the_firm_contacted_first():
    assessment = case("a b c d", call(0, "d"), call(1, "c", "c>a"), call(2, "a", "a>b"), call(3, "b", "b>c"), call(4, "d", "d>a"))
    assert ids(assessment) == ["c", "a", "b", "d"]
    assert [(arrow.by, arrow.about, arrow.number, arrow.loop) for arrow in drawn(assessment).arrows] == [
        ("c", "a", 1, True),
        ("a", "b", 2, True),
        ("b", "c", 3, True),
        ("d", "a", 4, False),
    ]


def test_the_shortest_loop_stands_first():
    longer_first = case("a b c d", call(0, "a", "a>b"), call(1, "b", "b>c"), call(2, "c", "c>a", "c>d"), call(3, "d", "d>c"))
    assert ids(longer_first) == ["c", "d", "a", "b"]


def test_without_a_loop_first_contact_orders():
    assessment = case("a b c", call(0, "c", "c>a"), call(1, "b", "b>a"))
    assert ids(assessment) == ["c", "b", "a"]
    assert not any(arrow.loop for arrow in drawn(assessment).arrows)


def test_numbers_follow_the_order_in_which_it_was_said():
    assessment = case("a b c", call(0, "b", "b>c"), call(1, "a", "a>b"), call(2, "b", "b>c"))
    assert numbered(assessment) == {"calls[1].claims[0]": 1, "calls[2].claims[0]": 2}
    assert [arrow.number for arrow in drawn(assessment).arrows] == [1, 2]


def test_our_side_is_a_pill_and_only_drawn_when_touched():
    untouched = case("client consultant a b", call(0, "a", "a>b"), call(1, "client consultant b", "b>a"))
    assert ids(untouched) == ["a", "b"]
    touched = case("client a", call(0, "a", "a>client"))
    assert [(box.id, box.pill) for box in drawn(touched).boxes] == [("a", False), ("client", True)]


def test_asked_in_vain_is_dotted_and_reached_without_an_arrow_is_left_out():
    tried = call(1, "c", outcome=Outcome.VOICEMAIL)
    assessment = case("a b c d", call(0, "a", "a>b"), tried, call(2, "d", outcome=Outcome.REACHED))
    assert [(box.id, box.silent) for box in drawn(assessment).boxes] == [("a", False), ("c", True), ("b", False)]
    answered = case("a b c", call(0, "a", "a>b"), tried, call(2, "c"))
    assert ids(answered) == ["a", "b"]


def test_hearsay_is_marked():
    assessment = case("a b c", call(0, "a", "b>c", relayed_by="a"), call(1, "b", "b>a"))
    assert [arrow.relayed for arrow in drawn(assessment).arrows] == [True, False]


@pytest.mark.parametrize(
    "assessment",
    [
        case("a b"),
        case("a", call(0, "a")),
        case("a b", call(0, "a", outcome=Outcome.NO_ANSWER), call(1, "b", outcome=Outcome.NO_ANSWER)),
        case("a", call(0, "a", "a>a")),
    ],
    ids=["no call", "one firm", "no arrow", "own fault"],
)
def test_no_picture_without_two_who_point(assessment):
    assert drawn(assessment) is None


def test_seven_are_a_list():
    circle = "abcdefg"
    calls = [call(i, by, f"{by}>{about}") for i, (by, about) in enumerate(zip(circle, circle[1:] + "a", strict=True))]
    assert drawn(case(" ".join(circle), *calls)).as_list
    assert not drawn(case(" ".join(circle), *calls[:5])).as_list


def test_an_edge_of_a_dense_graph_is_in_a_loop_even_when_the_loop_is_not_listed():
    everyone = "abcdefg"
    calls = [call(i, by, *(f"{by}>{about}" for about in everyone if about != by)) for i, by in enumerate(everyone)]
    assert all(arrow.loop for arrow in drawn(case(" ".join(everyone), *calls)).arrows)


def read(name: str) -> Assessment:
    record = read_case((Path("tests/cases") / name).read_bytes())
    return assess(record, moment(record))


def test_the_kitchen_permit_is_a_loop_of_four_with_the_client_in_it():
    assessment = read("02-kitchen-permit-circle.json")
    assert ids(assessment) == ["elec", "cabinet", "owner", "store"]
    assert [box.id for box in drawn(assessment).boxes if box.pill] == ["owner"]
    assert {arrow.by: arrow.relayed for arrow in drawn(assessment).arrows} == {
        "elec": False,
        "cabinet": True,
        "owner": False,
        "store": False,
    }
    assert all(arrow.loop for arrow in drawn(assessment).arrows)


def test_client_and_consultant_alone_make_a_picture_of_two_pills():
    assessment = read("17-untested-login-change.json")
    assert [(box.id, box.pill) for box in drawn(assessment).boxes] == [("client", True), ("consultant", True)]
