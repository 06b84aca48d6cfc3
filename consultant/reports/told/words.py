"""What was said about the cause, in our own words from stance and part; recorded words only follow as a quote."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from consultant.blame.rules import Said
from consultant.calls.rules import Stance
from consultant.clocks.words import duration
from consultant.documents.words import NO_BREAK, day
from consultant.parties.words import Voice, listed
from consultant.promises.tapped.words import in_own_words, is_tapped

NAMED = 4  # as many names as a sentence carries; more are counted


def on(moment: date | datetime) -> str:
    """The day of a day or time, on one line: "9 May 2025"."""
    return day(moment.date() if isinstance(moment, datetime) else moment)


def quote(text: str) -> str:
    """Recorded words; the sentence that holds them ends them."""
    return _("“%(text)s”", text=text.strip().removesuffix("."))


def promised(text: str, clip: Callable[[str], str] = str) -> str:
    """What somebody promised: a phrase that was tapped in our own words, what was typed as a quote."""
    return in_own_words(text) if is_tapped(text) else quote(clip(text))


def ended(text: str) -> str:
    """Recorded text after a label, closed by one full stop; it may bring its own end."""
    text = text.strip() or _("not noted")
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？")) else _("%(text)s.", text=text)


def crowd(names: Sequence[str]) -> str:
    """ "A, B, C and D"; of more than four, "A, B, C and 8 others"."""
    if len(names) <= NAMED:
        return listed(names)
    shown = NAMED - 1  # so that others are always several
    return _("%(some)s and %(num)d others", some=", ".join(names[:shown]), num=len(names) - shown)


def lasting(minutes: int) -> str:
    """ "1 hour 35 minutes", each number on one line with its unit."""
    return re.sub(r"(\d) ", rf"\1{NO_BREAK}", duration(minutes))


def claim(said: Said, voice: Voice) -> str:
    """ "the cause is with Acme", to follow "that"; without a full stop."""
    by, about = said.pair
    match said.statement.stance:
        case Stance.BLAMES:
            return _("the cause is with %(whom)s", whom=voice.last(about))
        case Stance.CLEARS:
            return _("the cause is not with %(whom)s", whom=voice.last(about))
        case Stance.ACCEPTS:
            return _own_side(by, voice)
        case Stance.DENIES:
            return _not_own_side(by, voice)
    if about in ("", by):
        return _("the cause is not known")
    return _("it is not known if the cause is with %(whom)s", whom=voice.last(about))


def told(said: Said, voice: Voice) -> str:
    """ "Acme told me on 9 May 2025 that the cause is with Bell." """
    when, what, by = on(said.call.at), claim(said, voice), said.pair.by
    if said.second_hand:
        return _passed_on(said, voice, when, what)
    if by == voice.me:
        return _("I found on %(day)s that %(what)s.", day=when, what=what)
    return _("%(who)s told me on %(day)s that %(what)s.", who=voice.start(by), day=when, what=what)


def told_undated(said: Said, voice: Voice) -> str:
    """The same for a row that has its date and speaker beside it: only what was said, or who passed it on."""
    what = claim(said, voice)
    if not said.second_hand:
        return _("%(what)s.", what=what[0].upper() + what[1:])
    who = voice.subject(said.pair.by)
    if said.second_hand == voice.me:
        return _("I heard that %(who)s said that %(what)s.", who=who, what=what)
    return _("%(via)s told me that %(who)s said that %(what)s.", via=voice.start(said.second_hand), who=who, what=what)


def _passed_on(said: Said, voice: Voice, when: str, what: str) -> str:
    who = voice.subject(said.pair.by)
    if said.second_hand == voice.me:
        return _("I heard on %(day)s that %(who)s said that %(what)s.", day=when, who=who, what=what)
    via = voice.start(said.second_hand)
    return _("%(via)s told me on %(day)s that %(who)s said that %(what)s.", via=via, day=when, who=who, what=what)


def _own_side(by: str, voice: Voice) -> str:
    if by == voice.me:
        return _("the cause is on my side")
    if by == voice.you:
        return _("the cause is on your side")
    return _("the cause is on its side") if voice.are_firms([by]) else _("the cause is with %(whom)s", whom=voice.last(by))


def _not_own_side(by: str, voice: Voice) -> str:
    if by == voice.me:
        return _("the cause is not on my side")
    if by == voice.you:
        return _("the cause is not on your side")
    return _("the cause is not on its side") if voice.are_firms([by]) else _("the cause is not with %(whom)s", whom=voice.last(by))
