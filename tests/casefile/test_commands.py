"""`flask case`: on files without a database, and on the database; every refusal ends with status 2."""

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from consultant.accounts.models import Practice
from consultant.casefile.actions import import_record
from consultant.casefile.commands import case_commands
from consultant.cases.models import Case
from consultant.database import db, work_for
from consultant.factory import create_app

CASES = Path(__file__).parent.parent / "cases"
KITCHEN, TILL = sorted(CASES.glob("0[24]-*.json"))


@pytest.fixture
def case(app):
    """`flask case ...` in this app."""
    runner = app.test_cli_runner()
    return lambda *args: runner.invoke(case_commands, [str(arg) for arg in args])


def stored(app, owner):
    with app.app_context():
        work_for(owner.practice_id, owner.id)
        return [one.slug for one in db.session.scalars(db.select(Case).order_by(Case.number))]


def test_assess_prints_what_holds_for_a_file(case):
    answer = case("assess", KITCHEN, "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == {
        **json.loads(answer.stdout),
        "blame_loops": [["cabinet", "owner", "store", "elec"]],
        "nobody_blames": ["condo"],
        "never_asked": ["cabinet"],
        "overdue_promises": [
            {
                "row": "calls[5].promises[0]",
                "by": "store",
                "what": "call the electrical firm and report back",
                "due": "2008-07-29T13:00:00-04:00",
                "days_late": 0,
            }
        ],
        "total_hold_minutes": 0,
        "total_minutes": 36,
        "calls": 8,
        "best_tests": [],
    }
    first = json.loads(answer.stdout)["next_steps"][0]
    assert (first["rule"], first["rows"]) == ("a", ["calls[1].claims[0]"])
    assert "Cabinet contractor" in first["text"]


def test_assess_in_plain_words(case):
    answer = case("assess", KITCHEN)
    assert answer.exit_code == 0
    assert "In a circle: Cabinet contractor → Flat owner → Home-improvement store" in answer.stdout
    assert "1 promise is late." in answer.stdout
    assert "\n1. " in answer.stdout


def test_a_file_is_assessed_without_touching_the_database(case, monkeypatch):
    def fail(*_, **__):
        raise AssertionError("the database was asked")

    monkeypatch.setattr(db.session, "execute", fail)
    monkeypatch.setattr(db.session, "scalars", fail)
    assert case("assess", KITCHEN, "--json").exit_code == 0


def test_what_is_imported_is_exported_to_the_same_bytes(case, app, owner, tmp_path):
    assert case("import", KITCHEN, TILL).exit_code == 0
    assert stored(app, owner) == ["kitchen-permit-circle", "pos-vs-card-processor"]
    assert case("export", "1").stdout_bytes == KITCHEN.read_bytes()
    assert case("export", "pos-vs-card-processor", "-o", tmp_path / "till.json").exit_code == 0
    assert (tmp_path / "till.json").read_bytes() == TILL.read_bytes()


def test_a_stored_case_is_assessed_like_its_file(case, owner):
    case("import", KITCHEN)
    of_file, of_case = json.loads(case("assess", KITCHEN, "--json").stdout), json.loads(case("assess", "1", "--json").stdout)
    for key in ("blame_loops", "blame_loops_ever", "contradictions", "nobody_blames", "never_asked", "total_minutes", "calls"):
        assert of_case[key] == of_file[key]


def test_private_notes_are_exported_only_on_request(case, owner, tmp_path):
    noted = json.loads(KITCHEN.read_text("utf-8")) | {"private_note": "pays late"}
    file = tmp_path / "noted.json"
    file.write_text(json.dumps(noted), "utf-8")
    assert case("import", file).exit_code == 0
    assert "pays late" not in case("export", "1").stdout
    assert "pays late" in case("export", "1", "--private").stdout


def test_one_broken_file_and_nothing_is_imported(case, app, owner, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text(TILL.read_text("utf-8").replace('"stance": "blames"', '"stance": "shouts"', 1), "utf-8")
    answer = case("import", KITCHEN, broken)
    assert answer.exit_code == 2
    assert "calls[0].claims[0].stance" in answer.stderr
    assert stored(app, owner) == []


def test_a_file_that_fails_half_way_leaves_nothing_behind(case, app, owner, monkeypatch):
    def fail(*_, **__):
        raise SQLAlchemyError

    monkeypatch.setattr("consultant.casefile.actions.set_revisit", fail)
    answer = case("import", KITCHEN)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "nothing was imported" in answer.stderr
    monkeypatch.undo()
    assert stored(app, owner) == []


def test_a_later_file_that_fails_takes_the_earlier_ones_back(case, app, owner, monkeypatch):
    def fail_on_the_till(record, *, at):
        if "pos" in record.slug:
            raise SQLAlchemyError("disk is full")
        return import_record(record, at=at)

    monkeypatch.setattr("consultant.casefile.commands.import_record", fail_on_the_till)
    answer = case("import", KITCHEN, TILL)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "disk is full" in answer.stderr
    assert stored(app, owner) == []


def test_an_output_that_cannot_be_written(case, owner, tmp_path):
    case("import", KITCHEN)
    answer = case("export", "1", "-o", tmp_path / "no" / "such" / "folder.json")
    assert (answer.exit_code, answer.stdout) == (2, "")


def test_a_file_that_is_there_is_not_written_over(case, owner, tmp_path):
    case("import", KITCHEN)
    there = tmp_path / "there.json"
    there.write_text("mine")
    refused = case("export", "1", "-o", there)
    assert (refused.exit_code, there.read_text()) == (2, "mine")
    assert "is there already" in refused.stderr
    assert case("export", "1", "-o", there, "--force").exit_code == 0
    assert there.read_bytes() == KITCHEN.read_bytes()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("import", "no-such-file.json"), "no-such-file.json"),
        (("import", CASES), "directory"),
        (("import",), "FILE"),
        (("import", "--practice", "Nobody", KITCHEN), "Nobody"),
        (("export", "99"), "99"),
        (("export", "no-such-case"), "no-such-case"),
        (("assess", "no-such-case", "--json"), "no-such-case"),
        (("assess", "x" * 5000), "There is no case"),
        (("export", "caf\udce9"), r"There is no case 'caf\udce9'."),  # what Python makes of bytes that are no UTF-8
        (("import", "caf\udce9.json"), "caf"),
    ],
)
def test_refusals_end_with_status_2(case, owner, args, says):
    answer = case(*args)
    assert answer.exit_code == 2
    assert says in answer.stderr
    assert answer.stdout == ""


def test_two_practices_need_a_name(case, app, owner):
    with app.app_context():
        db.session.add(Practice(name="Other", zone="UTC", currency="EUR", created_at=datetime.now(UTC)))
        db.session.commit()
    assert case("import", KITCHEN).exit_code == 2
    assert case("import", "--practice", "Field IT", KITCHEN).exit_code == 0
    assert stored(app, owner) == ["kitchen-permit-circle"]


def test_on_a_new_machine_the_database_is_made_and_the_missing_practice_named(new_machine):
    usual = os.umask(0o022)
    refused = create_app(new_machine).test_cli_runner().invoke(args=["case", "import", "tests/cases/04-pos-vs-card-processor.json"])
    os.umask(usual)
    assert (refused.exit_code, refused.output) == (2, "Error: There is no practice yet.\n")
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in new_machine.data.glob("standoff.sqlite*"))
