"""Calls and statements in words for the screen, where the consultant is "you"."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.blame.words import points_to
from consultant.calls.rules import Call, Cause, Channel, Outcome, Stance, Statement
from consultant.clocks.words import duration
from consultant.offline.rules import is_shown
from consultant.parties.words import Voice

CHANNELS = {
    Channel.PHONE: _l("Phone"),
    Channel.CHAT: _l("Chat"),
    Channel.EMAIL: _l("E-mail"),
    Channel.VISIT: _l("Visit"),
    Channel.FORUM: _l("Forum"),
    Channel.TICKET: _l("Ticket"),
    Channel.LETTER: _l("Letter"),
}


def channel(value: Channel) -> str:
    return str(CHANNELS[value])


OUTCOMES = {
    Outcome.REACHED: _l("Reached them"),
    Outcome.NO_ANSWER: _l("No answer"),
    Outcome.VOICEMAIL: _l("Voicemail"),
    Outcome.RECORDED: _l("Recorded message"),
    Outcome.WRONG_NUMBER: _l("Wrong number"),
    Outcome.NO_SHOW: _l("Nobody came"),
    Outcome.COULD_NOT: _l("Came, but could not do the work"),
}


def outcome(value: Outcome) -> str:
    return str(OUTCOMES[value])


CAUSES = {
    Cause.NOT_NOTED: _l("Not noted"),
    Cause.GOODWILL: _l("Goodwill"),
    Cause.VENDOR: _l("Because of a firm"),
    Cause.OUR_MISTAKE: _l("Your own mistake"),
}


def cause(value: Cause) -> str:
    return str(CAUSES[value])


UNPAID = {
    Cause.NOT_NOTED: _l("unpaid"),
    Cause.GOODWILL: _l("unpaid: goodwill"),
    Cause.VENDOR: _l("unpaid: because of a firm"),
    Cause.OUR_MISTAKE: _l("unpaid: your own mistake"),
}


STANCES = {
    Stance.BLAMES: _l("points to …"),
    Stance.CLEARS: _l("says it is not …"),
    Stance.DENIES: _l("says it is not on their own side"),
    Stance.ACCEPTS: _l("says it is on their own side"),
    Stance.UNKNOWN: _l("does not know"),
}


def stance(value: Stance) -> str:
    """An answer to choose in a form, read between who said it and whom it is about."""
    return str(STANCES[value])


def statement(said: Statement, voice: Voice) -> str:
    """ "Till maker points to Card processor.", and who passed it on when it was not said to the consultant."""
    sentence = points_to(said.by, said.about or said.by, voice) if said.stance == Stance.BLAMES else _own_words(said, voice)
    if not said.relayed_by:
        return sentence
    return _("%(sentence)s Passed on by %(who)s.", sentence=sentence, who=voice.last(said.relayed_by))


def _own_words(said: Statement, voice: Voice) -> str:
    """ "You say" and "Till maker says", as English wants it."""
    who = {"who": voice.start(said.by)}
    you = voice.is_pronoun(said.by)
    match said.stance:
        case Stance.DENIES:
            return _("%(who)s say it is not on your side.", **who) if you else _("%(who)s says it is not on their side.", **who)
        case Stance.ACCEPTS:
            return _("%(who)s say it is on your side.", **who) if you else _("%(who)s says it is on their side.", **who)
        case Stance.CLEARS:
            whom = {"whom": voice.last(said.about or said.by)}
            return _("%(who)s say it is not %(whom)s.", **who, **whom) if you else _("%(who)s says it is not %(whom)s.", **who, **whom)
    if said.about in (None, said.by):
        return _("%(who)s do not know where it is.", **who) if you else _("%(who)s does not know where it is.", **who)
    whom = {"whom": voice.last(said.about)}
    if you:
        return _("%(who)s do not know if it is %(whom)s.", **who, **whom)
    return _("%(who)s does not know if it is %(whom)s.", **who, **whom)


def zone(at: datetime) -> str:
    """Whose clocks a time was read from: "London time", or how far from UTC when no place is known."""
    name = getattr(at.tzinfo, "key", None)
    return _("%(city)s time", city=name.split("/")[-1].replace("_", " ")) if name else str(at.tzname())


def title(call: Call, voice: Voice) -> str:
    """Who was on the line, and how when it was not the phone: "Till maker and Card processor · Visit"."""
    names = voice.starts(call.parties)
    return names if call.channel == Channel.PHONE else _("%(names)s · %(how)s", names=names, how=channel(call.channel))


def details(call: Call) -> str:
    """ "20 minutes, 10 minutes on hold · support desk · unpaid: goodwill"; what was not noted is left out."""
    facts = [minutes(call), call.spoke_to]
    if call.paid is not None:
        facts.append(_("paid") if call.paid else unpaid(call.cause))
    return " · ".join(filter(None, facts))


def unpaid(cause: Cause) -> str:
    """ "unpaid: goodwill"."""
    return str(UNPAID[cause])


def minutes(call: Call) -> str:
    if not call.minutes:
        return _("length not noted")
    if not call.hold_minutes:
        return duration(call.minutes)
    return _("%(all)s, %(hold)s on hold", all=duration(call.minutes), hold=duration(call.hold_minutes))


def corrected(versions: Sequence[Call]) -> str:
    """The closed row over the earlier versions of an entry."""
    return ngettext("Corrected once", "Corrected %(num)d times", len(versions))


def entry_id(row: str) -> str:
    """The id, on the page, of the entry that a row of the log belongs to: "calls[3].promises[0]" is in "calls-3"."""
    return row.split("]")[0].replace("[", "-")


def skew(seconds: int | None) -> str:
    """What was done about a clock that was so many seconds ahead (behind: below nothing); nothing where it was right enough."""
    if not seconds or not is_shown(seconds):
        return ""
    wrong = duration(abs(seconds) // 60)
    if seconds > 0:
        return _("The device’s clock was %(wrong)s ahead. The time was put right.", wrong=wrong)
    return _("The device’s clock was %(wrong)s behind. The time was put right.", wrong=wrong)


def usual_reasons() -> list[str]:
    """What people say in trouble of any kind, where no playbook knows better."""
    return [_("tested it, works fine"), _("take it up with the maker"), _("it is on their side"), _("known issue")]


def loose_case(name: str) -> dict[str, str]:
    """Client, title and problem of a case that a call with them opens, until more is known."""
    return {"client": _("Client not known yet"), "title": _("Call with %(name)s", name=name), "problem": _("Not written down yet.")}
