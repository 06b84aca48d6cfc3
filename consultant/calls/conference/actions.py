"""Prints the agenda of a conference call on one page."""

from collections.abc import Sequence
from datetime import date

from consultant.calls.conference.rules import Agenda
from consultant.documents.actions import print_on_one_page


def print_agenda(agendas: Sequence[Agenda], day: date) -> bytes:
    """As `print_on_one_page`."""
    return print_on_one_page("agenda", agendas, day)
