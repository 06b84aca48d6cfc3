"""A report as words, made from a small case."""

from dataclasses import replace
from datetime import UTC, datetime

from consultant.assessment.rules import assess
from consultant.options.letters.rules import Lettered
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.reports.words import Report, report

NOW = datetime(2025, 5, 16, 12, tzinfo=UTC)


def printed(of, offered: tuple[Lettered, ...] = (), **more) -> Report:
    facts = {"number": 1, "day": NOW.date(), **more}
    return plain(report(replace(report_facts(assess(of, NOW), Letterhead("Field IT", "555 0142"), **facts), offered=offered)))


def plain(value):
    """With ordinary spaces, all the way down."""
    if isinstance(value, str):
        return value.replace("\xa0", " ")
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(map(plain, value))
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, ReportFacts):
        return replace(value, **{name: plain(getattr(value, name)) for name in value.__dataclass_fields__})
    return value


def option(what: str, reaction: Reaction | None = None, **more) -> Option:
    return Option(what, OptionKind.SWITCH, offers=(Offer(reaction),) if reaction else (), **more)
