"""The signals in plain, kind sentences: what was noted, never what somebody is like."""

from collections import Counter
from collections.abc import Callable, Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.client_review.history.rules import Answered, CameBack, Entry, Offered, Promised
from consultant.client_review.history.words import hours
from consultant.client_review.signals.rules import Code, Signal
from consultant.documents.words import money
from consultant.options.rules import Reaction
from consultant.options.words import reaction_words


def signal_words(signal: Signal) -> str:
    """One to three sentences."""
    said = " ".join(SENTENCES[signal.code](signal))
    return _("Before the limits: %(what)s", what=said) if signal.before_limits else said


def _needs_not(signal: Signal) -> Iterator[str]:
    yield ngettext(
        "They said no to %(num)d piece of advice, and have taken none of ours since.",
        "They said no to %(num)d different pieces of advice, and have taken none of ours since.",
        signal.values["different"],
    )


def _wears_thin(signal: Signal) -> Iterator[str]:
    if signal.values["from"] == signal.values["to"]:
        yield _("Their answers to our advice are a no or angry, but have not got harsher.")
        return
    yield ngettext(
        "The last answer to our advice was a no, or angry.",
        "The last %(num)d answers to our advice were a no, or angry.",
        len(signal.entries),
    )
    if signal.holds:
        first, last = (reaction_words(signal.values[end]) for end in ("from", "to"))
        yield _("They got harsher, from “%(first)s” to “%(last)s”.", first=first, last=last)


def _blames(signal: Signal) -> Iterator[str]:
    yield ngettext(
        "They blamed us %(num)d time for what we did not cause, as far as is noted, and did not take it back.",
        "They blamed us %(num)d times for what we did not cause, as far as is noted, and did not take it back.",
        len(signal.entries),
    )
    if signal.values["earned"]:
        yield ngettext(
            "%(num)d more time it followed something that we had done: that is not counted.",
            "%(num)d more times it followed something that we had done: those are not counted.",
            signal.values["earned"],
        )


def _unpaid(signal: Signal) -> Iterator[str]:
    values = signal.values
    yield _("In the last 12 months we worked %(time)s for them that nobody paid for.", time=hours(values["minutes"]))
    if values["months_over"]:
        yield ngettext(
            "In %(num)d month it was more than agreed.", "In %(num)d months it was more than agreed.", values["months_over"]
        )
    if values["by_vendors"]:
        yield _("Another %(time)s does not count: firms caused it.", time=hours(values["by_vendors"]))
    if values["our_mistake"]:
        yield _("Another %(time)s does not count: our own mistakes caused it.", time=hours(values["our_mistake"]))


def _pays_late(signal: Signal) -> Iterator[str]:
    yield from _badly_paid(signal)
    if signal.values["well"]:
        yield ngettext("%(num)d was paid in time.", "%(num)d were paid in time.", signal.values["well"])
    if signal.values["most_days_late"] > 0:
        yield ngettext(
            "The longest wait: %(num)d day past the due day.",
            "The longest wait: %(num)d days past the due day.",
            signal.values["most_days_late"],
        )


def _pays_nothing(signal: Signal) -> Iterator[str]:
    yield from _badly_paid(signal)
    if signal.values["well"]:
        yield ngettext("%(num)d other bill was paid in time.", "%(num)d other bills were paid in time.", signal.values["well"])


def _badly_paid(signal: Signal) -> Iterator[str]:
    """What is wrong with how many: only what there is."""
    late, nothing, disputed = (signal.values[how] for how in ("late", "nothing", "disputed"))
    if late:
        yield ngettext("%(num)d bill was paid late or in part.", "%(num)d bills were paid late or in part.", late)
    if nothing:
        yield ngettext("%(num)d bill was not paid at all.", "%(num)d bills were not paid at all.", nothing)
    if disputed:
        yield ngettext(
            "%(num)d bill was disputed without good reason.", "%(num)d bills were disputed without good reason.", disputed
        )


def _passes_limits(signal: Signal) -> Iterator[str]:
    yield ngettext("A limit was passed on %(num)d day.", "Limits were passed on %(num)d days.", signal.values["times"])


