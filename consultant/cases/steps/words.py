"""The next steps of a case, each with its reason and the button that begins it."""

from collections.abc import Iterator

from flask_babel import gettext as _

from consultant.assessment.rules import Assessment
from consultant.cases.page.rules import Link, Step
from consultant.cases.rules import CanHelp, CaseRecord
from consultant.next_steps.rules import NextStep
from consultant.next_steps.words import step_reason, step_title
from consultant.options.words import answer_link
from consultant.parties.words import Voice


def steps(assessment: Assessment, number: int, can_help: str) -> tuple[Step, ...]:
    """What follows from listening first, when the consultant is not the one to help, then the rules' steps."""
    record = assessment.record
    found = tuple(
        Step(step_title(step, record), step_reason(step, record, assessment.now), _link(step, record, number), _card(step, record, number))
        for step in assessment.next_steps
    )
    if record.closing:
        return found
    return (*_after_listening(record, number, can_help), *found)


def _after_listening(record: CaseRecord, number: int, can_help: str) -> Iterator[Step]:
    close = Link(_("Close the case"), "cases.close", {"number": number})
    if can_help == CanHelp.NO:
        yield Step(_("Close the case"), _("You said that you cannot help with this."), close)
    elif can_help == CanHelp.REFER and record.referrals:
        to = record.referrals[-1].to
        yield Step(_("Hand it over, then close the case"), _("Someone else can help: %(who)s", who=to), close)


def _link(step: NextStep, record: CaseRecord, number: int) -> Link | None:
    here = {"number": number}
    match step.code:
        case "ask" | "chase" | "get_in_writing" | "tell":
            return _call(_("Call %(who)s"), step, record, number)
        case "ask_client":
            return _call(_("Talk to %(who)s"), step, record, number)
        case "name_them":
            return Link(_("Add a firm or person"), "parties.add", here)
        case "first_call":
            return Link(_("Log a call"), "calls.log", here)
        case "run_test":
            return Link(_("Log this test"), "troubleshooting.record", here | {"test_id": step.test.test.id})
        case "joint_call":
            return Link(_("Prepare the call"), "conference.show", here | {"party": list(step.parties)})
        case "proof" | "escalate":
            return Link(_("Log it"), "calls.log", here | {"party": list(step.parties)})
        case "decide" | "carry_out":
            first = record.options[int(step.rows[0].removeprefix("options[").removesuffix("]"))]
            return answer_link(first, number)
        case "wind_down":
            return Link(_("Put things back"), "baseline.edit", here)
        case "verify_and_close":
            return Link(_("Close the case"), "cases.close", here)
        case "ask_day" if record.party(step.parties[0]).is_outside:
            return _call(_("Call %(who)s"), step, record, number)
        case "nothing_due" if not record.closing:
            return Link(_("Set a day to look again"), "revisit.edit", here)
        case "earliest_due" if not step.parties:
            return Link(_("Change the day"), "revisit.edit", here)
        case "earliest_due" if record.party(step.parties[0]).is_outside:
            return _call(_("Call %(who)s"), step, record, number)
        case "do_ours" | "earliest_due" | "ask_day":
            return Link(_("Go to the promise"), "cases.show", here | {"_anchor": "promises"})
    return None


def _card(step: NextStep, record: CaseRecord, number: int) -> Link | None:
    """To the call card, where the step is a call to one firm."""
    if step.code not in ("ask", "chase", "get_in_writing", "tell", "earliest_due") or not step.parties or record.closing:
        return None
    who = record.party(step.parties[0])
    return Link(_("Call card"), "card.show", {"number": number, "party": who.id}) if who.is_outside else None


def _call(words: str, step: NextStep, record: CaseRecord, number: int) -> Link:
    who = Voice.on_screen(record.parties).name(step.parties[0])
    return Link(words % {"who": who}, "calls.log", {"number": number, "party": step.parties[0]})
