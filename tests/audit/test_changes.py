"""Every change is noted by whoever makes it, in its transaction, and read by the practice's owners."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from consultant.accounts.actions import consultant_by_id
from consultant.audit.actions import changes
from consultant.audit.models import Change
from consultant.audit.rules import PAGE, Act, Difference
from consultant.audit.words import KINDS
from consultant.cases.models import Case
from consultant.clients.actions import client_named
from consultant.clients.models import Client
from consultant.database import Base, Owned, change_row, db, erase_practice, one_row, remove_row, work_for, working_for
from tests.cases.desk import open_case, text_of, work
from tests.conftest import signed_in
from tests.owner import PASSWORD
from tests.rows import fill


def noted(app, person):
    """All that was noted in this person's practice, oldest first."""
    return work(app, person, lambda: changes()[0][::-1])


def test_adding_changing_and_removing_are_noted_with_what_stood_there(app, owner):
    work(app, owner, lambda: client_named("Rosa Reyes", "household"))
    work(app, owner, lambda: change_row(one_row(Client, name="Rosa Reyes"), phone="555", name="Rosa R."))
    work(app, owner, lambda: remove_row(one_row(Client, name="Rosa R.")))
    added, changed, removed = noted(app, owner)[-3:]
    assert [(e.act, e.kind, e.label, e.who) for e in (added, changed, removed)] == [
        (Act.ADDED, "clients", "Rosa Reyes", "Sam Field"),
        (Act.CHANGED, "clients", "Rosa R.", "Sam Field"),
        (Act.REMOVED, "clients", "Rosa R.", "Sam Field"),
    ]
    assert set(changed.differences) == {Difference("phone", None, "555"), Difference("name", "Rosa Reyes", "Rosa R.")}
    assert abs((datetime.now(UTC) - changed.at).total_seconds()) < 60


def test_what_was_not_loaded_is_compared_as_well(app, owner):
    def do():
        row = client_named("Rosa Reyes", "household")
        db.session.commit()
        row.name = "Rosa R."  # all of the row is expired

    work(app, owner, do)
    assert noted(app, owner)[-1].differences == (Difference("name", "Rosa Reyes", "Rosa R."),)


def test_setting_what_stands_there_already_is_no_change(app, owner):
    work(app, owner, lambda: client_named("Rosa Reyes", "household"))
    before = len(noted(app, owner))
    work(app, owner, lambda: change_row(one_row(Client, name="Rosa Reyes"), kind="household"))
    assert len(noted(app, owner)) == before


def test_what_is_rolled_back_is_not_noted(app, owner):
    with app.app_context(), working_for(owner.practice_id, owner.id):
        client_named("Rosa Reyes", "household")
        db.session.rollback()
    assert [e.kind for e in noted(app, owner)] == ["practices", "consultants"]


def test_a_long_text_is_cut_and_what_belongs_to_a_call_is_noted_with_it(app, owner):
    number = open_case(app, owner, firms=("Acme",))
    work(app, owner, lambda: change_row(one_row(Case, number=number), problem="x" * 5000))
    entry = noted(app, owner)[-1]
    assert (entry.case, len(entry.differences[0].new)) == (number, 200)
    signed_in(app, owner).post(f"/cases/{number}/calls/new", data={"parties": "acme", "said": "Hello", "once": "k"})
    assert {"used_keys", "call_parties", "statements"}.isdisjoint({e.kind for e in noted(app, owner)})


def test_signing_in_inviting_joining_and_a_new_password_are_noted_without_any_secret(app, owner, client):
    browser = app.test_client()
    browser.post("/sign-in", data={"email": "sam@example.org", "password": PASSWORD})
    link = re.search(r"/join/[\w-]+", client.post("/you/invite", data={"email": "ann@example.org"}).text)[0]
    app.test_client().post(link, data={"name": "Ann", "password": PASSWORD})
    browser.post("/you/password", data={"old": PASSWORD, "new": "a good new one"})
    found = [(e.act, e.kind, e.label, e.who) for e in noted(app, owner)[2:]]
    assert found == [
        (Act.SIGNED_IN, "consultants", "Sam Field", "Sam Field"),
        (Act.ADDED, "invitations", "ann@example.org", "Sam Field"),
        (Act.ADDED, "consultants", "Ann", None),
        (Act.CHANGED, "invitations", "ann@example.org", None),
        (Act.SIGNED_IN, "consultants", "Ann", "Ann"),
        (Act.CHANGED, "consultants", "Sam Field", "Sam Field"),
    ]

    def stored():
        rows = db.session.scalars(db.select(Change)).all()
        return " ".join(str(value) for row in rows for value in (row.label, row.differences)), consultant_by_id(owner.id).password_hash

    kept, password_hash = work(app, owner, stored)
    assert password_hash not in kept and "scrypt" not in kept and link.removeprefix("/join/") not in kept
    assert '{"password_hash": null}' in kept