def _worth(signal: Signal) -> Iterator[str]:
    values = signal.values
    amount = money(values["amount"], values["currency"])
    if values["minutes"]:
        spent = {"amount": amount, "time": hours(values["minutes"])}
        yield _("In the last 12 months the work brought in %(amount)s for %(time)s, unpaid time included.", **spent)
    else:
        yield _("In the last 12 months the work brought in %(amount)s.", amount=amount)
    if values["brought"]:
        yield ngettext("They sent %(num)d person to us.", "They sent %(num)d people to us.", values["brought"])
    if values["left_out"]:
        yield ngettext(
            "Left out: %(num)d bill in another currency.", "Left out: %(num)d bills in another currency.", values["left_out"]
        )


def _pays(signal: Signal) -> Iterator[str]:
    yield ngettext("%(num)d bill was paid in time.", "%(num)d bills were paid in time.", len(signal.entries))


def _trust(signal: Signal) -> Iterator[str]:
    """What each kind thing was, and how often; ours last, as it says nothing about them."""
    number = Counter(map(_kindness, signal.entries))
    for kind, says in KINDNESSES.items():
        if number[kind]:
            yield says(number[kind])


def _kindness(one: Entry) -> str:
    match one:
        case Promised():
            return "ours" if one.ours else "promise"
        case Answered():
            return "clear"
        case CameBack():
            return "came back"
        case Offered() if not one.taken_back:
            return "thanks" if one.reaction == Reaction.THANKED else "advice"
    return "taken back"


KINDNESSES: dict[str, Callable[[int], str]] = {
    "advice": lambda n: ngettext("They took our advice %(num)d time.", "They took our advice %(num)d times.", n),
    "thanks": lambda n: ngettext("They thanked us %(num)d time.", "They thanked us %(num)d times.", n),
    "clear": lambda n: ngettext("%(num)d time they said that a report was clear.", "%(num)d times they said that a report was clear.", n),
    "promise": lambda n: ngettext("They kept %(num)d promise.", "They kept %(num)d promises.", n),
    "came back": lambda n: ngettext("They came back with new work %(num)d time.", "They came back with new work %(num)d times.", n),
    "taken back": lambda n: ngettext("%(num)d time they took anger back.", "%(num)d times they took anger back.", n),
    "ours": lambda n: ngettext(
        "We kept %(num)d promise, which helps only beside good things from them.",
        "We kept %(num)d promises, which helps only beside good things from them.",
        n,
    ),
}


def _keeps_limits(signal: Signal) -> Iterator[str]:
    yield ngettext(
        "Since the limits were set we heard from them %(num)d time.",
        "Since the limits were set we heard from them %(num)d times.",
        len(signal.entries),
    )
    passed = signal.values["days_passed"]
    if passed:
        yield ngettext("A limit was passed on %(num)d day.", "Limits were passed on %(num)d days.", passed)
    else:
        yield _("No limit was passed.")


def _ours(signal: Signal) -> Iterator[str]:
    """What each count is about, in the order of the rules' words."""
    for what, number in signal.values.items():
        yield OURS[what](number)


OURS: dict[str, Callable[[int], str]] = {
    "again": lambda n: ngettext(
        "We offered the same again after a no, %(num)d time.", "We offered the same again after a no, %(num)d times.", n
    ),
    "unasked": lambda n: ngettext(
        "%(num)d time we gave advice unasked, though we had agreed not to.",
        "%(num)d times we gave advice unasked, though we had agreed not to.",
        n,
    ),
    "broken": lambda n: ngettext("We did not keep %(num)d promise.", "We did not keep %(num)d promises.", n),
    "slow": lambda n: ngettext(
        "%(num)d time they waited more than three days for our answer.",
        "%(num)d times they waited more than three days for our answer.",
        n,
    ),
    "mistake": lambda n: ngettext("We made %(num)d mistake.", "We made %(num)d mistakes.", n),
    "bill": lambda n: ngettext("%(num)d bill of ours was wrong.", "%(num)d bills of ours were wrong.", n),
    "not clear": lambda n: ngettext("We were not clear %(num)d time, they say.", "We were not clear %(num)d times, they say.", n),
}
SENTENCES: dict[Code, Callable[[Signal], Iterator[str]]] = {
    Code.NEEDS_NOT: _needs_not,
    Code.WEARS_THIN: _wears_thin,
    Code.BLAMES: _blames,
    Code.UNPAID: _unpaid,
    Code.PAYS_LATE: _pays_late,
    Code.PAYS_NOTHING: _pays_nothing,
    Code.PASSES_LIMITS: _passes_limits,
    Code.WORTH: _worth,
    Code.PAYS: _pays,
    Code.TRUST: _trust,
    Code.KEEPS_LIMITS: _keeps_limits,
    Code.OURS: _ours,
}
