"""The outbox: a mail is stored with the request that asks for it, and sent after the commit, by whoever looks next.

Whoever sends takes a mail first, and says so in the database; so two never send the same. What was cut off in the middle is not
sent again by itself: it is shown, and somebody decides.
"""

import logging
import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from threading import Event, Thread
from zoneinfo import ZoneInfo

from flask import Flask, current_app, url_for
from sqlalchemy.exc import OperationalError

from consultant.cases.models import Case
from consultant.clients.models import Client
from consultant.config import Mailbox
from consultant.database import across_practices, add_row, change_row, db, one_row, take_turn, working_for
from consultant.languages.actions import speaking
from consultant.reports.models import Report
from consultant.reports.supplied.actions import in_language
from consultant.sending.actions import TOKEN_BYTES, another, facts_of, hashed, make_link
from consultant.sending.delivery.actions import deliver
from consultant.sending.mail.rules import mail
from consultant.sending.mail.words import letter
from consultant.sending.models import ReportLink, Sending
from consultant.sending.outbox import rules
from consultant.sending.outbox.rules import How, Outcome, Problem, State
from consultant.sending.rules import LinkState

SECONDS = 10  # between two looks into the outbox
log = logging.getLogger(__name__)


def note_sent(report: Report, how: How, to: str, *, at: datetime, link: ReportLink | None = None) -> Sending:
    """By link or on paper: it is with the client."""
    return add_row(_sending(report, how=how, to=to, at=at, state=State.SENT, sent_at=at, link_id=link and link.id))


def post(report: Report, to: str, *, note: str | None, until: date | None, zone: ZoneInfo, at: datetime) -> Sending:
    """Store a mail to be sent; with a link that works until that day, if one is given. Its secret is made when it is sent."""
    link = make_link(report, until=until, zone=zone, at=at)[0] if until else None
    return add_row(_sending(report, how=How.MAIL, to=to, note=note, at=at, state=State.WAITING, next_at=at, link_id=link and link.id))


def _sending(report: Report, **facts: object) -> Sending:
    return Sending(case_id=report.case_id, report_id=report.id, attempts=0, seen=False, **facts)


def sendings_of(report: Report) -> list[rules.Sending]:
    """Newest first."""
    query = db.select(Sending).filter_by(report_id=report.id).order_by(Sending.id.desc())
    return [row.to_rule() for row in db.session.scalars(query)]


def reports_with_sendings(case_id: int) -> list[tuple[int, date, tuple[rules.Sending, ...]]]:
    """The issued reports of a case in their order: number, day, and to whom each was sent."""
    query = db.select(Report.number, Report.date, Sending).outerjoin(Sending, Sending.report_id == Report.id)
    found: dict[tuple[int, date], tuple[rules.Sending, ...]] = defaultdict(tuple)
    for number, day, row in db.session.execute(query.filter(Report.case_id == case_id).order_by(Report.number, Sending.id)):
        found[number, day] += (row.to_rule(),) if row else ()
    return [(number, day, sent) for (number, day), sent in found.items()]


def not_arrived() -> list[tuple[rules.Sending, Case, int, str]]:
    """Over all cases: what did not get through and nobody has seen yet, with its case, report and client."""
    query = db.select(Sending, Case, Report.number, Client.name).join(Case, Case.id == Sending.case_id)
    query = query.join(Report, Report.id == Sending.report_id).join(Client, Client.id == Case.client_id)
    query = query.filter(Sending.state.in_([*rules.BAD, State.WAITING]), Sending.seen.is_(False)).order_by(Sending.id.desc())
    found = [(row.to_rule(), case, number, name) for row, case, number, name in db.session.execute(query)]
    return [each for each in found if each[0].is_news]


def sending_of(report: Report, sending_id: int) -> Sending:
    """Raises Missing."""
    return one_row(Sending, id=sending_id, report_id=report.id)


def send_again(row: Sending, *, at: datetime) -> None:
    """What did not get through waits again, and is tried at once.

    What may be with the client stays good there: from here on this is another mail, with another link.
    """
    if row.how != How.MAIL or row.state not in rules.CAN_GO_AGAIN:
        return
    if row.state in rules.MAY_BE_OUT:
        change_row(row, at=at, link_id=_another_link(row, at))
    change_row(row, state=State.WAITING, next_at=at, attempts=0, seen=False)


def _another_link(row: Sending, at: datetime) -> int | None:
    """In place of one that opens; revoked or too old it stays, and is not sent."""
    link = one_row(ReportLink, id=row.link_id) if row.link_id else None
    return another(link, at=at).id if link and link.state(at) == LinkState.OPEN else row.link_id


def call_off(row: Sending) -> None:
    """A mail that waits is not sent."""
    if row.state == State.WAITING:
        change_row(row, state=State.CALLED_OFF, next_at=None)


def note_return(row: Sending) -> None:
    """A mail that was sent came back."""
    if row.how == How.MAIL and row.state == State.SENT:
        change_row(row, state=State.CAME_BACK, seen=False)


