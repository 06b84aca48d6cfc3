"""What is erased is nowhere any more, and nothing of another client is touched."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from consultant.calls.models import Call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.models import Case
from consultant.client_review.actions import decide
from consultant.client_review.erasing.rules import Leaving, Rule, bill_is_kept, due_on, is_due, kept_until
from consultant.client_review.history.rules import Payment
from consultant.client_review.letting_go.actions import tick
from consultant.client_review.letting_go.rules import Step
from consultant.client_review.money.actions import add_expected, add_invoice
from consultant.client_review.proposal.rules import Verdict
from consultant.clients.actions import leave
from consultant.clients.limits.actions import pass_limits, set_limit
from consultant.clients.limits.rules import Limit, Terms
from consultant.clients.models import Client
from consultant.clients.recommending.actions import note_recommended
from consultant.database import add_row, change_row, db, rows_of
from consultant.evidence.files.actions import attach, store_file
from consultant.evidence.models import Evidence
from consultant.feedback.actions import add_answer
from consultant.feedback.rules import Answer, Kind
from consultant.offline.actions import keep_receipt
from consultant.offline.rules import Sent
from consultant.papers.actions import keep_answers
from consultant.papers.rules import PaperName
from consultant.reports.models import Report
from consultant.reports.wording.models import KeptWords
from consultant.sending.actions import make_link, note_opening
from consultant.sending.outbox.actions import note_sent
from consultant.sending.outbox.rules import How
from tests.cases.desk import text_of, work
from tests.clients.planted import CANARY, OTHERS, RICH, rich
from tests.rows import dump

NOW = datetime.now(UTC)
TODAY = NOW.date()
LAW = {"keep_months": "12", "keep_bills_years": "10"}
DAY = date(2024, 2, 29)


def test_the_rule_says_when():
    rule, one = Rule(12, 10), Leaving(1, "Ann", DAY, bills=(date(2020, 1, 1), DAY))
    assert due_on(one, rule) == date(2025, 2, 28) and due_on(one, Rule()) is None
    assert is_due(one, rule, date(2025, 2, 28)) and not is_due(one, rule, date(2025, 2, 27)) and not is_due(one, Rule(), TODAY)
    assert not is_due(replace(one, open_cases=1), rule, TODAY)
    assert not bill_is_kept(date(2020, 1, 1), rule, date(2030, 1, 1)) and bill_is_kept(DAY, rule, date(2030, 1, 1))
    assert bill_is_kept(DAY, Rule(12), date(2999, 1, 1)) and kept_until(one, Rule(12), TODAY) is None
    assert kept_until(one, rule, TODAY) == date(2034, 2, 28)
    assert due_on(replace(one, erased_on=DAY), rule) == date(2030, 1, 1), "only invoices are left"


def other() -> Case:
    """Of another client, with firms of its own and one that both have."""
    record = read_case(RICH.read_text().replace('"Ann"', f'"{OTHERS}"'))
    case = import_record(record, at=NOW)
    attach(case.id, store_file(b"10:02 line down", "shared.log"))
    return case


def canary() -> Case:
    """A client who left, with a row of every kind that can hang on one."""
    case = import_record(read_case(rich().replace('"Bell"', f'"{CANARY} Bell"').replace('"Ann"', f'"{CANARY} Ann"')), at=NOW)
    who = case.client
    change_row(who, phone="555 0199", likes=CANARY, never_offer=CANARY, private_note=CANARY, address="1 Long Lane")
    set_limit(who, Limit.CALLERS, Terms(names=CANARY), at=NOW)
    pass_limits(case, [Limit.CALLERS], CANARY, at=NOW)
    for whom, by in ((who, 1), (db.session.get_one(Client, 1), who.id)):
        note_recommended(whom, by, TODAY)
    tick(decide(who, Verdict.LET_GO, CANARY, TODAY, facts={"reasons": [CANARY]}, at=NOW), Step.LETTER, TODAY)
    attach(case.id, store_file(b"10:02 line down", f"{CANARY}.log"), evidence_id=rows_of(Evidence, case.id)[0].id)
    attach(case.id, store_file(CANARY.encode(), "own.log"))
    printed = {"facts": {"a": CANARY}, "pdf": CANARY.encode(), "sha256": "0" * 64}
    report = add_row(Report(case_id=case.id, number=1, date=TODAY, issued_at=NOW, **printed))
    link, _secret = make_link(report, until=TODAY, zone=UTC, at=NOW)
    note_opening(link, at=NOW)
    note_sent(report, How.LINK, CANARY, at=NOW, link=link)
    add_answer(case.id, Answer(NOW, 1, Kind.WRONG, CANARY), link.id)
    keep_answers(case.id, PaperName.PARTING, "", {"handed_over": CANARY})
    add_row(KeptWords(case_id=case.id, fingerprint="0" * 16, rule="L05", text=CANARY, reason=CANARY))
    keep_receipt(Sent("device-0001", "key-00000001", "0" * 64, NOW, 1), rows_of(Call, case.id)[0])
    leave(who, TODAY - timedelta(days=1000))
    return case


def bill(who: int, day: date) -> None:
    add_invoice(who, [Payment(day, Decimal(10))], on=day, amount=Decimal(30), currency="EUR", due=day, what="No. 7")
    add_expected(who, on=TODAY, amount=Decimal(30), currency="EUR", by=TODAY, what=CANARY)


def stored(app) -> dict[str, list[tuple]]:
    """All rows but the list of changes, and what each page notes of itself."""
    return {table: rows for table, rows in dump(app).items() if table not in ("changes", "used_keys")}


def files(app) -> list[str]:
    return sorted(path.name for path in (app.config["SETTINGS"].data / "files").rglob("*") if path.is_file())


@pytest.fixture
def world(app, owner, client):
    """All that is stored before somebody comes who is erased again."""
    work(app, owner, other)
    client.post("/you/keeping/change", data=LAW)
    return stored(app), files(app)


def test_what_is_erased_is_nowhere_and_all_else_is_as_it_was(app, owner, client, world):
    who = work(app, owner, lambda: canary().client_id)
    work(app, owner, lambda: bill(who, date(2001, 5, 5)))
    assert CANARY in str(dump(app)) and len(files(app)) == len(world[1]) + 1
    page = client.get("/you/keeping")
    assert "Its time has come" in text_of(page) and f"{CANARY} Ann" in text_of(page)
    where = f"/you/keeping/{who}"
    asked = text_of(client.get(where))
    for wanted in ("1 case", "1 report", "2 photos and files", "1 invoice", "Nothing of them stays", "Backups"):
        assert wanted in asked, wanted
    assert client.post(where).location == "/you/keeping"
    assert stored(app) == world[0] and files(app) == world[1]
    assert CANARY not in str(dump(app))
    assert "Client" in text_of(client.get("/you/changes")), "who erased one stays noted, without a name"


def test_invoices_stay_as_long_as_the_rule_says(app, owner, client, world):
    who = work(app, owner, lambda: canary().client_id)
    work(app, owner, lambda: bill(who, TODAY))
    answer = app.test_cli_runner().invoke(args=["erase"])
    assert answer.exit_code == 0 and "1 case" in answer.output and "With --yes" in answer.output
    assert "Stays: 1 invoice, with their name and address, until" in answer.output and CANARY in str(stored(app)["cases"])
    answer = app.test_cli_runner().invoke(args=["erase", "--yes"])
    assert "It is erased" in answer.output, answer.output
    left = stored(app)
    assert (len(left["invoices"]), len(left["payments"]), left["expected_work"]) == (1, 1, world[0]["expected_work"])
    husk = next(row for row in left["clients"] if row not in world[0]["clients"])
    assert f"{CANARY} Ann" in husk and "1 Long Lane" in husk and CANARY not in husk and "555 0199" not in husk
    rest = {table: rows for table, rows in left.items() if table not in ("clients", "invoices", "payments")}
    assert rest == {table: world[0][table] for table in rest} and files(app) == world[1]
    assert "555 0199" not in str(dump(app)) and str(dump(app)).count(CANARY) == 1, "only their name"
    assert "but for the invoices" in text_of(client.get("/you/keeping")) and client.get(f"/clients/{who}").status_code == 200
    assert "Nobody" in app.test_cli_runner().invoke(args=["erase", "--yes"]).output


def test_nobody_is_erased_who_is_a_client_or_has_an_open_case(app, owner, client, world):
    before = dump(app)
    assert "still a client" in text_of(client.post("/you/keeping/1"))
    assert {table for table, rows in dump(app).items() if rows != before[table]} <= {"used_keys"}
    assert client.get("/you/keeping/99").status_code == 404
