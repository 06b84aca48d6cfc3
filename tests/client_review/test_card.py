"""The card of a client as the owner reads it, what was decided on it, and that nobody else ever sees any of it."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from consultant.accounts.models import Consultant
from consultant.casefile.rules import write_case
from consultant.cases.actions import case_numbered, record_of
from consultant.client_review.card.rules import as_kept, kept, since
from consultant.client_review.card.words import card, sides
from consultant.client_review.history.words import way_to
from consultant.client_review.models import ClientReview
from consultant.client_review.money.actions import add_invoice
from consultant.client_review.proposal.change.rules import Change, Needs
from consultant.client_review.proposal.change.words import change_words
from consultant.client_review.signals.rules import Code
from consultant.client_review.subjects.actions import agreed_of
from consultant.clients.actions import add_client
from consultant.clients.limits.actions import pass_limits, set_limit
from consultant.clients.limits.rules import Limit, Terms
from consultant.database import add_row, db, working_for
from consultant.promises.rules import Promise
from consultant.reports.actions import facts_of
from consultant.reports.paper.actions import report_html
from tests.calls.shop import add_call, open_shop
from tests.client_review.days import TODAY
from tests.client_review.histories import HISTORIES
from tests.client_review.test_histories import proposed
from tests.conftest import on_one_database, signed_in
from tests.factories import blames
from tests.pages import parsed
from tests.reports.test_issue import text_of as paper_text
from tests.rows import address, arguments, fill, routes

CANARY = "Kestrel-4711"
IN_FACTS = "Osprey-4712"
IN_MONEY = "Merlin-4713"
NOW = datetime.now(UTC).replace(hour=12)
NEXT = (NOW + timedelta(90)).date().isoformat()


@pytest.mark.parametrize("one", HISTORIES, ids=lambda one: one.who)
def test_every_card_reads_whole_and_is_kept_whole(babel_app, one):
    shown = card(proposed(one.entries), TODAY)
    assert as_kept(kept(shown)) == shown and since(shown, shown).is_nothing
    texts = [*shown.reasons, *shown.change, *(text for side in sides(shown) for one in side.arguments for text in said(one))]
    assert texts and all(text[0].isupper() or text[0].isdigit() for text in texts), texts
    assert not [text for text in texts if "%(" in text or "None" in text or "Code." in text]
    assert shown.reasons and (shown.change or shown.proposal == "Not enough to say")


def said(argument):
    return [argument.words, *(entry.words for entry in argument.entries)]


def test_work_without_a_call_is_found_in_its_case(babel_app):
    assert way_to("7/work[0]").args == {"number": 7, "open": "work", "_anchor": "work-row"}


def test_every_change_has_its_sentence(babel_app):
    changes = [Change(needs, Code.TRUST, on=date(2027, 1, 1)) for needs in Needs]
    changes += [Change(Needs.MORE, code, entries=entries) for code in Code for entries in (0, 2)]
    assert "2 more notes about paid work would count for keeping them." in map(change_words, changes)
    assert all(change_words(change).endswith(".") for change in changes)


def test_what_changed_since_the_last_time(babel_app):
    good, bad = (card(proposed(one.entries), TODAY) for one in HISTORIES if one.who.startswith(("bakery", "lawyer")))
    found = since(good, bad)
    assert found.proposed == "Keep with limits" and found.entries > 0
    assert any("blamed us" in one for one in found.new) and not any("blamed us" in one for one in found.gone)


def quarrel(app, owner) -> None:
    """A case in which the client blamed us on three days."""
    open_shop(app, owner)
    for days in (30, 20, 10):
        add_call(app, owner, blames("corner-shop", "sam-field"), parties="corner-shop", at=NOW - timedelta(days=days))


def test_an_owner_reads_why_decides_and_sees_what_changed(app, owner, client):
    quarrel(app, owner)
    assert "1 client: 1 with limits" in client.get("/review").text
    page = client.get("/review/1").text
    assert "They blamed us 3 times for what we did not cause" in page and "They take the blame back." in page
    assert "/cases/1?all=1#calls-0" in page
    assert "Choose one." in (answer := client.post("/review/1", data={"why": "Kind", "next_on": NEXT}).text) and "Kind" in answer
    assert "five years" in client.post("/review/1", data={"verdict": "keep", "why": "Kind", "next_on": "9999-12-31"}).text
    typed = {"verdict": "keep", "why": "One bad month", "next_on": NEXT}
    assert client.post("/review/1", data=typed).status_code == 302
    page = client.get("/review/1")
    typed |= {name: parsed(page).find("input", {"name": name})["value"] for name in ("stood", "once")}
    page = page.text
    assert "One bad month" in page and "Decided by Sam Field." in page and "Nothing has changed since the last time." in page
    broken = Promise("sam-field", "call back", NOW.date() - timedelta(days=40))
    add_call(app, owner, broken, parties="corner-shop", at=NOW - timedelta(days=41))
    page = client.get("/review/1").text
    assert "It counts no more: They blamed us 3 times" in page and "1 note is new." in page
    page = client.get("/review").text
    assert "You decided: Keep." in page and "It counts no more: They blamed us 3 times" in page
    with app.app_context(), working_for(owner.practice_id):
        assert [row.facts["verdict"] for row in db.session.query(ClientReview)] == ["keep with limits"]
    assert "It counts no more" in client.get("/review/1").text
    again = client.post("/review/1", data=typed | {"why": "As it was"})
    assert again.status_code == 200 and "Yours is not saved yet" in again.text and 'value="As it was"' in again.text
    assert decided(app, owner) == 1 and "It counts no more" in again.text, "nobody decides on a card that they did not read"
    seen = {name: parsed(again).find("input", {"name": name})["value"] for name in ("stood", "once")}
    assert client.post("/review/1", data=typed | {"why": "As it is"} | seen).status_code == 302 and decided(app, owner) == 2


def test_limits_of_the_record_are_on_the_card(app, owner, client):
    quarrel(app, owner)
    assert "passed" not in client.get("/review/1").text
    with app.app_context(), working_for(owner.practice_id, owner.id):
        case = case_numbered(1)
        set_limit(case.client, Limit.MINUTES, Terms(minutes=30), at=NOW - timedelta(days=9))
        for days in (8, 6, 4):
            pass_limits(case, [Limit.MINUTES], "An outage", at=NOW - timedelta(days=days))
        db.session.commit()
        agreed = agreed_of(case.client, case.practice)
        assert (agreed.unpaid_a_month, agreed.unpaid_since) == (30, NOW.date() - timedelta(days=9))
    page = client.get("/review/1").text
    assert "Limits were passed on 3 days." in page and "/clients/1/limits" in page
    assert "What decided it: Limits were passed on 3 days." in page


def test_who_was_added_by_mistake_goes_with_their_review(app, owner, client):
    with app.app_context(), working_for(owner.practice_id, owner.id):
        who = add_client("Nobody", "household").id
        mate = add_row(Consultant(name="Mel Mate", email="mel@example.org", password_hash="none"))
        db.session.commit()
        db.session.refresh(mate)
        db.session.expunge(mate)
    client.post(f"/review/{who}", data={"verdict": "not enough to say", "why": "New", "next_on": NEXT})
    said = signed_in(app, mate).post(f"/clients/{who}/remove").text
    assert "Something that only owners see" in said, "a member takes out no decision of an owner"
    assert decided(app, owner) == 1
    assert client.post(f"/clients/{who}/remove").status_code == 302
    assert decided(app, owner) == 0


def decided(app, owner) -> int:
    with app.app_context(), working_for(owner.practice_id, owner.id):
        return db.session.query(ClientReview).count()


@on_one_database
def test_nothing_of_a_review_is_anywhere_else(app, owner, monkeypatch, caplog):
    caplog.set_level("INFO")
    monkeypatch.setattr(app, "test_client_class", FlaskClient)  # others judge these pages
    filled, member = office(app, owner)
    client, mate = signed_in(app, owner), signed_in(app, member)
    places = {rule.endpoint: address(app, rule, filled.of(rule)) for method, rule in routes(app) if method == "GET"}
    before = what_leaves(app, owner, client, places)
    typed = {"verdict": "let go", "why": CANARY, "next_on": NEXT}
    assert client.post("/review/1", data=typed).status_code == 302
    assert CANARY in client.get("/review/1").text and CANARY not in client.get("/review").text
    assert client.get("/review/1").headers["Cache-Control"] == "no-store"
    assert [mate.open(path, method=how, data=typed).status_code for path, how in OWNERS_ONLY] == [403, 403, 403]
    hide_more(app, owner)
    assert IN_FACTS in client.get("/review/1").text and IN_MONEY in client.get("/clients/1/money").text
    assert what_leaves(app, owner, client, places) == before
    drawn = paper_text(client.get(places["reports.draft"]).data)
    assert "DRAFT" in drawn.upper() and not [one for one in (CANARY, IN_FACTS, IN_MONEY) if one in drawn]
    for endpoint in sorted(places.keys() - PAPERS - {"review.show", "review.list_clients"}):
        answer = client.get(places[endpoint])  # an owner sees all that a member sees, and more
        said = answer.data + str(answer.headers).encode()
        hidden = [one for one in (CANARY, IN_FACTS, IN_MONEY) if one.encode() in said]
        assert hidden == ([IN_MONEY] if endpoint in SHOWS_MONEY else []), endpoint
    assert {mate.get(places[endpoint]).status_code for endpoint in SHOWS_MONEY} == {403}
    for endpoint in ("practice.show", "clients.show", "today.show", "contacts.show", "cases.show", "pocket.pages"):
        answer = mate.get(places[endpoint])
        said = answer.data + str(answer.headers).encode()
        assert not [one for one in ("/review", CANARY, IN_FACTS, IN_MONEY) if one.encode() in said], endpoint
    assert CANARY not in caplog.text


SHOWS_MONEY = {"money.show", "audit.show"}  # to nobody but owners
OWNERS_ONLY = (("/review", "GET"), ("/review/1", "GET"), ("/review/1", "POST"))
PAPERS = {  # made from the same facts as the report, which is compared byte by byte
    "card.pdf", "own_lines.pdf", "practice.sample", "papers.sample", "papers.passport", "complaint.letter", "complaint.pack",
    "conference.agenda", "ending.parting_paper", "ending.closing_note_paper", "ending.handoff", "phone.pdf", "reports.pdf", "reports.draft",
}  # fmt: skip


def office(app, owner):
    """A practice with a row of every kind, and a member of it."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        filled = fill(owner, arguments(app))
        member = add_row(Consultant(name="Mel Mate", email="mel@example.org", password_hash="none"))
        db.session.commit()
        db.session.refresh(member)
        db.session.expunge(member)
    return filled, member


def hide_more(app, owner) -> None:
    """A canary in what was known when it was decided, and one in their money."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        (row,) = db.session.query(ClientReview).filter_by(client_id=1, why=CANARY)
        row.facts = row.facts | {"reasons": [IN_FACTS]}
        add_invoice(1, on=date(2026, 1, 5), due=date(2026, 2, 5), amount=Decimal(80), currency="GBP", what=IN_MONEY)
        db.session.commit()


def what_leaves(app, owner, client, places) -> list[object]:
    """What a client gets: the issued report, the page of the next one, their page behind the link, and the case file."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        case = case_numbered(1)
        page, file = report_html(facts_of(case, case.practice, NOW, draft=True)), write_case(record_of(case))
    shown = re.sub(r'name="once" value="\w+"', "", client.get(places["phone.show"]).text)
    return [client.get(places["reports.pdf"]).data, page, shown, file]
