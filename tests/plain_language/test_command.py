"""`flask lint`: what stands on paper about a text, without any database."""

import json

import pytest
from click.testing import CliRunner
from flask import Flask
from flask_babel import Babel

from consultant.plain_language.commands import lint_command


@pytest.fixture
def lint(tmp_path):
    """The command on this text, in an app that has no database."""
    app = Flask("words")
    Babel(app)
    app.cli.add_command(lint_command)
    file = tmp_path / "letter.md"

    def run(text: str | bytes, *words: str):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return CliRunner().invoke(app.cli, ["lint", str(file), *words])

    return run


def test_findings_as_json(lint):
    run = lint("Soon Ltd lied.\nIt comes soon.", "--name", "Soon Ltd", "--json")
    first, second = json.loads(run.output)
    assert first == {
        "rule": "L05",
        "severity": "E",
        "start": 9,
        "end": 13,
        "text": "lied",
        "why": "It says what somebody meant, and nobody can see that.",
        "better": "write what was said or done, and on which day",
    }
    assert (second["rule"], second["severity"], second["text"]) == ("L13", "W", "soon")
    assert run.exit_code == 1


def test_without_errors_the_status_is_0_and_what_is_no_text_is_refused(lint):
    assert (lint("I called the shop.", "--json").output.strip(), lint("It comes soon.").exit_code) == ("[]", 0)
    assert "1: L13 W “soon” It goes stale" in lint("It comes soon.").output
    bad = lint(b"\xff\xfe\x00")
    assert bad.exit_code == 2 and "no text in UTF-8" in bad.output
    assert "no word list" in lint("Es kommt bald.", "--language", "xx").output


def test_standard_input(lint):
    app = Flask("words")
    Babel(app)
    app.cli.add_command(lint_command)
    assert json.loads(CliRunner().invoke(app.cli, ["lint", "-", "--json"], input="It comes soon.").output)[0]["text"] == "soon"
