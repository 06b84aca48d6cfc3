"""A case's state and title in words."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.baseline.rules import State
from consultant.cases.rules import NAME, CanHelp, CaseRecord, CaseState

STATES = {
    CaseState.OPEN: _l("Open"),
    CaseState.FIXED: _l("Closed: fixed"),
    CaseState.NOT_FIXABLE: _l("Closed: could not be fixed"),
    CaseState.HANDED_OVER: _l("Closed: handed over"),
}


def state_words(state: CaseState) -> str:
    return str(STATES[state])


CAN_HELP = {
    CanHelp.YES: _l("Yes"),
    CanHelp.REFER: _l("Someone else can"),
    CanHelp.NO: _l("No, and I said so"),
}


def can_help_words(answer: CanHelp) -> str:
    return str(CAN_HELP[answer])


ENDINGS = {
    CaseState.FIXED: _l("It is fixed"),
    CaseState.NOT_FIXABLE: _l("I cannot help any further"),
    CaseState.HANDED_OVER: _l("Someone else takes over"),
}


def ending_words(state: CaseState) -> str:
    """The ways to close a case, as answers to "How did it end?"."""
    return str(ENDINGS[state])


def closed_words(record: CaseRecord, state: CaseState) -> str:
    """Said once a case is closed; of one that is fixed also what the client's paper would tell otherwise."""
    left = sum(item.state == State.NOT_YET for item in record.baseline)
    if state != CaseState.FIXED or not left:
        return _("The case is closed.")
    return ngettext(
        "The case is closed as fixed, yet one thing that worked before is not back. Note if it is, before the client reads it.",
        "The case is closed as fixed, yet %(num)d things that worked before are not back. Note which are, before the client reads it.",
        left,
    )


def reopened_words(is_restored: bool) -> str:
    if is_restored:
        return _(
            "The case is open again. It still says since when it works again. "
            "If it does not work, take that day out: “Change”, under “In their own words”."
        )
    return _("The case is open again.")


def title_from(problem: str) -> str:
    """A title out of the first words of the problem; cut only between words, or within one that fills it alone."""
    line = " ".join(problem.split())
    if len(line) <= NAME:
        return line.rstrip(".")
    return _("%(start)s …", start=line[: NAME + 1].rsplit(" ", 1)[0][:NAME].rstrip(",;:."))


def listed_in(reports: Sequence[int]) -> list[str]:
    """Why something cannot be taken out of a case: "Reports 1, 2 list it, and a report never changes."; empty when none does."""
    if not reports:
        return []
    words = ngettext(
        "Report %(numbers)s lists it, and a report never changes.",
        "Reports %(numbers)s list it, and a report never changes.",
        len(reports),
        numbers=", ".join(map(str, reports)),
    )
    return [words]
