"""Keep the client's answers, show which are new, and note what was put right."""

from collections.abc import Sequence
from hashlib import sha256

from consultant.cases.models import Case
from consultant.clients.models import Client
from consultant.database import LARGEST, add_row, as_row, change_row, db, one_row, rows_of, use_key
from consultant.feedback import models, rules
from consultant.feedback.rules import Answer, Kind
from consultant.options.actions import put_options, settle_option
from consultant.options.letters.rules import Lettered
from consultant.options.rules import Reaction
from consultant.reports.models import Report

REACTIONS = {Kind.CHOSE: Reaction.ACCEPTED, Kind.NOT_THIS: Reaction.DECLINED}


class TooManyAnswers(Exception):
    """This link has taken as many as it takes in an hour."""


def answers_of(case_id: int) -> tuple[Answer, ...]:
    return tuple(row.to_rule() for row in rows_of(models.Answer, case_id))


def answers_to(report: Report) -> tuple[Answer, ...]:
    """Those to this very report. What a case file brought may name its number, but was said before it was issued, of another one."""
    rows = rows_of(models.Answer, report.case_id)
    return tuple(row.to_rule() for row in rows if row.report == report.number and (row.link_id or row.at >= report.issued_at))


def add_answer(case_id: int, answer: Answer, link_id: int | None = None) -> models.Answer:
    return add_row(as_row(models.Answer, answer, case_id=case_id, link_id=link_id))


def answer_by_link(report: Report, link_id: int, answer: Answer, *, once: str, offered: Sequence[Lettered] = ()) -> None:
    """Keep what a client tapped; the same tap twice is kept once. `once` is the page's one-time key, `offered` what its report offers.

    Raises TooManyAnswers.
    """
    if use_key(_digest(link_id, once, answer.kind, answer.said), _digest(answer.said)) is not None:
        return
    newest = db.select(models.Answer).filter_by(link_id=link_id).order_by(models.Answer.id.desc()).limit(rules.MOST_AN_HOUR)
    if rules.are_too_many([row.at for row in db.session.scalars(newest)], answer.at):
        raise TooManyAnswers
    keep_answer(report, answer, offered, link_id)


def keep_answer(report: Report, answer: Answer, offered: Sequence[Lettered] = (), link_id: int | None = None) -> None:
    """With what it says of an option of this report. Of one that they chose before, it is open again what they think: they have
    said no to nothing."""
    if answer.kind in REACTIONS:
        put_options(report.case_id, offered, at=answer.at)
        before = rules.latest(answers_to(report), answer.report).get(Kind.CHOSE)
        if before and before.said != answer.said:
            settle_option(report.case_id, _put(before, offered), Reaction.NONE_YET, at=answer.at)
        settle_option(report.case_id, _put(answer, offered), REACTIONS[answer.kind], at=answer.at)
    add_answer(report.case_id, answer, link_id)


def _put(answer: Answer, offered: Sequence[Lettered]) -> Lettered:
    """The very option that this report called so, whatever it is called now."""
    return next((one for one in offered if one.what == answer.said), Lettered(answer.said))


def answer_of(case_id: int, answer_id: int) -> models.Answer:
    """Raises Missing."""
    return one_row(models.Answer, id=answer_id, case_id=case_id)


def mark_seen(answer: models.Answer) -> None:
    change_row(answer, seen=True)


def correct(case: Case, answer: models.Answer, words: str, report: int) -> None:
    """The report of this number, the next one, will say what was put right; without words it says nothing."""
    change_row(case, correction=rules.corrections(case.correction, answer.corrected, words) or None)
    change_row(answer, corrected=words or None, corrected_in=report if words else None, seen=True)


def unseen(before: int | None = None) -> tuple[list[tuple[Answer, Case, str]], int]:
    """Over all cases of the practice, newest first: each new answer with its case and the client's name; and how many more there are.

    A page of those that came by a link, for what a case file brought is no news; `before` is an answer's row, the last page's last.
    """
    how_many = db.func.count(models.Answer.id).over()
    query = db.select(models.Answer, Case, Client.name, how_many).join(Case, Case.id == models.Answer.case_id)
    query = query.join(Client, Client.id == Case.client_id)
    query = query.filter(models.Answer.seen.is_(False), models.Answer.link_id.isnot(None))
    if before is not None:
        query = query.filter(models.Answer.id < max(0, min(before, LARGEST)))
    found = db.session.execute(query.order_by(models.Answer.id.desc()).limit(rules.MOST_NEWS)).all()
    more = found[0][-1] - len(found) if found else 0
    return [(row.to_rule(), case, name) for row, case, name, _ in found], more


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()
