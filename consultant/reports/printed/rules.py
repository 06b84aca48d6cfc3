"""The allow-list of the client's paper: a copy of the case that names each field which may be printed, and no other.

What is not named here is private (domain.md, Private or printed) and stays behind, new fields included.
"""

from collections.abc import Iterator

from consultant.assessment.rules import Assessment
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Call, Statement
from consultant.cases.rules import CaseRecord, ClientOfCase, Closing
from consultant.evidence.rules import Evidence, Pair
from consultant.options.rules import TAKEN, TURNED_DOWN, Offer, Option, Reaction
from consultant.parties.rules import Part, Party
from consultant.promises.rules import Promise
from consultant.referrals.rules import Referral
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import PossibleResult, Test


def printed(assessment: Assessment, problem: str | None) -> CaseRecord:
    """The case at the moment of this assessment; `problem` takes the place of the case's own words."""
    case = assessment.record
    said = {Pair(s.by, s.about or "") for call in assessment.log for s in call.statements}
    return CaseRecord(
        slug=case.slug,
        title=case.title,
        client=ClientOfCase(name=case.client.name, kind=case.client.kind, language=case.client.language),
        problem=problem or case.problem,
        worked_before=case.worked_before,
        parties=tuple(map(_party, case.parties)),
        parts=tuple(map(_part, case.parts)),
        calls=tuple(map(_call, assessment.log)),
        evidence=tuple(_evidence(proof, said) for proof in case.evidence),
        tests=tuple(_test(test, said) for test in case.tests),
        options=tuple(map(_option, case.options)),
        roadblocks=tuple(_roadblock(block) for block in case.roadblocks if block.stands or case.closing),
        baseline=tuple(map(_baseline_item, case.baseline)),
        revisit=_revisit(case.revisit),
        referrals=tuple(map(_referral, case.referrals)),
        currency=case.currency,
        fault_since=case.fault_since,
        restored_at=case.restored_at,
        closing=_closing(case.closing),
        as_of=assessment.now,
    )


def _party(party: Party) -> Party:
    return Party(id=party.id, name=party.name, role=party.role, short_name=party.short_name, account_number=party.account_number)


def _part(part: Part) -> Part:
    return Part(name=part.name, party=part.party, source=part.source, detail=part.detail, noted_on=part.noted_on)


def _call(call: Call) -> Call:
    """As it stands: earlier versions of a corrected entry stay behind."""
    return Call(
        at=call.at,
        parties=call.parties,
        channel=call.channel,
        minutes=call.minutes,
        hold_minutes=call.hold_minutes,
        said=call.said,
        spoke_to=call.spoke_to,
        reference=call.reference,
        statements=tuple(map(_statement, call.statements)),
        promises=tuple(map(_promise, call.promises)),
        outcome=call.outcome,
    )


def _statement(said: Statement) -> Statement:
    return Statement(
        by=said.by,
        about=said.about,
        stance=said.stance,
        because=said.because,
        part=said.part,
        relayed_by=said.relayed_by,
        speaker=said.speaker,
    )


def _promise(promise: Promise) -> Promise:
    """That it was dropped counts; why is left behind."""
    return Promise(
        by=promise.by,
        what=promise.what,
        due=promise.due,
        kept=promise.kept,
        due_from=promise.due_from,
        due_words=promise.due_words,
        kept_on=promise.kept_on,
        replaces=promise.replaces,
        dropped=None if promise.dropped is None else "",
    )


def _evidence(proof: Evidence, said: set[Pair]) -> Evidence:
    """Without statements whose call was withdrawn."""
    supports, contradicts = (tuple(pair for pair in pairs if pair in said) for pairs in (proof.supports, proof.contradicts))
    return Evidence(what=proof.what, when=proof.when, supports=supports, contradicts=contradicts, kind=proof.kind, text=proof.text)


def _test(test: Test, said: set[Pair]) -> Test:
    """With what its result means, if it means a thing; what the others would have meant stays behind."""
    result = test.proved
    contradicts = tuple(pair for pair in result.contradicts if pair in said) if result else ()
    results = (PossibleResult(result.result, result.means, contradicts, result.faulty, result.fine),) if result else ()
    return Test(what=test.what, results=results, done_on=test.done_on, result=test.result, put_back=test.put_back)


def _option(option: Option) -> Option:
    return Option(
        what=option.what,
        kind=option.kind,
        cost=option.cost,
        effort=option.effort,
        cost_once=option.cost_once,
        cost_monthly=option.cost_monthly,
        time=option.time,
        good_side=option.good_side,
        bad_side=option.bad_side,
        undo=option.undo,
        decide_by=option.decide_by,
        offers=tuple(_answer(option)),
    )


def _answer(option: Option) -> Iterator[Offer]:
    """A yes, a trial or a no, as a plain fact, and on which day it was last put to them; how it was said is private."""
    if option.reaction in TURNED_DOWN:
        yield Offer(Reaction.DECLINED)
    elif option.offers and (option.reaction in TAKEN or option.offers[-1].at):
        yield Offer(option.reaction if option.reaction in TAKEN else Reaction.NONE_YET, option.offers[-1].at)


def _roadblock(roadblock: Roadblock) -> Roadblock:
    """The kind is private, and a roadblock cannot be without one: so all of them leave as the kind that says nothing."""
    return Roadblock(what=roadblock.what, kind=RoadblockKind.UNKNOWN, owner=roadblock.owner, outside_cause=roadblock.outside_cause)


def _baseline_item(item: BaselineItem) -> BaselineItem:
    return BaselineItem(
        item=item.item,
        back=item.back,
        checked_how=item.checked_how,
        tested_on=item.tested_on,
        stopgap=item.stopgap,
        cannot_return=item.cannot_return,
        unchecked=item.unchecked,
    )


def _revisit(revisit: Revisit | None) -> Revisit | None:
    """Why it is never is private, also where the event says so ("none, ...")."""
    return revisit and Revisit(date=revisit.date, trigger=revisit.event, never=revisit.is_never)


def _referral(referral: Referral) -> Referral:
    return Referral(to=referral.to, why=referral.why, handed_over=referral.handed_over, contact=referral.contact, helped=referral.helped)


def _closing(closing: Closing | None) -> Closing | None:
    return closing and Closing(closing.state, closing.at, closing.fixed_by, closing.fixed_part)
