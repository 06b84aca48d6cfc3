"""Evidence as text: what it is, what it says, and the statements that it fits or does not fit."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from consultant.calls.actions import call_of, record_call, withdraw_call
from consultant.calls.rules import Withdrawal
from consultant.cases.actions import case_numbered
from consultant.database import add_row, rows_of
from consultant.evidence.actions import add_evidence
from consultant.evidence.models import EvidenceLink
from consultant.evidence.rules import Evidence, EvidenceKind, Pair
from consultant.reports.models import Report
from tests.calls.shop import open_shop
from tests.cases.desk import ODD, errors, record, shown, text_of, work
from tests.conftest import on_one_database, signed_in
from tests.factories import blames, call
from tests.pages import parsed

NEW = "/cases/1/evidence/new"
FOLD = "#proof"
TILL, BANK = Pair("till-maker", "card-bank"), Pair("card-bank", "till-maker")
SENTENCE = {TILL: "5 May 2025: Till maker points to Card bank.", BANK: "5 May 2025: Card bank points to Till maker."}
TYPED = {"what": "Page 3", "when": "2025-05-04", "kind": "contract text", "text": ODD}


def key(pair: Pair) -> str:
    return json.dumps(pair)


def stored(app, owner) -> tuple[Evidence, ...]:
    return record(app, owner).evidence


def chosen(page, name: str) -> list[str]:
    """The sentences that are ticked."""
    soup = parsed(page)
    ticked = soup.select(f'input[name="{name}"][checked]')
    return [soup.select_one(f'label[for="{box["id"]}"]').get_text(strip=True) for box in ticked]


def test_added_with_the_statements_in_words_and_the_call(app, owner, client, case):
    page = client.get(NEW)
    assert all(text_of(page).count(sentence) == 2 for sentence in SENTENCE.values()), "to fit, and not to fit"
    sent = TYPED | {"supports": [key(TILL)], "contradicts": [key(BANK)], "call": str(case[1])}
    assert client.post(NEW, data=sent).location == "/cases/1?open=proof#proof-row"
    wanted = Evidence("Page 3", date(2025, 5, 4), (TILL,), (BANK,), EvidenceKind.CONTRACT, ODD, 1, id=1)
    assert stored(app, owner) == (wanted,)
    fold = text_of(client.get("/cases/1"), FOLD)
    for words in ("4 May 2025 · Contract text", ODD, f"Fits: {SENTENCE[TILL]}", f"Does not fit: {SENTENCE[BANK]}"):
        assert words in fold
    assert "From the call of 5 May 2025: Card bank" in fold


def test_changed(app, owner, client, case):
    client.post(NEW, data=TYPED | {"supports": [key(TILL)], "contradicts": [key(BANK)], "call": str(case[0])})
    page = client.get("/cases/1/evidence/1")
    assert {name: shown(page, name) for name in TYPED} == TYPED
    assert (chosen(page, "supports"), chosen(page, "contradicts")) == ([SENTENCE[TILL]], [SENTENCE[BANK]])
    assert shown(page, "call") == str(case[0])
    client.post("/cases/1/evidence/1", data={"what": "Page 4", "when": "2025-05-03", "supports": [key(BANK)]})
    assert stored(app, owner) == (Evidence("Page 4", date(2025, 5, 3), (BANK,), id=1),)


def test_taken_out_once_asked_with_all_that_it_speaks_to(app, owner, client, case):
    for _piece in "ab":
        client.post(NEW, data=TYPED | {"supports": [key(TILL)], "contradicts": [key(BANK)]})
    address = "/cases/1/evidence/1/remove"
    assert address in client.get("/cases/1/evidence/1").text
    assert "Page 3" in text_of(client.get(address))
    assert len(stored(app, owner)) == 2, "looking deletes nothing"
    sent = {"once": "key"}
    assert client.post(address, data=sent).location == "/cases/1?open=proof#proof-row"
    assert [proof.id for proof in stored(app, owner)] == [2]
    assert work(app, owner, lambda: {link.evidence_id for link in rows_of(EvidenceLink, 1)}) == {2}
    assert client.post(address, data=sent).location == "/cases/1", "the same page sent twice"
    assert client.get(address).status_code == 404
    assert "Removed by Sam Field" in text_of(client.get("/you/changes"))


def test_what_a_report_lists_stays(app, owner, client, case):
    client.post(NEW, data=TYPED | {"supports": [key(TILL)]})
    facts = {"case": {"evidence": [{"what": "Page 3"}]}}
    issued = {"date": date(2025, 5, 9), "issued_at": datetime(2025, 5, 9, tzinfo=UTC), "pdf": b"", "sha256": "0" * 64}
    work(app, owner, lambda: add_row(Report(case_id=1, number=1, facts=facts, **issued)))
    for answer in (client.get("/cases/1/evidence/1/remove"), client.post("/cases/1/evidence/1/remove")):
        assert "Report 1 lists it" in text_of(answer)
    assert len(stored(app, owner)) == 1


def test_a_statement_that_does_not_stand_any_more_keeps_its_proof(app, owner, client, case):
    client.post(NEW, data=TYPED | {"supports": [key(TILL)], "call": str(case[0])})
    work(app, owner, lambda: withdraw_call(call_of(case_numbered(1).id, case[0]), Withdrawal("noted twice")))
    assert key(TILL) not in client.get(NEW).text.replace("&#34;", '"'), "it is not offered anew"
    page = client.get("/cases/1/evidence/1")
    gone = "What Till maker said about Card bank, which does not stand any more"
    assert chosen(page, "supports") == [gone]
    client.post("/cases/1/evidence/1", data=TYPED | {"supports": [key(TILL)], "call": str(case[0])})
    assert stored(app, owner)[0].supports == (TILL,) and stored(app, owner)[0].call == 0
    assert gone in text_of(client.get("/cases/1"), FOLD)


def test_a_correction_keeps_the_call_of_a_piece(app, owner, client, case):
    client.post(NEW, data=TYPED | {"call": str(case[1])})

    def correct():
        mine = case_numbered(1)
        record_call(mine.id, call(-3, "card-bank", blames("card-bank", "till-maker")), corrects=call_of(mine.id, case[1]))

    work(app, owner, correct)
    assert "From the call of 2 May 2025: Card bank" in text_of(client.get("/cases/1"), FOLD)
    assert shown(client.get("/cases/1/evidence/1"), "call") == str(case[1])


def test_the_time_that_a_file_brought_stays_unless_the_day_is_changed(app, owner, client, case):
    at = datetime(2025, 5, 4, 8, 30, tzinfo=UTC)
    work(app, owner, lambda: add_evidence(case_numbered(1).id, Evidence("Log", at)))
    client.post("/cases/1/evidence/1", data={"what": "Log of the modem", "when": "2025-05-04"})
    assert stored(app, owner)[0].when == at
    client.post("/cases/1/evidence/1", data={"what": "Log of the modem", "when": "2025-05-05"})
    assert stored(app, owner)[0].when == date(2025, 5, 5)


@on_one_database
@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"what": " "}, ["what"]),
        ({"what": "x" * 4001}, ["what"]),
        ({"when": ""}, ["when"]),
        ({"when": "yesterday"}, ["when"]),
        ({"when": "2099-01-01"}, ["when"]),
        ({"kind": "rumour"}, ["kind"]),
        ({"text": "x" * 4001}, ["text"]),
        ({"supports": ["[1]"]}, ["supports"]),
        ({"supports": [key(TILL)], "contradicts": [key(TILL), key(BANK)]}, ["contradicts"]),
        ({"call": "999"}, ["call"]),
        ({"call": "first"}, ["call"]),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, fields):
    page = client.post(NEW, data=TYPED | typed)
    assert list(errors(page)) == fields
    texts = {name: value for name, value in (TYPED | typed).items() if name in ("what", "when", "text") and value.strip()}
    assert {name: shown(page, name) for name in texts} == texts
    assert stored(app, owner) == ()


def test_without_statements_and_calls_there_is_nothing_to_choose(app, owner, client):
    open_shop(app, owner)
    page = text_of(client.get(NEW))
    assert "Nobody has said yet whose fault it is" in page and "Which call" not in page
    client.post(NEW, data=TYPED)
    assert stored(app, owner)[0].text == ODD


def test_what_is_not_this_cases_is_not_there(app, owner, stranger, client, case):
    client.post(NEW, data=TYPED)
    open_shop(app, owner, "Another")
    for page in ("/cases/2/evidence/1", "/cases/1/evidence/9", f"/cases/1/evidence/{10**20}"):
        assert client.get(page).status_code == client.post(page, data=TYPED).status_code == 404
    assert list(errors(client.post("/cases/2/evidence/new", data=TYPED | {"call": str(case[0])}))) == ["call"], "another case's"
    open_shop(app, stranger)  # where nobody has said anything
    theirs = signed_in(app, stranger)
    assert list(errors(theirs.post(NEW, data=TYPED | {"supports": [key(TILL)]}))) == ["supports"]
    assert replace(stored(app, owner)[0], text=None) == Evidence("Page 3", date(2025, 5, 4), kind=EvidenceKind.CONTRACT, id=1)
