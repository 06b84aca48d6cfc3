"""What a client is given holds what may be printed, and nothing else: a word in every private field is looked for in every member."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from consultant.calls.models import Call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.actions import change_case
from consultant.client_review.actions import decide
from consultant.client_review.money.actions import add_expected, add_invoice
from consultant.client_review.proposal.rules import Verdict
from consultant.clients.handover.rules import README
from consultant.clients.limits.actions import pass_limits, set_limit
from consultant.clients.limits.rules import Limit, Terms
from consultant.database import add_row, change_row, rows_of
from consultant.evidence.files.actions import attach, store_file
from consultant.reports.models import Report
from tests.cases.desk import text_of, work
from tests.clients.planted import CANARY, OTHERS, RICH, rich
from tests.conftest import on_one_database

ZIP = "/clients/1/records.zip"
NOW = datetime.now(UTC)


@pytest.fixture
def shop(app, owner) -> None:
    """A client with a word in every private field, a report, files; and another client, who has no part in it."""

    def fill() -> None:
        case = import_record(read_case(rich()), at=NOW)
        who, today = case.client, NOW.date()
        change_row(who, likes=CANARY, never_offer=CANARY, private_note=CANARY, stop_line=87_654)
        change_case(case, private_note=CANARY, stop_line=87_654)
        set_limit(who, Limit.CALLERS, Terms(names=CANARY), at=NOW)
        pass_limits(case, [Limit.CALLERS], CANARY, at=NOW)
        decide(who, Verdict.LET_GO, CANARY, today, facts={"reasons": [CANARY]}, at=NOW)
        estimate = {"on": today, "amount": Decimal("87654"), "currency": "EUR", "what": CANARY}
        add_invoice(who.id, **estimate, due=today)
        add_expected(who.id, **estimate, by=today)
        add_row(Report(case_id=case.id, number=1, date=today, issued_at=NOW, facts={}, pdf=b"%PDF-1.7 as issued", sha256="0" * 64))
        first, withdrawn = (row.id for row in rows_of(Call, case.id) if row.corrects_id is None)
        attach(case.id, store_file(b"10:02 line down", "router.log"), call_id=first)
        attach(case.id, store_file(OTHERS.encode(), f"{OTHERS}.log"), call_id=withdrawn)
        other = read_case(RICH.read_text().replace('"Ann"', f'"{OTHERS}"'))
        import_record(replace(other, slug="other", title=OTHERS), at=NOW)

    work(app, owner, fill)


@on_one_database
def test_nothing_private_is_in_any_member(app, owner, client, shop):
    page = client.get("/clients/1/records")
    assert "router.log" in page.text and CANARY not in text_of(page) and OTHERS not in text_of(page)
    answer = client.get(ZIP)
    assert answer.headers["Cache-Control"] == "no-store" and "ann.zip" in answer.headers["Content-Disposition"]
    with ZipFile(BytesIO(answer.data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        hidden = archive.comment + b"".join(one.comment + one.extra for one in archive.infolist())
    assert set(members) == {README, "case-1/case.json", "case-1/report-1.pdf", "case-1/files/001 router.log"}
    for name, content in (*members.items(), ("comments", hidden)):
        for never in (CANARY, OTHERS, "87654", "let go"):
            assert never.encode() not in content, (name, never)
    assert members["case-1/report-1.pdf"] == b"%PDF-1.7 as issued" and b"The line is dead." in members["case-1/case.json"]
    assert read_case(members["case-1/case.json"]).referrals[0].to == "Lee"
    told = members[README].decode()
    assert "De: " in told and "case-1: No line" in told, "in the client's language"
