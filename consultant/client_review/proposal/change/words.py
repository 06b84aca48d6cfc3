"""What would change a proposal, in plain sentences."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.client_review.proposal.change.rules import Change, Needs
from consultant.client_review.signals.rules import Code, Side
from consultant.clocks.words import day

UNDOING = {
    Needs.ADVICE_TAKEN: _l("They take one piece of our advice, or try it."),
    Needs.KIND_ANSWER: _l("They answer once with a yes or a thank you."),
    Needs.TAKEN_BACK: _l("They take the blame back."),
    Needs.LESS_UNPAID: _l("There is less unpaid time, or they pay for it."),
    Needs.BILLS_PAID: _l("They pay what is open, and the next bills in time."),
    Needs.LIMITS_KEPT: _l("They keep to the limits while we go on hearing from them."),
    Needs.WORD: _l("We hear from them."),
}
TOPICS = {
    Code.NEEDS_NOT: _l("advice that they do not want"),
    Code.WEARS_THIN: _l("answers that get harsher"),
    Code.BLAMES: _l("blame"),
    Code.UNPAID: _l("unpaid time"),
    Code.PAYS_LATE: _l("late payment"),
    Code.PAYS_NOTHING: _l("bills that are not paid"),
    Code.PASSES_LIMITS: _l("limits that are passed"),
    Code.WORTH: _l("paid work"),
    Code.PAYS: _l("bills paid in time"),
    Code.TRUST: _l("thanks, advice taken, clear reports, promises kept or new work"),
    Code.KEEPS_LIMITS: _l("limits that are kept"),
    Code.OURS: _l("our own behaviour"),
}
# What is asked beside the number of notes.
ALSO = {
    Code.NEEDS_NOT: _l("They say no to three different pieces of advice, and take none after that."),
    Code.WEARS_THIN: _l("Their answers to our advice get harsher each time, and none is kind."),
    Code.UNPAID: _l("Unpaid time is more than agreed in two months, or more than the time that is paid for."),
    Code.PAYS_LATE: _l("A third of their bills or more is paid late."),
    Code.PAYS_NOTHING: _l("Three bills of four, or more, are not paid at all."),
    Code.WORTH: _l("An hour with them brings in what it should, unpaid time included."),
    Code.TRUST: _l("Something kind comes from them, and not from us alone."),
}
FEW = {
    Side.KEEP: _l("%(few)s about %(topic)s would count for keeping them."),
    Side.LIMIT: _l("%(few)s about %(topic)s would count for limits."),
    Side.LET_GO: _l("%(few)s about %(topic)s would count for letting them go."),
}
OTHER = {
    Side.KEEP: _l("%(what)s That would count for keeping them."),
    Side.LIMIT: _l("%(what)s That would count for limits."),
    Side.LET_GO: _l("%(what)s That would count for letting them go."),
}
FOR_KEEPING = frozenset({Code.WORTH, Code.PAYS, Code.TRUST, Code.KEEPS_LIMITS})
FOR_LETTING_GO = frozenset({Code.NEEDS_NOT, Code.PAYS_NOTHING})


def change_words(change: Change) -> str:
    if change.needs == Needs.TIME and change.on:
        return _("If nothing like it is added, it stops counting on %(day)s.", day=day(change.on))
    if change.needs == Needs.SILENCE and change.on:
        return _("If we hear nothing from them until %(day)s, the proposal is “Not enough to say”.", day=day(change.on))
    if change.needs == Needs.MORE and change.code:
        return _more(change, change.code)
    return str(UNDOING[change.needs])


def _more(change: Change, code: Code) -> str:
    """How many notes are missing at least; when none is, what else."""
    side = Side.KEEP if code in FOR_KEEPING else Side.LET_GO if code in FOR_LETTING_GO else Side.LIMIT
    if change.entries:
        few = ngettext("%(num)d more note", "%(num)d more notes", change.entries)
        return str(FEW[side]) % {"few": few, "topic": TOPICS[code]}
    if change.days or code not in {*ALSO, Code.KEEPS_LIMITS}:
        return str(FEW[side]) % {"few": _("One more note, of another day,"), "topic": TOPICS[code]}
    return str(OTHER[side]) % {"what": ALSO[code]} if code != Code.KEEPS_LIMITS else str(UNDOING[Needs.LIMITS_KEPT])
