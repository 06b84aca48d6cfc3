"""The entries of a client's history in words: what happened, and nothing about what it means."""

from collections.abc import Iterator
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.calls.rules import Cause
from consultant.calls.words import entry_id
from consultant.cases.page.rules import Link
from consultant.client_review.history.rules import (
    Answered,
    Bound,
    Brought,
    CameBack,
    Contact,
    Dispute,
    Entry,
    Expected,
    Invoice,
    Offered,
    OurFault,
    Promised,
    Reproach,
    Spent,
)
from consultant.clients.limits.rules import Became, Limit
from consultant.clocks.words import day
from consultant.documents.words import money
from consultant.feedback.client.words import grade_words
from consultant.feedback.rules import Kind
from consultant.options.rules import TURNED_DOWN, Reaction, Whom, Why

ANSWERS = {
    Reaction.ACCEPTED: _l("They said yes"),
    Reaction.TRIED: _l("They are trying it"),
    Reaction.REFUSED: _l("They said no, with a reason"),
    Reaction.DECLINED: _l("They said no"),
    Reaction.DISMISSED: _l("They waved it aside"),
    Reaction.ANGRY: _l("They were angry"),
    Reaction.VENTED: _l("They let off steam"),
    Reaction.BLAMED_US: _l("They blamed us"),
    Reaction.THANKED: _l("They thanked us"),
    Reaction.LEFT: _l("They left without a word"),
    Reaction.NONE_YET: _l("No answer yet"),
}
AT = {Whom.US: _l("at us"), Whom.VENDOR: _l("at a firm"), Whom.OTHER: _l("at somebody else")}
REASONS = {Why.OUTSIDE: _l("for a reason that is not in their hands"), Why.EXCUSE: _l("for what sounded like an excuse")}
UNPAID = {
    Cause.GOODWILL: _l("%(time)s of unpaid work, as a kindness of ours"),
    Cause.VENDOR: _l("%(time)s of unpaid work, because of a firm"),
    Cause.OUR_MISTAKE: _l("%(time)s of unpaid work, because of our mistake"),
    Cause.NOT_NOTED: _l("%(time)s of unpaid work"),
}
LIMITS = {
    Limit.HOURS: _l("the hours in which they may call"),
    Limit.MINUTES: _l("unpaid time in a month"),
    Limit.CALLERS: _l("who may call"),
    Limit.NO_ADVICE: _l("no new advice unless they ask"),
    Limit.WRITTEN: _l("in writing only"),
}
BECAME = {Became.SET: _l("Limit set: %(what)s"), Became.PASSED: _l("Limit passed: %(what)s"), Became.LIFTED: _l("Limit lifted: %(what)s")}
DISPUTES = {
    Dispute.JUSTIFIED: _l("disputed on %(day)s, and they were right"),
    Dispute.NOT_JUSTIFIED: _l("disputed on %(day)s without good reason"),
    Dispute.NOT_NOTED: _l("disputed on %(day)s"),
}
QUESTIONS = {Kind.CLEAR: _l("Was the report clear? %(grade)s"), Kind.KNEW: _l("Did they know what to do? %(grade)s")}
SAID = {
    Kind.CHOSE: _l("They chose an option of a report"),
    Kind.NOT_THIS: _l("They said no to an option of a report"),
    Kind.WRONG: _l("They said that a fact in a report is wrong"),
    Kind.BETTER: _l("They said what could be better"),
}
PROMISES = {  # ours or theirs, kept or not or open
    (True, True): _l("We kept our promise: %(what)s"),
    (True, False): _l("We did not keep our promise: %(what)s"),
    (True, None): _l("We promised, and it is open: %(what)s"),
    (False, True): _l("They kept their promise: %(what)s"),
    (False, False): _l("They did not keep their promise: %(what)s"),
    (False, None): _l("They promised, and it is open: %(what)s"),
}
MONEY = {
    "invoices": (_l("Invoice"), "money.change_invoice", "invoice_id"),
    "expected": (_l("Estimate"), "money.change_expected", "expected_work_id"),
}
FOLDS = {"advice_log": "advice", "options": "options", "feedback": "answers", "work": "work"}  # of the case's page


def entry_words(one: Entry) -> str:
    """One line. Recorded words stand after a colon."""
    return "; ".join(_said(one))


