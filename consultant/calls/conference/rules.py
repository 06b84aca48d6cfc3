"""The cockpit of a conference call: who is on the line, what each one says, and the one question to answer (onsite.md)."""

from collections.abc import Iterable
from dataclasses import dataclass

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said, by_subject
from consultant.parties.rules import Role
from consultant.promises.rules import DuePromise
from consultant.troubleshooting.best.rules import RankedTest
from consultant.troubleshooting.rules import Test

TOGETHER = ("joint_call", "escalate", "proof")  # the next steps that say who belongs on one line


@dataclass(frozen=True)
class Speaker:
    """One party on the line. `said` is what stands of it, newest first; `promises` are its open ones."""

    party: str
    said: tuple[Said, ...]
    promises: tuple[DuePromise, ...]
    was_reached: bool


@dataclass(frozen=True)
class Question:
    """What the call is to answer: "test" (what it shows), "differ" (is it `about` or not), "border" (where each one's part ends),
    else "next" (who does what by when)."""

    code: str
    about: str | None = None
    test: RankedTest | None = None


@dataclass(frozen=True)
class Cockpit:
    """`line` in the order of the case, so that no firm stands first for what it said."""

    line: tuple[str, ...]
    others: tuple[str, ...]  # who could be brought in
    speakers: tuple[Speaker, ...]
    differ: tuple[tuple[str, tuple[Said, ...]], ...]  # whom it is about, and what those on the line say that does not fit
    question: Question
    known: tuple[Test, ...]  # tests that were done and have a result, newest last


def cockpit(assessment: Assessment, asked: tuple[str, ...]) -> Cockpit:
    """For the parties `asked`, else for those that the next step brings together. Ids that may be on a line, else KeyError."""
    can = [party.id for party in assessment.record.parties if party.role != Role.CONSULTANT]
    if unknown := set(asked) - set(can):
        raise KeyError(*sorted(unknown))
    wanted = asked or _default(assessment)
    line = tuple(id for id in can if id in wanted)
    contradictions = (c for c in assessment.blame.contradictions if {c.first.pair.by, c.second.pair.by} <= set(line))
    differ = tuple(by_subject(contradictions).items())
    return Cockpit(
        line=line,
        others=tuple(id for id in can if id not in line),
        speakers=tuple(_speaker(id, assessment) for id in line),
        differ=differ,
        question=_question(assessment, line, [about for about, _said in differ]),
        known=tuple(test for test in assessment.record.tests if test.result),
    )


def _default(assessment: Assessment) -> tuple[str, ...]:
    steps = (step for code in TOGETHER for step in assessment.next_steps if step.code == code and len(step.parties) > 1)
    return next((step.parties for step in steps), ())


def _speaker(id: str, assessment: Assessment) -> Speaker:
    return Speaker(
        party=id,
        said=tuple(said for said in reversed(assessment.blame.standing) if said.pair.by == id),
        promises=tuple(due for due in assessment.open_promises if due.promise.by == id),
        was_reached=any(call.reached and id in call.parties for call in assessment.log),
    )


def _question(assessment: Assessment, line: tuple[str, ...], differ: Iterable[str]) -> Question:
    """The best test that speaks to what somebody on the line says; else the first contradiction; else the border."""
    for ranked in assessment.best_tests:
        if any(said.pair.by in line for said in ranked.statements):
            return Question("test", test=ranked)
    for about in differ:
        return Question("differ", about=about)
    if any({said.pair.by, said.pair.about} <= set(line) for said in assessment.blame.edges):
        return Question("border")
    return Question("next")


@dataclass(frozen=True)
class Guest:
    """One party on the agenda, each in the same form: what it said, in its own words, and what it promised."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Agenda:
    """The call on one page that everybody on the line may read: nothing private, no account number, no remark on the client."""

    heading: str
    goal: str
    guests: tuple[Guest, ...]
    also: str  # who else is on the line, when the page does not take everybody's words
    known: tuple[str, ...]
    steps: tuple[str, ...]
    asks: tuple[str, ...]
    boxes: tuple[str, ...]
    foot: str
