"""To whom a report was sent, when and how, and what became of it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.clocks.calendar.words import clock, day
from consultant.sending.outbox.rules import CAN_GO_AGAIN, How, Problem, Sending, State
from consultant.sending.rules import Link, LinkState

LINKS = {
    LinkState.OPEN: (_l("Open"), "open"),
    LinkState.REVOKED: (_l("Revoked"), ""),
    LinkState.EXPIRED: (_l("Expired"), ""),
}
STATES = {
    State.WAITING: (_l("Waits"), "open"),
    State.TRYING: (_l("On its way"), "open"),
    State.SENT: (_l("Sent"), "ok"),
    State.REFUSED: (_l("Refused"), "bad"),
    State.GIVEN_UP: (_l("Not sent"), "bad"),
    State.UNSURE: (_l("Not sure"), "bad"),
    State.CALLED_OFF: (_l("Called off"), ""),
    State.CAME_BACK: (_l("Came back"), "bad"),
}
PROBLEMS = {
    Problem.NO_ANSWER: _l("The mail server does not answer."),
    Problem.NOT_SAFE: _l("The way to the mail server is not safely encrypted."),
    Problem.SIGN_IN: _l("The mail server does not take our name or password."),
    Problem.SENDER: _l("The mail server does not take mail from our own address."),
    Problem.ADDRESS: _l("The mail server says that there is no such address."),
    Problem.MESSAGE: _l("The mail server does not take this mail."),
    Problem.NOT_WRITTEN: _l("The mail could not be written here. The log of the program says why."),
    Problem.BUSY: _l("The mail server asks us to come again later."),
}


@dataclass(frozen=True)
class Sent:
    """One line of the list. `ways` are an endpoint's name and the words of its button."""

    id: int
    title: str
    lines: tuple[str, ...]
    state: tuple[str, str]
    ways: tuple[tuple[str, str], ...]


def link_state(state: LinkState) -> tuple[str, str]:
    """Its words, and the look of the state component."""
    words, look = LINKS[state]
    return str(words), look


def opened(link: Link) -> str:
    if not link.opened:
        return _("Not opened yet")
    return ngettext("Opened once", "Opened %(num)d times", len(link.opened))


def sent(one: Sending, zone: ZoneInfo) -> Sent:
    return Sent(one.id, title(one), tuple(_lines(one, zone)), state(one), tuple(_ways(one)))


def state(one: Sending) -> tuple[str, str]:
    """Its words, and the look of the state component. A link is made here; whether it was passed on we do not know."""
    words, look = STATES[one.state]
    return (_("Made") if one.how == How.LINK and one.state == State.SENT else str(words)), look


def title(one: Sending) -> str:
    if one.how == How.MAIL:
        return _("By mail to %(address)s", address=one.to)
    return _("On paper to %(who)s", who=one.to) if one.how == How.PAPER else _("A link for %(who)s", who=one.to)


def went(one: Sending) -> str:
    """On the case's page: "By mail to ann@example.org, Mon 2 Mar 2026: sent", "A link for Ann, Mon 2 Mar 2026: made"."""
    return _("%(how)s, %(day)s: %(state)s", how=title(one), day=day(one.at), state=state(one)[0].lower())


def not_arrived(one: Sending, number: int, who: str) -> str:
    """On the first page."""
    return _("Report %(k)d did not get through to %(who)s: %(why)s", k=number, who=who, why=why(one))


def why(one: Sending) -> str:
    if one.state == State.CAME_BACK:
        return _("The mail came back.")
    if one.state == State.UNSURE:
        return _("It was cut off at the very end: it may have gone out.")
    return str(PROBLEMS[one.problem]) if one.problem else ""


def _lines(one: Sending, zone: ZoneInfo) -> Iterator[str]:
    when = (one.sent_at or one.at).astimezone(zone)
    yield _("%(day)s, %(time)s", day=day(when), time=clock(when))
    if one.is_bad:
        yield why(one)
        if one.state == State.UNSURE:
            yield _("Ask whether it arrived before you send it again.")
        if one.answer:
            yield _("What it said: %(answer)s", answer=one.answer)
    if one.state == State.WAITING and one.problem and one.next_at:
        again = one.next_at.astimezone(zone)
        tries = ngettext("Tried once.", "Tried %(num)d times.", one.attempts)
        yield _("%(tries)s The next try is on %(day)s at %(time)s.", tries=tries, day=day(again), time=clock(again))


def _ways(one: Sending) -> Iterator[tuple[str, str]]:
    if one.how == How.MAIL and one.state in CAN_GO_AGAIN and one.is_bad:
        yield "sending.send_again", _("Try again now")
    if one.state == State.WAITING:
        yield "sending.call_off", _("Call it off")
    if one.how == How.MAIL and one.state == State.SENT:
        yield "sending.came_back", _("It came back")
    if one.is_news:
        yield "sending.mark_seen", _("Mark seen")