def test_an_export_is_noted(app, owner):
    number = open_case(app, owner)
    assert app.test_cli_runner().invoke(args=["case", "export", str(number)]).exit_code == 0
    entry = noted(app, owner)[-1]
    assert (entry.act, entry.case, entry.label) == (Act.EXPORTED, number, "No cards")


def test_each_practice_reads_its_own_changes_and_they_go_with_it(app, owner, stranger):
    work(app, owner, lambda: client_named("Rosa Reyes", "household"))
    work(app, stranger, lambda: client_named("Theirs", "household"))
    assert "Rosa Reyes" not in [e.label for e in noted(app, stranger)]
    assert "Theirs" not in [e.label for e in noted(app, owner)]
    with app.app_context():
        work_for(owner.practice_id, None)
        erase_practice(owner.practice_id)
        db.session.commit()
    assert noted(app, owner) == []
    assert noted(app, stranger)


def test_the_page_says_who_changed_what_and_goes_on_to_older_ones(app, owner, client):
    number = open_case(app, owner, title="<b>No</b> cards")
    for day in range(PAGE + 5):
        work(app, owner, lambda day=day: change_row(one_row(Case, number=number), view=f"view {day}"))
    first = client.get("/you/changes")
    assert "was “view 53”, now “view 54”" in text_of(first) and "Case: <b>No</b> cards" in text_of(first)
    assert "view 3”" not in first.text
    older = re.search(r'href="(/you/changes\?before=\d+)"', first.text)[1]
    second = client.get(older)
    assert "now “view 3”" in text_of(second) and "Older" not in second.text
    assert "Nothing more" in client.get("/you/changes?before=1").text
    for odd in ("x", "-5", "0", "9" * 40, "-" + "9" * 40, "1.5"):
        assert client.get(f"/you/changes?before={odd}").status_code == 200


def test_the_page_takes_as_many_queries_for_one_line_as_for_fifty(app, owner, client):
    def count() -> int:
        queries = []
        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
        client.get("/you/changes")
        return len(queries)

    few = count()
    for number in range(60):
        open_case(app, owner, title=f"Case {number}", client=f"Client {number}")
    assert count() <= 2 * few + 2  # the second count hears both listeners


NOT_NOTED = {
    "used_keys", "changes", "call_parties", "statements", "case_words", "receipts", "link_openings", "client_reviews", "parting_steps",
    "review_terms",
}  # fmt: skip
OWNED = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Owned)]


def test_every_table_is_noted_or_has_its_reason():
    assert {model.__tablename__ for model in OWNED if not model.is_noted} == NOT_NOTED
    assert {model.__tablename__ for model in OWNED if model.is_noted} | {"practices"} == set(KINDS)


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_what_sounds_like_a_secret_is_marked_as_one(table):
    told = {"key", "account"} if table.name in {"parties", "used_keys", "tries", "playbooks", "schemes"} else set()
    sounds = {c.name for c in table.columns if re.search("password|token|secret|hash|key", c.name)} - told
    assert {c.name for c in table.columns if c.info.get("secret")} == sounds


def test_how_much_is_kept_of_a_whole_case(app, owner):
    """A case with all its rows: so many notes, each small."""

    def size():
        fill(consultant_by_id(owner.id), ())
        db.session.flush()
        rows = db.session.scalars(db.select(Change)).all()
        return len(rows), sum(len(row.label or "") + len(row.differences or "") for row in rows)

    count, letters = work(app, owner, size)
    assert count < 80 and letters < 60 * count, (count, letters)
