"""A case that was read is kept in memory, until somebody writes into it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from consultant.calls.actions import record_call
from consultant.calls.rules import Call, Channel
from consultant.cases.actions import case_numbered, record_of, take_case
from consultant.clients.actions import client_named
from consultant.database import db, work_for
from consultant.parties.rules import Role
from consultant.promises.actions import mark_promise, promise_of
from consultant.promises.rules import Promise

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CALL = Call(NOW, ("acme",), Channel.PHONE, 10, 0, "Hello.", promises=(Promise("acme", "Send somebody"),))


@pytest.fixture
def case(practice):
    """A committed case with one call, as every request finds it."""
    made = take_case(
        client_named("Ann", "household"), "Sam", parties=[("Acme", Role.VENDOR, None)], title="T", problem="P", at=NOW
    )
    record_call(made.id, CALL)
    db.session.commit()
    return case_numbered(1)


def elsewhere(app, practice, write) -> None:
    """Another request, with a session of its own, writes into the case and commits."""
    practice_id = practice.id
    db.session.commit()  # what this request reads next is as it is then
    with app.app_context():
        work_for(practice_id, None)
        write(case_numbered(1))
        db.session.commit()


def queries_of(read) -> int:
    count = []
    event.listen(db.engine, "before_cursor_execute", note := lambda *_: count.append(1))
    try:
        read()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(count)


def test_it_is_read_from_the_database_once(case):
    first = record_of(case)
    assert queries_of(lambda: record_of(case)) <= 3  # its client, and what was agreed with it or in the practice
    assert record_of(case) == first


@pytest.mark.parametrize(
    "write",
    [
        lambda case: record_call(case.id, replace(CALL, said="Another one.")),
        lambda case: mark_promise(promise_of(case.id, record_of(case).calls[0].promises[0].id), True, NOW.date()),
        lambda case: setattr(case, "title", "Other"),
        lambda case: setattr(client_named("Ann", "household"), "name", "Anna"),
    ],
    ids=["a new call", "a promise kept", "the case itself", "its client"],
)
def test_what_another_request_wrote_is_seen(app, practice, case, write):
    before = record_of(case)
    db.session.commit()
    elsewhere(app, practice, write)
    assert record_of(case_numbered(1)) != before


def test_what_this_request_wrote_is_seen_and_what_it_took_back_is_not(case):
    before = record_of(case)
    record_call(case.id, replace(CALL, said="Never saved."))
    assert len(record_of(case).calls) == 2
    db.session.rollback()
    assert record_of(case_numbered(1)) == before


def test_a_version_that_was_never_committed_is_not_kept_for_others(app, practice, case):
    record_call(case.id, replace(CALL, said="Never saved."))
    record_of(case)
    db.session.rollback()
    elsewhere(app, practice, lambda case: record_call(case.id, replace(CALL, said="Saved.")))
    assert [call.said for call in record_of(case_numbered(1)).calls] == ["Hello.", "Saved."]
