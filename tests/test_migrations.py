"""The tables as the migrations make them: whole, up and down with data in every one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import MetaData, event
from sqlalchemy.exc import IntegrityError

from consultant.accounts.actions import invite, remove_demo, sign_up
from consultant.accounts.tries.actions import knock
from consultant.accounts.tries.rules import Door
from consultant.calls.models import Call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.actions import case_numbered, record_of
from consultant.client_review.actions import decide
from consultant.client_review.history.rules import Payment
from consultant.client_review.letting_go.actions import tick
from consultant.client_review.letting_go.rules import Step
from consultant.client_review.money.actions import add_expected, add_invoice
from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.terms.actions import set_terms
from consultant.client_review.terms.rules import Rate
from consultant.clients.limits.actions import pass_limits
from consultant.clients.limits.rules import Limit
from consultant.config import Settings
from consultant.database import add_row, bring_up_to_date, change_row, db, rows_of, use_key, work_for, working_for
from consultant.demo.actions import demo_consultant, load_demo
from consultant.evidence.files.actions import attach, store_file
from consultant.evidence.models import Evidence
from consultant.factory import create_app
from consultant.offline.actions import keep_receipt
from consultant.offline.rules import Sent
from consultant.papers.complaint.actions import begun, keep_complaint
from consultant.papers.schemes.actions import built_in as built_in_schemes
from consultant.papers.schemes.actions import save_scheme
from consultant.playbooks.actions import built_in, save_own
from consultant.reports.models import Report
from consultant.reports.wording.models import KeptWords
from consultant.sending.actions import make_link, note_opening
from consultant.sending.outbox.actions import note_sent
from consultant.sending.outbox.rules import How
from consultant.troubleshooting.actions import test_of as run_of
from consultant.troubleshooting.actions import tests_of as runs_of

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
RICH = Path("tests/casefile/rich.json")
MADE_FROM_OTHERS = {"case_words": "words", "clients": "name_folded", "organizations": "name_folded"}  # columns


@pytest.fixture
def machine(new_machine):
    """An app on a database without tables."""
    app = create_app(new_machine)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


Rows = dict[str, list[dict[str, str]]]  # by their table; values as text


def fill() -> None:
    """Something in every table."""
    load_demo(NOW)
    with working_for(demo_consultant().practice_id):
        case = import_record(read_case(RICH.read_bytes()), at=NOW)
        attach(case.id, store_file(b"10:02 line down", "router.log"), evidence_id=rows_of(Evidence, case.id)[0].id)
        invite("ann@example.org", at=NOW)
        use_key("a page", "what was typed")
        save_own(built_in()["internet-line"])
        save_scheme(built_in_schemes()["uk-telecoms"])
        keep_complaint(case, "acme", begun(case, NOW))
        report = db.session.query(Report).first()
        link, _token = make_link(report, until=NOW.date(), zone=UTC, at=NOW)
        note_opening(link, at=NOW)
        note_sent(report, How.LINK, "Ann", at=NOW, link=link)
        add_row(KeptWords(case_id=case.id, fingerprint="0" * 16, rule="L05", text="lied", reason="It is what he said."))
        tick(decide(case.client, Verdict.KEEP, "Kind", NOW.date(), facts={"reasons": []}, at=NOW), Step.LETTER, NOW.date())
        pass_limits(case, [Limit.WRITTEN], "It could not wait.", at=NOW)
        estimate = {"on": NOW.date(), "amount": Decimal("30.50"), "currency": "EUR"}
        add_invoice(case.client_id, [Payment(NOW.date(), Decimal(10))], **estimate, due=NOW.date())
        add_expected(case.client_id, **estimate, by=NOW.date())
        set_terms(demo_consultant().practice, Decimal("80.50"), [Rate("EUR", Decimal("1.08"), NOW.date())])
        keep_receipt(Sent("device-0001", "key-00000001", "0" * 64, NOW, 1), db.session.query(Call).first())
    knock(Door.SIGN_UP, "192.0.2.1", at=NOW)
    db.session.commit()


def tables() -> Rows:
    """All rows by their table, in the order of their ids, as they are stored."""
    found = MetaData()
    found.reflect(db.engine)
    with db.engine.connect() as connection:
        return {
            name: [
                {column: str(value) for column, value in row.items()}
                for row in connection.execute(table.select().order_by(*table.primary_key.columns)).mappings()
            ]
            for name, table in found.tables.items()
            if name != "alembic_version"
        }


def part_of(rows: Rows, known: Rows) -> Rows:
    """Of `rows` the tables and columns that `known` has too."""
    shared = {name: rows[name] for name in rows if name in known}
    return {name: [{column: row[column] for column in row if column in known[name][0]} for row in found] for name, found in shared.items()}


def differences() -> list:
    with db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), db.metadata)


def test_what_is_stored_survives_the_way_down_and_up(machine):
    bring_up_to_date()
    fill()
    newest = tables()
    assert [name for name, rows in newest.items() if not rows] == []
    downgrade(revision="0001")
    first = tables()
    assert part_of(first, newest) == part_of(newest, first)
    upgrade()
    assert part_of(tables(), first) == part_of(first, newest)
    assert set(tables()) == set(newest)
    for table, column in MADE_FROM_OTHERS.items():
        assert sorted(row[column] for row in tables()[table]) == sorted(row[column] for row in newest[table])
    with working_for(demo_consultant().practice_id):
        assert record_of(case_numbered(1)).calls


def test_the_migrations_make_the_tables_that_the_models_describe(machine):
    upgrade()
    assert differences() == []
    downgrade(revision="base")
    assert db.inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    assert differences() == []


def test_the_migrations_too_make_tables_that_give_no_id_again(machine):
    """PostgreSQL never does; SQLite only where a table says so, which a table that is made anew forgets."""
    upgrade()
    downgrade(revision="0001")
    upgrade()
    with db.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()) if sqlite else {}
    wanted = {name for name, table in db.metadata.tables.items() if table.dialect_options["sqlite"]["autoincrement"]}
    assert {name for name, sql in made.items() if "AUTOINCREMENT" in sql} == (wanted if sqlite else set())


def test_a_migration_that_is_cut_off_leaves_nothing_behind(machine):
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


def test_a_migration_after_which_a_row_would_point_at_nothing_changes_nothing(tmp_path):
    """Only SQLite can come to this: there keys are off while tables are made anew."""
    with create_app(Settings.from_environment({"STANDOFF_DATA": str(tmp_path)})).app_context():
        upgrade(revision="0005")
        with db.engine.connect() as connection:
            connection.connection.execute("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("INSERT INTO clients (name, kind, practice_id, changed_at) VALUES ('A', 'b', 99, '2025-05-05')")
            connection.commit()
            connection.invalidate()
        with pytest.raises(IntegrityError):
            upgrade()
        assert "call_id" not in {column["name"] for column in db.inspect(db.engine).get_columns("evidence")}
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_day_of_a_test_survives_the_migrations(machine):
    """A day becomes a day or a moment, and a day again; the possible results stay with their test."""
    upgrade(revision="0006")
    for statement in A_TEST.split(";"):
        db.session.execute(db.text(statement))
    db.session.commit()
    upgrade()
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


def test_an_id_is_not_given_again_after_a_table_was_made_anew(machine):
    bring_up_to_date()
    fill()
    gone = demo_consultant().id
    remove_demo()
    db.session.commit()
    downgrade(revision="0001")
    bring_up_to_date()
    person = sign_up(practice="P", name="N", email="n@example.org", password="correct horse", zone="UTC", currency="GBP", at=NOW)
    assert person.id > gone, "who still has the demo's cookie would be signed in as somebody else"
