"""An issued report as it reads once the client answered it: what they chose is not asked again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consultant.calls.rules import Call
from consultant.feedback.rules import Answer, Kind
from consultant.options.letters.rules import Lettered
from consultant.options.rules import Offer, Option, Reaction
from consultant.promises.rules import Promise
from consultant.reports.rules import ReportFacts

REACTIONS = {Kind.CHOSE: Reaction.ACCEPTED, Kind.NOT_THIS: Reaction.DECLINED}


def as_answered(facts: ReportFacts, answers: Mapping[Kind, Answer]) -> ReportFacts:
    """The same facts with the client's choice in them; what else is asked keeps its letters."""
    answer = next((answers[kind] for kind in REACTIONS if kind in answers), None)
    asked = facts.undecided
    if answer is None or answer.said not in [option.what for option in asked]:
        return facts
    options = tuple(_answered(option, answer) if option in asked else option for option in facts.record.options)
    offered = facts.offered or tuple(Lettered(option.what) for option in asked)
    answered = replace(facts, record=replace(facts.record, options=options), offered=offered)
    return answered if answered.undecided else _having_kept(answered, [due.promise for due in facts.yours if facts.is_choice(due)])


def _having_kept(facts: ReportFacts, promises: Sequence[Promise]) -> ReportFacts:
    """What they promised for the day of the choice was the choice."""

    def after(call: Call) -> Call:
        return replace(call, promises=tuple(replace(one, kept=True) if one in promises else one for one in call.promises))

    return replace(facts, record=replace(facts.record, calls=tuple(map(after, facts.record.calls))))


def _answered(option: Option, answer: Answer) -> Option:
    if option.what == answer.said:
        return replace(option, offers=(Offer(REACTIONS[answer.kind], answer.at),))
    return option if option.offers else replace(option, offers=(Offer(at=answer.at),))  # this report put it to them
