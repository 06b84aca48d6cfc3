"""The client's answers in words, for the consultant."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day
from consultant.feedback.client.words import grade_words
from consultant.feedback.rules import Answer, Grade, Kind
from consultant.reports.rules import ReportFacts


@dataclass(frozen=True)
class News:
    """A new answer on the first page."""

    title: str
    day: str
    case: int  # its number
    about: str  # the case's title
    answer: int  # database row
    is_wrong: bool


def news(answer: Answer, case: int, about: str, who: str) -> News:
    return News(answer_words(answer, who), day(answer.at), case, about, answer.id or 0, answer.kind == Kind.WRONG)


def answer_words(answer: Answer, who: str) -> str:
    """Recorded words stand after a colon. "Rosa chose option B of report 2: a new modem"; a single option has no letter."""
    said = {"who": who, "k": answer.report, "what": answer.said}
    match answer.kind:
        case Kind.CHOSE if answer.letter:
            return _("%(who)s chose option %(letter)s of report %(k)d: %(what)s", letter=answer.letter, **said)
        case Kind.CHOSE:
            return _("%(who)s said yes to this in report %(k)d: %(what)s", **said)
        case Kind.NOT_THIS:
            return _("%(who)s said no to this in report %(k)d: %(what)s", **said)
        case Kind.WRONG:
            return _("%(who)s says that a fact in report %(k)d is wrong: %(what)s", **said)
        case Kind.BETTER:
            return _("%(who)s says what could be clearer or better: %(what)s", who=who, what=answer.said)
        case Kind.KNEW:
            return _("Did %(who)s know what to do? %(grade)s.", who=who, grade=_grade(answer.said))
    return _("Was report %(k)d clear to %(who)s? %(grade)s.", k=answer.report, who=who, grade=_grade(answer.said))


def lettered_options(facts: ReportFacts) -> Iterator[tuple[str, str]]:
    """What a report put to the client, as the answers to a question: "Report 2, B: a new modem"."""
    for place, option in enumerate(facts.undecided):
        letter, said = facts.letter_of(place), {"k": facts.number, "what": option.what}
        words = _("Report %(k)d, %(letter)s: %(what)s", letter=letter, **said) if letter else _("Report %(k)d: %(what)s", **said)
        yield f"{facts.number}-{place}", words


def feedback_fold(answers: tuple[Answer, ...], who: str, number: int) -> tuple[Fold, ...]:
    """Newest first; nothing before the first answer."""
    items = tuple(
        Item(answer_words(one, who), tuple(_lines(one)), None if one.seen else (_("New"), "open"), tuple(_ways(one, number)))
        for one in reversed(answers)
    )
    fresh = sum(not one.seen for one in answers)
    summary = ngettext("%(num)d answer", "%(num)d answers", len(items))
    if fresh:
        summary = _("%(all)s, %(fresh)d new", all=summary, fresh=fresh)
    return (Fold("answers", _("What the client answered"), summary, items),) if items else ()


def _lines(answer: Answer) -> Iterator[str]:
    yield _("To report %(k)d, on %(day)s", k=answer.report, day=day(answer.at))
    if answer.corrected:
        yield _("Put right in report %(k)d: %(what)s", k=answer.corrected_in or 0, what=answer.corrected)


def _ways(answer: Answer, number: int) -> Iterator[Link]:
    here = {"number": number, "answer_id": answer.id}
    if answer.kind == Kind.WRONG:
        yield Link(_("Change what is put right") if answer.corrected else _("Put it right"), "feedback.correct", here)
    if not answer.seen:
        yield Link(_("Mark seen"), "feedback.mark_seen", here, post=True)


def _grade(said: str) -> str:
    return grade_words(Grade(said)) if said in set(Grade) else said
