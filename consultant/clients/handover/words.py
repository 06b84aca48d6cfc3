"""The page that goes with what a client is given, in their language."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask_babel import gettext as _

from consultant.clients.handover.rules import Handed
from consultant.documents.words import long_day


def readme(client: str, practice: str, contact: str | None, day: date, handed: Sequence[Handed]) -> str:
    """Plain text."""
    lines = [
        _("What is recorded of your cases"),
        "",
        _("For: %(client)s", client=client),
        _("From: %(practice)s", practice=", ".join(filter(None, [practice, contact]))),
        _("Made on %(day)s.", day=long_day(day)),
        "",
        _("In the folder of each case:"),
        "- case.json: " + _("what was recorded: who is in it, the calls, tests, promises and options. Any program for text opens it."),
        "- report-1.pdf: " + _("each report as you got it."),
        "- files: " + _("photos and papers of the case."),
        "",
        *(line for one in handed for line in _case(one)),
    ]
    return "\r\n".join(lines).rstrip() + "\r\n"  # any program shows its lines, old ones too


def _case(one: Handed) -> Iterator[str]:
    yield f"{one.folder}: {one.title}"
    for name in one.lost:
        yield "  " + _("This file is lost, and not in here: %(name)s", name=name)
