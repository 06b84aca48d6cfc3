"""The practice that every row belongs to, and what the types keep."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from consultant.cases.actions import open_case
from consultant.cases.models import Case
from consultant.clients.actions import client_named, clients
from consultant.clients.models import Client
from consultant.database import Missing, change_row, check_sqlite, db, one_row, read_whole, work_for, working_for
from consultant.demo.actions import load_demo
from consultant.factory import create_app
from consultant.options.actions import add_option, option_of
from consultant.options.rules import Option, OptionKind
from consultant.troubleshooting.actions import test_of as run_of
from consultant.troubleshooting.actions import tests_of as runs_of

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


def test_sqlite_is_set_so_that_a_saved_row_is_on_disk(app):
    with app.app_context():
        check_sqlite()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 0
        with pytest.raises(RuntimeError, match="synchronous"):
            check_sqlite()


def test_a_migration_that_is_cut_off_leaves_nothing_behind(settings):
    app = create_app(settings)
    with app.app_context():
        tables = []

        def pull_the_plug(_connection, _cursor, statement, *_rest):
            tables.extend(["table"] if "CREATE TABLE" in statement else [])
            if len(tables) == 5:
                raise KeyboardInterrupt

        event.listen(db.engine, "before_cursor_execute", pull_the_plug)
        with pytest.raises(KeyboardInterrupt):
            upgrade()
        event.remove(db.engine, "before_cursor_execute", pull_the_plug)
        assert db.inspect(db.engine).get_table_names() == []
        upgrade()
        assert "calls" in db.inspect(db.engine).get_table_names()


def test_an_id_is_never_given_again(practice):
    first = client_named("Rosa Reyes", "household")
    gone = first.id
    db.session.delete(first)
    db.session.commit()
    assert client_named("Rosa Reyes", "household").id > gone


def test_the_migrations_make_the_tables_that_the_models_describe(settings):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    app = create_app(settings)
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
        downgrade(revision="base")
        assert db.inspect(db.engine).get_table_names() == ["alembic_version"]


def test_the_day_of_a_test_survives_the_migrations(settings):
    """A day becomes a day or a moment, and a day again; the possible results stay with their test."""
    app = create_app(settings)
    with app.app_context():
        upgrade(revision="0006")
        for statement in A_TEST.split(";"):
            db.session.execute(db.text(statement))
        db.session.commit()
        upgrade(revision="0007")
        work_for(1, None)
        assert [(test.done_on, test.what) for test in runs_of(1)] == [(date(2025, 5, 9), "Swap")]
        change_row(run_of(1, 1), done_on=datetime(2025, 5, 10, 23, tzinfo=UTC))
        db.session.commit()
        db.session.close()
        downgrade(revision="0006")
        found = db.session.execute(db.text("SELECT done_on, (SELECT result FROM possible_results) FROM tests")).all()
        assert [tuple(map(str, row)) for row in found] == [("2025-05-10", "works")]


A_TEST = """
INSERT INTO practices (id, name, zone, currency, is_demo, created_at) VALUES (1, 'P', 'UTC', 'EUR', false, '2025-01-01');
INSERT INTO clients (id, practice_id, name, kind, changed_at) VALUES (1, 1, 'C', 'household', '2025-01-01');
INSERT INTO cases (id, practice_id, client_id, number, slug, title, problem, can_help, opened_at, state, notes, changed_at)
VALUES (1, 1, 1, 1, 's', 't', 'p', 'yes', '2025-01-01', 'open', '{}', '2025-01-01');
INSERT INTO tests (id, practice_id, case_id, position, what, changes, done_on, result, changed_at)
VALUES (1, 1, 1, 0, 'Swap', '[]', '2025-05-09', 'works', '2025-01-01');
INSERT INTO possible_results (id, practice_id, case_id, test_id, position, result, contradicts, changed_at)
VALUES (1, 1, 1, 1, 0, 'works', '[]', '2025-01-01')
"""


def test_a_reading_that_others_write_into_begins_again():
    seen = []

    @read_whole
    def read(missing_until: int) -> int:
        seen.append(1)
        if len(seen) < missing_until:
            raise KeyError("a party that came meanwhile")
        return len(seen)

    assert read(3) == 3
    with pytest.raises(KeyError):
        read(99)


def test_migrations_go_down_and_up_with_rows_in_the_tables(settings):
    app = create_app(settings)
    with app.app_context():
        upgrade()
        load_demo(NOW)
        db.session.commit()
        before = rows_by_table()
        downgrade(revision="0001")
        kept = set(db.inspect(db.engine).get_table_names())
        upgrade()
        after = rows_by_table()
        assert {name: after[name] for name in after if name in kept} == {name: before[name] for name in before if name in kept}
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_migration_that_would_leave_a_row_pointing_at_nothing_changes_nothing(settings):
    app = create_app(settings)
    with app.app_context():
        upgrade(revision="0005")
        with db.engine.connect() as connection:
            connection.detach()
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("INSERT INTO clients (name, kind, practice_id, changed_at) VALUES ('A', 'b', 99, '2025-05-05')")
            connection.commit()
        with pytest.raises(SystemExit):
            upgrade()
        assert "call_id" not in {column["name"] for column in db.inspect(db.engine).get_columns("evidence")}


def rows_by_table() -> dict[str, int]:
    with db.engine.connect() as connection:
        return {table.name: len(connection.execute(table.select()).all()) for table in db.metadata.sorted_tables}
