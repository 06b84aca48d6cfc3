"""Why the case is stuck, for page 1: who points to whom, or who said what about the cause."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.blame.rules import Said
from consultant.blame.words import arrow
from consultant.evidence.rules import Pair
from consultant.parties.words import Voice
from consultant.reports.rules import ReportFacts
from consultant.reports.standing.words import circle
from consultant.reports.told.words import told
from consultant.troubleshooting.findings.words import does_not_fit

NAMED = 2  # statements on page 1 when nobody is in a circle
AROUND = 4  # parties of a circle that page 1 names


def why_stuck(facts: ReportFacts, voice: Voice) -> str:
    """Who points to whom, or who said what about the cause."""
    blame = facts.assessment.blame
    if blame.loops.listed:
        return " ".join(_around(facts, voice))
    said = blame.acceptances or blame.edges
    if not said:
        return _("No one has told me yet where the cause is.")
    if len(said) <= NAMED:
        return " ".join([*(told(one, voice) for one in said), *_not_done(facts, voice)])
    parties = {one.pair.about for one in said}
    if len(parties) > 1:
        return _("There are %(num)d different views of the cause.", num=len(parties))
    return _one_view(said, voice)


def _not_done(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    """Who said themselves that it is on their side has it in hand, and is late with what they said they would do."""
    accepting = {said.pair.by for said in facts.assessment.blame.acceptances if not said.second_hand}
    for who in sorted(accepting):
        late = sum(due.promise.by == who for due in facts.late)
        if late and len(accepting) == 1 and voice.are_firms(accepting):
            yield ngettext(
                "One thing that %(who)s said it would do is late.",
                "%(num)d things that %(who)s said it would do are late.",
                late,
                who=voice.object(who),
            )


def names_all(facts: ReportFacts) -> bool:
    """Whether `why_stuck` tells of each party's words, and counts none."""
    blame = facts.assessment.blame
    return len(blame.loops.listed[0]) <= AROUND if blame.loops.listed else len(blame.acceptances or blame.edges) <= NAMED


def says_not_known(facts: ReportFacts) -> bool:
    """Whether `why_stuck` ends with that: nobody said anything, or no test shows which of two is right."""
    blame = facts.assessment.blame
    if not blame.loops.listed:
        return not (blame.acceptances or blame.edges)
    return len(blame.loops.listed[0]) == 2 and not (_between_us(facts) or _is_tested(facts))


def _between_us(facts: ReportFacts) -> bool:
    """The first circle is that of the client and the consultant."""
    you, me = facts.record.you, facts.record.consultant
    return bool(you and me) and set(facts.assessment.blame.loops.listed[0]) == {you.id, me.id}


def _is_tested(facts: ReportFacts) -> bool:
    return bool(facts.assessment.findings or any(proof.supports or proof.contradicts for proof in facts.record.evidence))


def _one_view(said: Sequence[Said], voice: Voice) -> str:
    """All of them point to the same party."""
    many = {"num": len(said), "about": voice.last(said[0].pair.about)}
    if not voice.are_firms(one.pair.by for one in said):
        return _("%(num)d parties point to %(about)s.", **many)
    if any(one.second_hand for one in said):
        return _("I was told that %(num)d firms point to %(about)s.", **many)
    return _("%(num)d firms told me that the cause is with %(about)s.", **many)


def _around(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    blame = facts.assessment.blame
    loop = blame.loops.listed[0]
    if _between_us(facts):
        yield _("You and I see the cause in different places.")
    elif len(loop) <= AROUND:
        yield from _links(facts, voice)
    else:
        whole = circle(loop, voice)
        yield _("%(circle)s.", circle=whole[0].upper() + whole[1:])
    if len(loop) > 2:
        yield _("So each is waiting for the next one.")
    elif not _between_us(facts):
        yield _("Both may be right in part.")
        if not _is_tested(facts):
            yield _("No test so far shows which.")
    yield from (told(said, voice) for said in blame.acceptances[:NAMED])


def _links(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    """Each party of the circle with the next one, and the tests that say otherwise."""
    edges = {said.pair: said for said in facts.assessment.blame.edges}
    loop = _turned(facts.assessment.blame.loops.listed[0], voice)
    around = [edges[pair] for pair in map(Pair, loop, loop[1:] + loop[:1])]
    passed_on = sum(bool(said.second_hand) for said in around)
    if len(loop) == 2 and not passed_on:
        yield _("%(both)s point to each other.", both=voice.starts(loop))
    elif len(loop) == AROUND:
        second, third, last = map(voice.object, loop[1:])
        yield _(
            "Each points to the next: %(first)s, %(second)s, %(third)s, %(last)s, and then back to %(again)s.",
            first=voice.object(loop[0]), second=second, third=third, last=last, again=voice.last(loop[0]),
        )  # fmt: skip
        if passed_on:
            yield ngettext("I heard one of these from somebody else.", "I heard %(num)d of these from somebody else.", passed_on)
    else:
        yield from (arrow(said, voice) for said in around)
    tested = facts.assessment.contradicted
    yield from does_not_fit(dict.fromkeys(tested[said.row] for said in around if said.row in tested), voice)


def _turned(loop: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    """So that "you" comes first."""
    turn = loop.index(voice.you) if voice.you in loop else 0
    return loop[turn:] + loop[:turn]
