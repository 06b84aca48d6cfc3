"""What `case assess` prints: the answer as JSON for programs, or as a few plain lines."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Loops, Reversal, Said
from consultant.next_steps.rules import NextStep
from consultant.next_steps.words import step_reason, step_title
from consultant.parties.words import Voice
from consultant.promises.rules import DuePromise
from consultant.troubleshooting.best.rules import RankedTest
from consultant.troubleshooting.best.words import foreseen, worth
from consultant.troubleshooting.findings.rules import newest


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment in codes and ids of the file; only `text` and `reason`, of a next step or a test, are sentences."""
    blame, clocks = assessment.blame, assessment.clocks
    return {
        "blame_loops": _ids(blame.loops),
        "more_blame_loops": blame.loops.more,
        "blame_loops_ever": _ids(blame.loops_ever),
        "more_blame_loops_ever": blame.loops_ever.more,
        "contradictions": [[_pair(pair.first), _pair(pair.second)] for pair in blame.contradictions],
        "reversals": [_reversal(reversal) for reversal in blame.reversals],
        "accepted_responsibility": list(blame.accepted),
        "nobody_blames": list(blame.nobody_blames),
        "never_asked": list(blame.never_asked),
        "overdue_promises": [_promise(due) for due in assessment.overdue],
        "total_hold_minutes": clocks.hold_minutes,
        "total_minutes": clocks.minutes,
        "calls": clocks.calls,
        "next_steps": [_step(step, assessment) for step in assessment.next_steps],
        "best_tests": [_best_test(ranked, assessment) for ranked in assessment.best_tests],
        "contradicted_by_tests": [_pair(said) | {"row": said.row, "test": finding.row} for said, finding in newest(assessment.findings)],
    }


def assessment_lines(assessment: Assessment) -> list[str]:
    """The same in short, for a person at a terminal."""
    loops, overdue = assessment.blame.loops, assessment.overdue
    lines = [assessment.record.title, ""]
    lines += [_("In a circle: %(names)s", names=_around(loop, assessment)) for loop in loops.listed]
    lines += [_("… and more circles")] if loops.more else []
    if not assessment.record.closing:  # of a closed case the only step says what was left open
        late = ngettext("%(num)d promise is late.", "%(num)d promises are late.", len(overdue)) if overdue else _("No promise is late.")
        lines.append(late)
    for number, step in enumerate(assessment.next_steps, start=1):
        lines.append(f"{number}. {step_title(step, assessment.record)}")
        lines.append(f"   {step_reason(step, assessment.record, assessment.now)}")
    return lines


def _ids(loops: Loops) -> list[list[str]]:
    return [list(loop) for loop in loops.listed]


def _pair(said: Said) -> dict[str, str]:
    return {"by": said.pair.by, "about": said.pair.about}


def _reversal(reversal: Reversal) -> dict[str, Any]:
    return _pair(reversal.after) | {
        moment: {"stance": said.statement.stance.value, "at": said.call.at.isoformat(), "row": said.row}
        for moment, said in (("before", reversal.before), ("after", reversal.after))
    }


def _promise(due: DuePromise) -> dict[str, Any]:
    promise = due.promise
    return {
        "row": due.row,
        "by": promise.by,
        "what": promise.what,
        "due": promise.due.isoformat() if promise.due else None,
        "days_late": due.days_late,
    }


def _best_test(ranked: RankedTest, assessment: Assessment) -> dict[str, Any]:
    test, voice = ranked.test, Voice.on_screen(assessment.record.parties)
    lines = foreseen(ranked, voice)
    return {
        "row": ranked.row,
        "what": test.what,
        "reason": worth(ranked),
        "fewest": ranked.fewest,
        "mean": float(ranked.mean),
        "minutes": test.minutes,
        "cost": None if test.cost is None else float(test.cost),
        "results": [
            {"result": one.result.result, "text": line, "contradicts": [_pair(said) | {"row": said.row} for said in one.contradicts]}
            for one, line in zip(ranked.results, lines, strict=True)
        ],
    }


def _step(step: NextStep, assessment: Assessment) -> dict[str, Any]:
    return {
        "rule": step.rule,
        "text": step_title(step, assessment.record),
        "reason": step_reason(step, assessment.record, assessment.now),
        "rows": list(step.rows),
    }


def _around(loop: tuple[str, ...], assessment: Assessment) -> str:
    return " → ".join(assessment.record.party(id).called for id in (*loop, loop[0]))
