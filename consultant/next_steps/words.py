"""The next step and why, as the consultant reads it. Recorded text stands in quotes, never inside a sentence."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.cases.rules import CaseRecord
from consultant.clocks.stop_line.words import used_up
from consultant.clocks.words import day, days_late
from consultant.next_steps.rules import NextStep
from consultant.parties.words import Voice
from consultant.troubleshooting.best.words import worth
from consultant.troubleshooting.findings.words import does_not_fit


def step_title(step: NextStep, record: CaseRecord) -> str:
    """What to do, as a heading without a full stop."""
    voice = Voice.on_screen(record.parties)
    who = voice.objects(step.parties) if step.parties else _("the client")
    match step.code:
        case "ask":
            return _("Ask %(who)s about it", who=who)
        case "chase":
            return _("Ask %(who)s for what was promised", who=who)
        case "do_ours":
            return _("Do what you promised") if voice.you in step.parties else _("Do what %(who)s promised", who=who)
        case "ask_client":
            return _("Ask %(who)s kindly how far it is", who=who)
        case "run_test":
            return _("Run a test")
        case "joint_call":
            return _("Bring %(who)s on one call", who=who)
        case "proof":
            return _("Ask %(who)s for proof in writing", who=who)
        case "tell":
            return _("Tell %(who)s what the test showed", who=who)
        case "escalate":
            return _("Write to %(who)s, with the proof you have", who=who)
        case "carry_out":
            return _("Do what %(who)s chose", who=voice.subjects(step.parties) if step.parties else _("the client"))
        case "decide":
            return _("Ask %(who)s to decide", who=who)
        case "wind_down":
            return _("Put back what worked, write the report and set a day to look again")
        case "get_in_writing":
            return _("Get it in writing from %(who)s, with a date", who=who)
        case "verify_and_close":
            return _("Check with %(who)s that all works, then close the case", who=who)
        case "name_them":
            return _("Say who is in it")
        case "first_call":
            return _("Make the first call")
        case "earliest_due":
            return _due_title(step, voice)
        case "ask_day":
            return _("Set a day for what you promised") if voice.you in step.parties else _("Ask %(who)s by which day", who=who)
        case "nothing_due":
            return _("Nothing is due: the case is closed") if record.closing else _("Nothing is due: close the case or set a revisit")
    raise ValueError(step.code)


def step_reason(step: NextStep, record: CaseRecord, now: datetime) -> str:
    """Why, in one to three plain sentences. Private: no client paper prints it."""
    match step.code:
        case "ask":
            return ngettext(
                "One party points to it, and no call has reached it yet.",
                "%(num)d parties point to it, and no call has reached it yet.",
                len(step.rows),
            )
        case "chase" | "do_ours" | "ask_client":
            return _late(step, Voice.on_screen(record.parties))
        case "run_test":
            return " ".join([_("“%(what)s”.", what=step.text.rstrip(".")), worth(step.test)])
        case "joint_call":
            return " ".join([_apart(step), *_tested(step, record)])
        case "proof":
            about = Voice.on_screen(record.parties).object(step.about)
            return _("What was said about %(who)s does not fit, and no proof is recorded for either side.", who=about)
        case "tell":
            return " ".join([*_tested(step, record), _("No call has reached it since.")])
        case "escalate":
            return " ".join([_("They have been on one call since, and still point to each other."), *_tested(step, record)])
        case "carry_out":
            return _to_do(step)
        case "decide":
            return _undecided(step)
        case "wind_down":
            return " ".join(_wound_down(step))
        case "get_in_writing":
            return " ".join([_accepted(step, Voice.on_screen(record.parties)), _("When it is mended, test it before you close.")])
        case "verify_and_close":
            return _("All that worked before is back.")
        case "name_them":
            return _("No firm is in this case yet. Add the ones that look after a part of it, or log a call with one.")
        case "first_call":
            who = Voice.on_screen(record.parties).objects([party.id for party in record.parties if party.is_outside])
            return _("No call is logged yet. Ask what they see on their side: %(who)s.", who=who)
        case "earliest_due":
            return _due_reason(step, Voice.on_screen(record.parties), now)
        case "ask_day":
            return " ".join([_("What was promised has no day: nobody can tell when to ask again."), _quote(step)])
        case "nothing_due":
            return _left_open(len(step.rows))
    raise ValueError(step.code)


def _left_open(promises: int) -> str:
    """Nothing is due: of a closed case the promises that nobody kept are named, and not chased."""
    if not promises:
        return _("No promise and no day to look again is open.")
    return ngettext(
        "No day to look again is set. %(num)d promise was left open when the case was closed.",
        "No day to look again is set. %(num)d promises were left open when the case was closed.",
        promises,
    )


def _late(step: NextStep, voice: Voice) -> str:
    """A firm is "it", and a person goes by name. What the client promised is never called late."""
    named, ago, more = day(step.due), days_late(step.days_late), len(step.rows) - 1
    if step.code == "chase":
        sentences = [_("It said what it would do by %(day)s. That was %(ago)s.", day=named, ago=ago)]
    elif voice.you in step.parties:
        sentences = [_("You said what you would do by %(day)s. That was %(ago)s.", day=named, ago=ago)]
    else:
        sentences = [_("%(who)s named %(day)s for this.", who=voice.starts(step.parties), day=named)]
    if more:
        sentences.append(ngettext("%(num)d more promise is open.", "%(num)d more promises are open.", more))
    return " ".join([*sentences, _quote(step)])


def _accepted(step: NextStep, voice: Voice) -> str:
    if step.told_by is None:
        return _("It said that the cause is on its side.")
    return _("It said that the cause is on its side, as relayed by %(who)s.", who=voice.last(step.told_by))


def _apart(step: NextStep) -> str:
    if len(step.parties) == len(step.rows) == 2:
        return _("They point to each other, and have not been on one call since.")
    return _("They are in a circle in which each points to the next, and no two of them have been on one call since.")


def _tested(step: NextStep, record: CaseRecord) -> Iterator[str]:
    return does_not_fit(step.findings, Voice.on_screen(record.parties))


def _wound_down(step: NextStep) -> Iterator[str]:
    if step.stop_line:
        yield used_up(step.stop_line)
    if any(row.startswith("options[") for row in step.rows):
        yield _("There are options, and the answer to every one was no.")


def _to_do(step: NextStep) -> str:
    """What was chosen, what ends the step, and the options that it was chosen before."""
    sentences = [_("Write down who does what by when. Once it is under way, note that they are trying it.")]
    if len(step.rows) > 1:
        sentences.append(ngettext("One other option is still open.", "%(num)d other options are still open.", len(step.rows) - 1))
    return " ".join([*sentences, _quote(step)])


def _undecided(step: NextStep) -> str:
    what = ngettext("One option is open.", "%(num)d options are open.", len(step.rows))
    if step.last:
        until = _("The first answer is needed by %(day)s, the last by %(last)s.", day=day(step.due), last=day(step.last))
    else:
        until = _("The answer is needed by %(day)s.", day=day(step.due)) if step.due else _("Agree on a day for the answer.")
    return " ".join([what, until, *([_quote(step)] if step.text else [])])


def _due_title(step: NextStep, voice: Voice) -> str:
    if not step.parties:
        return _("Look at this case again on %(day)s", day=day(step.due))
    return _("Next due on %(day)s: what %(who)s promised", day=day(step.due), who=voice.subjects(step.parties))


def _due_reason(step: NextStep, voice: Voice, now: datetime) -> str:
    today = _("That is today.") if day(step.due) == day(now) else ""
    if not step.parties:
        reason = _("Nothing else is due, and this is the day that was set.")
    else:
        reason = _("%(who)s named this day. Nothing else is due before it.", who=voice.starts(step.parties))
    return " ".join(filter(None, [reason, today, _quote(step) if step.text else ""]))


def _quote(step: NextStep) -> str:
    return _("The words: “%(what)s”", what=step.text)
