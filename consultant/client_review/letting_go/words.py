"""The steps of a parting, in words."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.client_review.letting_go.rules import Line, Step, still_to_do
from consultant.clocks.words import day

HEADINGS = {
    Step.BASELINE: _l("Put back what worked before"),
    Step.BELONGINGS: _l("Hand over everything that is theirs"),
    Step.DATES: _l("Settle the dates that are open"),
    Step.NEXT_HELP: _l("Say who can help next"),
    Step.BILL: _l("Send the last bill, or say that there is none"),
    Step.LETTER: _l("Give them the parting letter"),
    Step.CASES: _l("Close their cases"),
}
WHAT = {
    Step.BASELINE: _l("Nobody should be left with less than they had. What cannot come back says so, and what to do until then."),
    Step.BELONGINGS: _l("Devices, papers, account numbers and sign-ins; and what you recorded about their cases, as one file."),
    Step.DATES: _l("Keep or take back what was promised, and put back what a test changed."),
    Step.NEXT_HELP: _l("A name and a number, for whatever comes after you."),
    Step.BILL: _l("So that nothing is left between you."),
    Step.LETTER: _l("One page: what works, what they have from you, who helps next. It gives no reason, and judges nobody."),
    Step.CASES: _l("Each with what became of it. A closing note can go with it."),
}


def heading(step: Step) -> str:
    return str(HEADINGS[step])


def what(step: Step) -> str:
    return str(WHAT[step])


def margin(line: Line) -> tuple[str, str]:
    """How it stands, and the look of the state component."""
    if line.ticked_on:
        return _("Done on %(day)s", day=day(line.ticked_on)), "ok"
    return (_("Done"), "ok") if line.is_done else (_("To do"), "open")


def how_many(lines: Sequence[Line]) -> str:
    left = still_to_do(lines)
    if not left:
        return _("All of it is done.")
    return ngettext("%(num)d thing is left to do.", "%(num)d things are left to do.", left)


def not_back(number: int, count: int) -> str:
    return ngettext(
        "Case no. %(number)d: %(num)d thing is not back yet", "Case no. %(number)d: %(num)d things are not back yet", count, number=number
    )
