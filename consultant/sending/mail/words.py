"""The mail that brings a report: what matters of its page 1 in plain text, the link, and whom to ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from consultant.documents.words import NO_BREAK, day
from consultant.reports.page_one.words import PageOne, number
from consultant.reports.rules import ReportFacts
from consultant.reports.words import report
from consultant.sending.phone.words import in_order


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def letter(facts: ReportFacts, address: str | None, own: str | None) -> Letter:
    """`address` is the link's, `own` what the consultant adds."""
    one = report(facts).page_one
    subject = _("%(report)s from %(who)s, %(day)s", report=number(facts), who=one.sender, day=day(facts.day))
    body = "\n\n".join(filter(None, _paragraphs(one, address, own, replies=bool(facts.letterhead.email), to_decide=bool(facts.undecided))))
    return Letter(_plain(subject), _plain(body) + "\n")


def _paragraphs(one: PageOne, address: str | None, own: str | None, *, replies: bool, to_decide: bool) -> Iterator[str]:
    yield own or ""
    yield one.heading
    yield one.lead
    yield f"{one.since.label} {one.since.text}" if one.since else ""
    first, then = in_order(one)
    yield from (f"{bullet.label} {bullet.text}" for bullet in first + then)
    yield from (f"{each.label} {each.text}".strip() for each in one.closing)
    yield _("The whole report is attached as a PDF.")
    if address:
        yield _does(to_decide) + "\n" + address
    yield _("You can also just answer this mail.") if replies else ""
    yield "\n".join(one.contact)


def _does(to_decide: bool) -> str:
    """What the link is good for."""
    if to_decide:
        return _("Read it on your phone, choose, or tell me of a mistake:")
    return _("Read it on your phone, or tell me of a mistake:")


def _plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")