def mark_seen(row: Sending) -> None:
    change_row(row, seen=True)


def send_due(box: Mailbox, clock: Callable[[], datetime]) -> int:
    """Try every mail whose time has come, one after the other; how many were tried. Commits after each step.

    `clock` is asked anew for each: a server may let us wait for minutes.
    """
    tried = 0
    waiting = db.select(Sending.id, Sending.practice_id).filter(Sending.state.in_([State.WAITING, State.TRYING])).order_by(Sending.id)
    for sending_id, practice_id in db.session.execute(across_practices(waiting)).all():
        db.session.rollback()
        with working_for(practice_id):
            tried += _tried(sending_id, box, clock)
    db.session.rollback()
    return tried


def _tried(sending_id: int, box: Mailbox, clock: Callable[[], datetime]) -> bool:
    """One mail that cannot be made holds up no other: it is noted with it, and tried later."""
    try:
        return _try(sending_id, box, clock)
    except OperationalError:  # the database is gone: nothing can be noted
        raise
    except Exception:
        log.exception("a mail could not be tried")
        db.session.rollback()
        row = one_row(Sending, id=sending_id)
        if row.state == State.WAITING:
            _note(row, Outcome(Problem.NOT_WRITTEN), row.attempts + 1, clock())
        return True


def _try(sending_id: int, box: Mailbox, clock: Callable[[], datetime]) -> bool:
    taken = _take(sending_id, clock())
    if taken is None:
        return False
    to, message = taken
    outcome = deliver(box, to, message)
    row = one_row(Sending, id=sending_id)
    _note(row, outcome, row.attempts, clock())
    return True


def _note(row: Sending, outcome: Outcome, attempts: int, now: datetime) -> None:
    state, next_at = rules.after_try(outcome, attempts, now)
    sent_at = now if state == State.SENT else None
    seen = row.seen and state not in rules.BAD  # that it is over is news, whatever was seen before
    became = {"problem": outcome.problem, "answer": outcome.answer or None, "attempts": attempts, "seen": seen}
    change_row(row, state=state, next_at=next_at, sent_at=sent_at, **became)
    db.session.commit()


def _take(sending_id: int, now: datetime) -> tuple[str, bytes] | None:
    """The address and the mail, when its time has come and nobody else has it; from here on it is ours."""
    take_turn(db.session)  # nobody else takes one meanwhile
    db.session.expire_all()
    row = one_row(Sending, id=sending_id)
    if row.state == State.TRYING and row.tried_at and now - row.tried_at > rules.STUCK:
        change_row(row, state=State.UNSURE, problem=Problem.NO_ANSWER, answer=None, seen=False)
    is_due = row.state == State.WAITING and row.next_at is not None and row.next_at <= now
    to, message = row.to, _written(row, now) if is_due else b""
    if is_due:
        change_row(row, state=State.TRYING, attempts=row.attempts + 1, tried_at=now)
    db.session.commit()
    return (to, message) if is_due else None


def _written(row: Sending, now: datetime) -> bytes:
    """The mail. Each try makes a new secret for its link, which is nowhere but in this mail.

    When it was asked for tells it from others; so one that is asked for again, once it may have gone out, is another mail.
    """
    settings = current_app.config["SETTINGS"]
    report, practice = one_row(Report, id=row.report_id), one_row(Case, id=row.case_id).practice
    facts, address = facts_of(report), None
    link = one_row(ReportLink, id=row.link_id) if row.link_id else None
    if link and link.state(now) == LinkState.OPEN:  # else it would lead nowhere
        token = secrets.token_urlsafe(TOKEN_BYTES)
        change_row(link, token_hash=hashed(token))
        with current_app.test_request_context():  # an address is made without a visitor, so from the settings alone
            address = settings.base_url + url_for("phone.show", token=token)
    with speaking(facts.language):
        words = letter(in_language(facts), address, row.note)
    return mail(
        sender=(facts.letterhead.name, settings.mail.sender),
        to=row.to,
        reply_to=practice.email,
        subject=words.subject,
        body=words.body,
        pdf=(f"report-{report.number}.pdf", report.pdf),
        at=now,
        ident=sha256(f"{practice.created_at.isoformat()} {row.practice_id} {row.id} {row.at.isoformat()}".encode()).hexdigest()[:32],
    )


def keep_sending(app: Flask) -> None:
    """Look into the outbox for as long as this process runs, beside its requests. Nothing without a mail server."""
    box = app.config["SETTINGS"].mail
    if box is None:
        return

    def look() -> None:
        pause = Event()
        while not pause.wait(SECONDS):
            try:
                with app.app_context():
                    send_due(box, partial(datetime.now, UTC))
            except Exception:  # such as a database that is gone for a moment: the next look finds the mail where it was
                log.exception("the outbox could not be looked at")

    Thread(target=look, name="outbox", daemon=True).start()
