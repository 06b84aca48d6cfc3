"""`flask lint`: the plain-language check on the command line."""

import json
import sys
from dataclasses import asdict
from typing import TextIO

import click
from flask.cli import with_appcontext

from consultant.plain_language import words
from consultant.plain_language.findings.rules import Finding
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check


@click.command("lint")
@click.option("--name", "names", multiple=True, help="A name in the text, so that it makes no finding. Can be given again.")
@click.option("--language", default="en", show_default=True, help="The language's code.")
@click.option("--json", "as_json", is_flag=True, help="A list of {rule, severity, start, end, text, why, better}.")
@click.argument("file", type=click.File(encoding="utf-8"))
@with_appcontext
def lint_command(names: tuple[str, ...], language: str, as_json: bool, file: TextIO) -> None:
    """Check a text (or - for standard input) for plain language. Touches no database.

    Severity is E (error), W (warning) or I (hint); start and end count characters from 0. The exit status is 0 without
    errors, 1 with one at least, and 2 when the file can't be read.
    """
    try:
        text = file.read()
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{file.name}: this is no text in UTF-8.") from None
    listed = word_list(language)
    if not listed.phrases:
        click.echo(words.no_list(language), err=True)
    found = check(text, listed, names)
    if as_json:
        click.echo(json.dumps([as_dict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(_line(text, one))
    sys.exit(any(one.blocks for one in found))


def as_dict(finding: Finding) -> dict[str, str | int]:
    values = asdict(finding)
    kept = {key: values[key] for key in ("rule", "severity", "start", "end", "text")}
    return {**kept, "why": words.why(finding), "better": words.better(finding)}


def _line(text: str, finding: Finding) -> str:
    """ "3: L13 W “soon” It goes stale … (name the day)"."""
    better, line = words.better(finding), text.count("\n", 0, finding.start) + 1
    said = " ".join(finding.text.split())
    return f"{line}: {finding.rule} {finding.severity} “{said}” {words.why(finding)}" + (f" ({better})" if better else "")
