"""The practice that every row belongs to, and what the types keep."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from threading import Thread

import pytest
from sqlalchemy.exc import IntegrityError

from consultant.cases.actions import open_case
from consultant.cases.models import Case
from consultant.clients.actions import client_named, clients
from consultant.clients.models import Client
from consultant.database import Missing, db, one_row, use_key, work_for, working_for
from consultant.options.actions import add_option, option_of
from consultant.options.rules import Option, OptionKind

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_a_query_without_its_practice_is_refused(app):
    with app.app_context(), pytest.raises(LookupError, match="without its practice"):
        clients()


def test_each_practice_sees_its_own_rows(practice, stranger):
    mine = client_named("Rosa Reyes", "household")
    with working_for(stranger.practice_id):
        theirs = client_named("Rosa Reyes", "household")
        assert clients() == [theirs]
        with pytest.raises(Missing):
            one_row(Client, id=mine.id)
    assert clients() == [mine]


def test_columns_joins_and_counts_keep_to_the_practice_too(practice, stranger):
    with working_for(stranger.practice_id):
        open_case(client_named("Theirs", "household").id, title="Their case", problem="P", at=NOW)
    open_case(client_named("Mine", "household").id, title="My case", problem="P", at=NOW)
    names = db.select(Client.name)
    joined = db.select(Case.title, Client.name).join(Client, Client.id == Case.client_id)
    counted = db.select(db.func.count(Client.id))
    assert list(db.session.execute(names)) == [("Mine",)]
    assert list(db.session.execute(joined)) == [("My case", "Mine")]
    assert list(db.session.execute(counted)) == [(1,)]
    assert list(db.session.execute(db.select(Client.name).filter(Client.id.in_(db.select(Case.client_id))))) == [("Mine",)]


def test_a_row_cannot_point_at_another_practices_row(practice, stranger):
    mine = client_named("Rosa Reyes", "household")
    work_for(stranger.practice_id, None)
    with pytest.raises(IntegrityError):
        open_case(mine.id, title="Stolen", problem="?", at=NOW)


def test_a_row_cannot_be_slipped_into_another_practice(practice, stranger):
    db.session.add(Client(name="X", kind="household", practice_id=stranger.practice_id))
    with pytest.raises(LookupError, match="another practice"):
        db.session.flush()


def test_who_changed_a_row_is_noted(practice, owner):
    row = client_named("Rosa Reyes", "household")
    assert row.changed_by == owner.id and row.changed_at.tzinfo


def test_moments_keep_their_offset_days_stay_days_and_money_stays_exact(practice):
    case = open_case(client_named("A", "b").id, title="T", problem="P", at=NOW)
    case.fault_since = datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    option = add_option(case.id, Option("Cable", OptionKind.SWITCH, cost_once=Decimal("0.10"), decide_by=date(9999, 12, 31)))
    db.session.commit()
    db.session.expire_all()
    assert case.fault_since.isoformat() == "2026-01-05T08:00:00+05:45"
    assert case.opened_at == NOW
    kept = option_of(case.id, option.id)
    assert (kept.cost_once, kept.decide_by) == (Decimal("0.10"), date(9999, 12, 31))


def test_an_id_is_never_given_again(practice):
    first = client_named("Rosa Reyes", "household")
    gone = first.id
    db.session.delete(first)
    db.session.commit()
    assert client_named("Rosa Reyes", "household").id > gone


def meanwhile(app, owner, do) -> None:
    """Another request does something and is answered."""

    def request() -> None:
        with app.app_context(), working_for(owner.practice_id):
            do()
            db.session.commit()

    other = Thread(target=request)
    other.start()
    other.join()


def test_what_a_request_reads_is_the_state_of_one_moment(app, owner, practice):
    assert clients() == []
    meanwhile(app, owner, lambda: client_named("Rosa Reyes", "household"))
    assert clients() == []
    db.session.commit()
    assert len(clients()) == 1


def test_who_begins_to_write_sees_what_others_left(app, owner, practice):
    assert clients() == []
    meanwhile(app, owner, lambda: client_named("Rosa Reyes", "household"))
    use_key("one", "answers")
    client_named("Rosa Reyes", "household")
    assert len(clients()) == 1


def test_who_writes_lets_the_others_wait(app, owner, practice):
    def second() -> None:
        use_key("two", "answers")
        waited.append(client_named("Rosa Reyes", "household").id)

    waited = []
    use_key("one", "answers")
    other = Thread(target=meanwhile, args=(app, owner, second))
    other.start()
    other.join(0.5)
    assert other.is_alive()
    first = client_named("Rosa Reyes", "household").id
    db.session.commit()
    other.join()
    assert waited == [first]


def test_names_stand_in_the_same_order_on_every_database(practice):
    names = ["apple", "Äpfel", "Zoë", "zebra", "Éclair", "_x", "éclair", "Straße", "STRASSE", "İz"]
    for name in reversed(names):
        client_named(name, "household")
    assert [row.name for row in clients()] == ["_x", "Äpfel", "apple", "Éclair", "éclair", "İz", "STRASSE", "Straße", "zebra", "Zoë"]