def _said(one: Entry) -> Iterator[str]:
    match one:
        case Offered():
            yield from _offered(one)
        case Reproach():
            yield _anger(_("They blamed us") if one.anger_at == Whom.US else _("They were angry"), one)
        case Contact():
            yield _("We talked or wrote to each other")
        case Answered():
            yield _else(one)
            if one.answered_on:
                yield _("our next word to them was on %(day)s", day=day(one.answered_on))
        case Spent():
            time = hours(one.minutes)
            if one.paid is None:
                yield _("%(time)s; whether it was paid is not noted", time=time)
                return
            yield _("%(time)s of paid work", time=time) if one.paid else str(UNPAID[one.cause]) % {"time": time}
        case Invoice():
            yield from _bill(one)
        case _:
            yield _else(one)


def _offered(one: Offered) -> Iterator[str]:
    answer = str(ANSWERS[one.reaction])
    if one.reaction in TURNED_DOWN and one.why in REASONS:
        plain = ANSWERS[Reaction.DECLINED if one.reaction == Reaction.REFUSED else one.reaction]
        answer = _("%(answer)s, %(why)s", answer=plain, why=REASONS[one.why])
    yield _("%(answer)s. Our advice: %(what)s", answer=_anger(answer, one), what=one.what)
    if one.changed:
        yield _("new since the last no: %(what)s", what=one.changed)


def _anger(words: str, one: Offered | Reproach) -> str:
    if one.anger_at in AT and (isinstance(one, Reproach) or one.reaction == Reaction.ANGRY) and words != _("They blamed us"):
        words = _("%(anger)s %(whom)s", anger=words, whom=AT[one.anger_at])
    return _("%(anger)s (taken back on %(day)s)", anger=words, day=day(one.taken_back)) if one.taken_back else words


def _bill(one: Invoice) -> Iterator[str]:
    yield _("Bill of %(amount)s, due on %(day)s", amount=money(one.amount, one.currency), day=day(one.due))
    paid = sum((payment.amount for payment in one.payments), Decimal(0))
    if one.payments and paid >= one.amount:
        yield _("paid in full on %(day)s", day=day(max(payment.on for payment in one.payments)))
    elif paid:
        yield _("%(amount)s of it paid", amount=money(paid, one.currency))
    else:
        yield _("nothing paid")
    if one.written_off:
        yield _("%(amount)s written off", amount=money(one.written_off, one.currency))
    if one.disputed_on:
        yield str(DISPUTES[one.dispute]) % {"day": day(one.disputed_on)}


def _else(one: Entry) -> str:
    match one:
        case Expected():
            return _("We expected work for %(amount)s by %(day)s", amount=money(one.amount, one.currency), day=day(one.by))
        case Brought():
            return _("They sent somebody to us: %(whom)s", whom=one.whom) if one.whom else _("They sent somebody to us")
        case CameBack():
            return _("They came back with new work")
        case Promised():
            return str(PROMISES[one.ours, one.kept]) % {"what": one.what}
        case Answered():
            if one.grade and one.kind in QUESTIONS:
                return str(QUESTIONS[one.kind]) % {"grade": grade_words(one.grade)}
            return str(SAID.get(one.kind, _("They answered")))
        case Bound():
            return str(BECAME[one.became]) % {"what": LIMITS[one.limit]}
        case OurFault():
            return _("We said that the fault was ours: %(what)s", what=one.what) if one.what else _("We said that the fault was ours")
    return _("Something was noted")


def hours(minutes: int) -> str:
    """Working time: "26 hours 30 minutes", never in days."""
    full, left = divmod(minutes, 60)
    words = [ngettext("%(num)d hour", "%(num)d hours", full)] if full else []
    if left or not full:
        words.append(ngettext("%(num)d minute", "%(num)d minutes", left))
    return " ".join(words)


def way_to(row: str) -> Link | None:
    """To where an entry is recorded: "12/calls[3].promises[0]" is in the log of case 12, "invoices/7/5" is invoice 5 of client 7."""
    number, _sep, path = row.partition("/")
    if number in MONEY:
        client, own = path.split("/")
        words, endpoint, argument = MONEY[number]
        return Link(str(words), endpoint, {"client_id": int(client), argument: int(own)})
    if path == "recommended":
        return Link(_("Their page"), "clients.show", {"client_id": int(number.removeprefix("client-"))})
    if path.startswith("limits"):
        return Link(_("Their limits"), "limits.show", {"client_id": int(number.removeprefix("client-"))})
    if not number.isdecimal():
        return None
    here, fold = {"number": int(number)}, FOLDS.get(path.partition("[")[0])
    place = {"open": fold, "_anchor": f"{fold}-row"} if fold else {"all": 1, "_anchor": entry_id(path)}
    return Link(_("Case %(number)s", number=number), "cases.show", here | place)
