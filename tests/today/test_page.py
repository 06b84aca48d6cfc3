"""The home page, from the demo's cases."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import event

from consultant.casefile.actions import import_record
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.database import db, work_for
from consultant.options.models import Option
from consultant.today.actions import agenda_of
from consultant.today.rules import Kind
from tests.conftest import signed_in


def test_the_demo_has_something_late_and_says_with_whom(app, demo):
    page = signed_in(app, demo).get("/")
    assert page.status_code == 200
    assert "BrightNet promised" in page.text
    assert "Call about it" in page.text


def test_options_with_different_days_stand_under_their_own(app, demo):
    with app.app_context():
        work_for(demo.practice_id, demo.id)
        first, *others = db.session.scalars(db.select(Option).filter(Option.decide_by.isnot(None)).order_by(Option.position)).all()
        day, first.decide_by = first.decide_by, first.decide_by + timedelta(days=3)
        db.session.commit()
        found = agenda_of(datetime.now(UTC))
        told = {item.day: item.what for item in (*found.late, *found.today, *found.soon) if item.kind == Kind.DECISION}
        assert told[day + timedelta(days=3)] == first.what
        assert told[day] == " · ".join(option.what for option in others)


def test_an_empty_practice_is_told_where_to_begin(client):
    page = client.get("/")
    assert "Nothing is due today" in page.text
    assert "Open a case by listening first" in page.text


def test_the_number_of_queries_does_not_grow_with_the_cases(app, demo):
    def queries() -> int:
        count = []
        event.listen(db.engine, "before_cursor_execute", note := lambda *_: count.append(1))
        agenda_of(datetime.now(UTC))
        event.remove(db.engine, "before_cursor_execute", note)
        return len(count)

    with app.app_context():
        work_for(demo.practice_id, demo.id)
        few = queries()
        load_more(20)
        assert queries() == few


def load_more(times: int) -> None:
    record = record_of(db.session.scalars(db.select(Case)).first())
    for _ in range(times):
        import_record(record, at=datetime.now(UTC))
    db.session.commit()
    db.session.expire_all()
