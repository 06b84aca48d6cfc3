"""`flask password`: a forgotten password is replaced by whoever sits at the machine."""

import os
import pty
import sys
from datetime import UTC, datetime

import pytest

from consultant.accounts.actions import consultant_by_id
from consultant.accounts.commands import password_command
from consultant.accounts.tries.actions import knock
from consultant.accounts.tries.models import Try
from consultant.accounts.tries.rules import FROM_ADDRESS, Door
from consultant.config import PROJECT
from consultant.database import change_row, db, working_for
from consultant.factory import create_app
from tests.conftest import on_one_database
from tests.office import office, settings_in
from tests.owner import PASSWORD

NEW = "a good new one"


@pytest.fixture
def ask(app):
    """The answer of the command to what stands on its standard input."""
    return lambda text, email="Sam@Example.org": app.test_cli_runner().invoke(password_command, [email], input=text)


def signs_in(app, password: str) -> bool:
    return app.test_client().post("/sign-in", data={"email": "sam@example.org", "password": password}).status_code == 302


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_the_new_one_holds_and_every_session_is_over(app, owner, client, ask, end):
    assert client.get("/").status_code == 200
    answer = ask(NEW + end)
    assert (answer.exit_code, answer.output) == (
        0,
        "The password of Sam Field is changed. Wherever they were signed in, they are not any more.\n",
    )
    assert client.get("/").status_code == 302
    assert (signs_in(app, PASSWORD), signs_in(app, NEW)) == (False, True)


def test_of_whoever_is_switched_off_it_says_so(app, owner, ask):
    with app.app_context(), working_for(owner.practice_id):
        change_row(consultant_by_id(owner.id), off_since=datetime.now(UTC))
        db.session.commit()
    assert "switched off" in ask(NEW).output
    assert not signs_in(app, NEW)


def test_whoever_had_to_wait_after_wrong_tries_need_not_any_more(app, owner, ask):
    assert [signs_in(app, "a wrong password") for _try in range(6)] == [False] * 6
    assert not signs_in(app, PASSWORD)
    ask(NEW)
    assert signs_in(app, NEW)


def test_where_they_signed_in_stays_known(app, owner, ask):
    assert signs_in(app, PASSWORD) and not signs_in(app, "a wrong password")
    ask(NEW)
    with app.app_context():
        assert [row.good for row in db.session.scalars(db.select(Try))] == [True]


def test_what_others_tried_from_there_still_counts(app, owner, ask):
    with app.app_context():
        for number in range(FROM_ADDRESS):
            knock(Door.PASSWORD, "127.0.0.1", f"{number}@example.org", at=datetime.now(UTC))
    ask(NEW)
    assert not signs_in(app, NEW)


@on_one_database
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Use at least 10 characters."),
        ("ninechars", "Use at least 10 characters."),
        ("x" * 201, "Use at most 200 characters."),
        (" \t\u3000" * 5, "Use more than blanks."),
        ("with a \x07 inside", "Use characters that can be shown."),
        (b"in Latin-1: \xe9\xe8", "Use characters that can be shown."),
    ],
)
def test_one_that_a_form_would_refuse_changes_nothing(app, owner, client, ask, typed, message):
    answer = ask(typed)
    assert (answer.exit_code, answer.output) == (1, f"Error: {message}\n")
    assert client.get("/").status_code == 200 and signs_in(app, PASSWORD)


def test_who_is_not_there_or_has_no_password_gets_none(demo, owner, ask):
    for email in ("ann@example.org", "demo@localhost", "", "%"):
        answer = ask(NEW, email)
        assert (answer.exit_code, answer.output) == (1, f"Error: Nobody signs in with {email}.\n")


def test_on_a_new_machine_nobody_is_there(new_machine):
    answer = create_app(new_machine).test_cli_runner().invoke(password_command, ["sam@example.org"], input=NEW)
    assert (answer.exit_code, answer.output) == (1, "Error: Nobody signs in with sam@example.org.\n")


def test_at_a_terminal_it_is_typed_twice_and_never_shown(tmp_path):
    app, _owner = office(settings_in(tmp_path), cases=0)
    app.config["WTF_CSRF_ENABLED"] = False
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(PROJECT)
        command = [sys.executable, "-m", "flask", "--app", "app", "password", "sam@example.org"]
        os.execve(command[0], command, {**os.environ, "STANDOFF_DATA": str(tmp_path)})
    shown = b""
    for typed in (NEW, "another one", NEW, NEW):
        while not shown.endswith(b": "):
            shown += os.read(terminal, 1000)
        os.write(terminal, typed.encode() + b"\n")
        shown += b"\n"
    try:
        while found := os.read(terminal, 1000):
            shown += found
    except OSError:  # how a terminal says that nobody is there any more
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    assert b"is changed" in shown and NEW.encode() not in shown
    assert signs_in(app, NEW)
