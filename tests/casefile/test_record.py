"""What the base form lacks travels in optional keys, and any record comes back as it went out."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from consultant.calls.rules import Call, Channel, Withdrawal
from consultant.casefile.rules import CaseFileError, read_case, write_case
from consultant.cases.rules import Effort
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.parties.rules import Part, Party, Role, Source
from consultant.revisit.rules import Revisit
from consultant.work.rules import Work, WorkKind
from tests.casefile.records import EAST, record, records


def again(one, private=True):
    return read_case(write_case(one, private))


@given(records())
@settings(max_examples=300)
def test_any_record_comes_back_as_it_went_out(one):
    text = write_case(one, private=True)
    back = read_case(text)
    assert write_case(back, private=True) == text
    for same in ("client", "parties", "evidence", "tests", "options", "roadblocks", "baseline", "revisit", "advice",
                 "referrals", "parts", "fault_since", "restored_at", "closing", "as_of", "private_note", "notes"):  # fmt: skip
        assert getattr(back, same) == getattr(one, same)
    assert [bare(call) for call in back.calls] == [bare(call) for call in one.calls]
    assert back.work == tuple(replace(work, in_effort=True) for work in one.work)
    public = write_case(one)
    assert write_case(read_case(public)) == public


def bare(call):
    """A call without what only a file, or only a database, knows."""
    kept = {key: value for key, value in vars(call).items() if key not in ("row", "in_effort", "id", "corrections")}
    return kept, [bare(correction) for correction in call.corrections]


def test_private_notes_go_out_only_on_request():
    at = datetime(2025, 5, 6, 9, tzinfo=EAST)
    fixed = Call(at, ("acme",), Channel.PHONE, 1, 0, "x", private_note="secret 3")
    one = record(
        private_note="secret 1",
        parties=(Party("acme", "Acme", Role.VENDOR, private_note="secret 2"),),
        calls=(Call(at, ("acme",), Channel.PHONE, 1, 0, "x", private_note="secret 4", corrections=(fixed,)),),
    )
    assert "secret" not in write_case(one)
    assert write_case(one, private=True).count("secret") == 4
    assert again(one).calls[0].corrections[0].private_note == "secret 3"


def test_rows_are_the_paths_in_the_file():
    at = datetime(2025, 5, 6, 9, tzinfo=EAST)
    fixed = Call(at, ("acme",), Channel.PHONE, 1, 0, "x", corrected_because="wrong day")
    entry = again(
        record(
            parties=(Party("acme", "Acme", Role.VENDOR),),
            calls=(Call(at, ("acme",), Channel.PHONE, 2, 0, "x", corrections=(fixed,)),),
        )
    ).calls[0]
    assert (entry.row, entry.corrections[0].row) == ("calls[0]", "calls[0].corrections[0]")
    assert entry.at.utcoffset() == timedelta(hours=-4)


def test_calls_go_out_in_order_of_their_start():
    late, early = (Call(datetime(2025, 5, day, tzinfo=EAST), ("acme",), Channel.PHONE, 0, 0, "x") for day in (9, 6))
    back = again(record(parties=(Party("acme", "Acme", Role.VENDOR),), calls=(late, early)))
    assert [call.at.day for call in back.calls] == [6, 9]


ACME_AND_BELL = (Party("acme", "Acme", Role.VENDOR), Party("bell", "Bell", Role.VENDOR))
LINE, BOX, SOCKET = Part("line", "acme"), Part("box", "acme"), Part("socket", "bell")
BILL = Part("bill", "acme", Source.CONTRACT, "page 2", date(2025, 5, 6))


@pytest.mark.parametrize(
    ("parts", "own", "listed"),
    [
        ((LINE, SOCKET), ["line", "socket"], []),
        ((LINE, BOX, BILL), ["line", ""], ["box", "bill"]),
        ((SOCKET, LINE), ["", "socket"], ["line"]),
        ((BILL, LINE, SOCKET), ["", ""], ["bill", "line", "socket"]),
    ],
)
def test_parts_keep_their_order_and_the_first_ones_are_what_parties_are_responsible_for(parts, own, listed):
    one = record(parties=ACME_AND_BELL, parts=parts)
    file = json.loads(write_case(one))
    assert [party["responsible_for"] for party in file["parties"]] == own
    assert [part["name"] for part in file.get("parts", [])] == listed
    assert again(one).parts == parts


@pytest.mark.parametrize(
    ("offers", "answer", "reason", "listed"),
    [
        ((), "undecided", None, False),
        ((Offer(Reaction.ACCEPTED),), "accepted", None, False),
        ((Offer(Reaction.REFUSED, reason="too dear"),), "refused", "too dear", False),
        ((Offer(Reaction.NONE_YET, reason="asks his wife"),), "undecided", "asks his wife", False),
        ((Offer(),), "undecided", None, True),
        ((Offer(Reaction.DECLINED),), "undecided", None, True),
        ((Offer(Reaction.TRIED, at=datetime(2025, 5, 6, tzinfo=EAST)),), "tried", None, True),
        ((Offer(Reaction.ANGRY), Offer(Reaction.ACCEPTED, changed="cheaper")), "accepted", None, True),
    ],
)
def test_offers_take_the_base_form_where_it_can_hold_them(offers, answer, reason, listed):
    one = record(options=(Option("Wait", OptionKind.LIVE_WITH, offers=offers),))
    file = json.loads(write_case(one))["options"][0]
    assert (file["client_response"], file["refusal_reason"], "offers" in file) == (answer, reason, listed)
    assert again(one).options == one.options


def test_offers_must_end_with_the_answer_of_the_base_form():
    one = write_case(record(options=(Option("Wait", OptionKind.LIVE_WITH, offers=(Offer(Reaction.DECLINED),)),)))
    with pytest.raises(CaseFileError, match=r"options\[0\]\.offers"):
        read_case(one.replace('"undecided"', '"accepted"'))


def minutes(paid, minutes=10, **more):
    return Call(datetime(2025, 5, 6, tzinfo=EAST), ("acme",), Channel.PHONE, minutes, 0, "x", paid=paid, **more)


def test_effort_is_what_the_file_brought_plus_what_was_logged_since():
    one = record(
        parties=(Party("acme", "Acme", Role.VENDOR),),
        effort=Effort(100, 50, Decimal("99.5"), "USD"),
        currency="USD",
        calls=(
            minutes(True, in_effort=True),
            minutes(True, corrections=(minutes(True, 7),)),
            minutes(False, 3),
            minutes(None),
            minutes(True, withdrawn=Withdrawal("twice")),
        ),
        work=tuple(Work(date(2025, 5, 6), n, WorkKind.TRAVEL, paid=n == 1, in_effort=n == 10) for n in (1, 2, 10)),
    )
    assert json.loads(write_case(one))["effort"] == {
        "paid_minutes": 108, "unpaid_minutes": 55, "billed_amount": 99.5, "currency": "USD"
    }  # fmt: skip
    assert write_case(again(one)) == write_case(one)


@pytest.mark.parametrize(("currency", "written"), [("JPY", "JPY"), (None, "XXX")])
def test_a_case_without_a_total_writes_the_minutes_of_its_calls(currency, written):
    one = record(
        parties=(Party("acme", "Acme", Role.VENDOR),), currency=currency, calls=(minutes(True), minutes(False, 3))
    )
    assert json.loads(write_case(one))["effort"] == {
        "paid_minutes": 10, "unpaid_minutes": 3, "billed_amount": 0, "currency": written
    }  # fmt: skip
    assert again(one).currency == currency


def test_whole_amounts_stay_whole_numbers():
    one = record(
        options=(Option("Buy", OptionKind.REPLACE, cost_once=Decimal("3500.0000"), cost_monthly=Decimal("0.10")),)
    )
    option = json.loads(write_case(one), parse_float=str, parse_int=str)["options"][0]
    assert (option["cost_once"], option["cost_monthly"]) == ("3500", "0.1")


def test_a_revisit_that_nobody_set_is_not_a_never():
    assert again(record()).revisit is None
    assert again(record(revisit=Revisit())).revisit == Revisit()
    assert json.loads(write_case(record()))["revisit"] == {"date": None, "trigger": None, "not_set": True}


def test_base_keys_come_first_and_the_file_ends_with_a_line_end():
    one = record(as_of=datetime(2025, 5, 6, tzinfo=EAST), private_note="x")
    text = write_case(one, private=True)
    assert text.endswith("}\n")
    assert list(json.loads(text)) == [
        "slug", "title", "client", "problem", "worked_before", "parties", "calls", "evidence", "options", "roadblocks",
        "baseline", "revisit", "advice_log", "effort", "as_of", "private_note",
    ]  # fmt: skip
