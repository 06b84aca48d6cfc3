"""`flask languages`: the catalogues of what clients read."""

import re
from pathlib import Path

import click

from consultant.languages.actions import FOLDER, catalogues
from consultant.languages.messages.actions import bring_up_to_date
from consultant.languages.rules import ENGLISH


@click.command("languages")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def languages_command(codes: tuple[str, ...]) -> None:
    """Bring the catalogues up to date with what clients can read, and name what is not translated yet. A new CODE begins one."""
    left = 0
    for code in codes or catalogues()[1:]:
        if not re.fullmatch("[a-z]{2,3}", code) or code == ENGLISH:
            raise click.BadParameter(f"{code!r} is not a language to translate to, such as es")
        file: Path = FOLDER / f"{code}.po"
        untranslated = bring_up_to_date(file)
        left += len(untranslated)
        click.echo("\n".join([f"{file.name}: {len(untranslated)} not translated", *untranslated]))
    if left:
        raise SystemExit(1)
