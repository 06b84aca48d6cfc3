"""Both sides heard (lint_rules.md, L26): whose own words a report lacks, and what of it nobody has checked."""

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce

from consultant.blame.rules import Said, everything_said
from consultant.evidence.rules import Pair
from consultant.reports.rules import ReportFacts


class Checked(StrEnum):
    """What proofs and tests say of some statements."""

    NOT = "not checked"
    FITS = "fits"
    MISFIT = "does not fit"
    BOTH = "fits and does not fit"


def unheard(facts: ReportFacts) -> tuple[str, ...]:
    """Firms that were reached, and whose own view is neither noted nor said to be missing: no fair report names them."""
    tried = {id for call in facts.assessment.log if not call.reached for id in call.parties}
    return tuple(id for id in _named_without_words(facts) if id in _called(facts) and id not in tried)


def unanswered(facts: ReportFacts) -> tuple[str, ...]:
    """Firms that were asked, and of which no word came back."""
    tried = {id for call in facts.assessment.log if not call.reached for id in call.parties}
    return tuple(id for id in _named_without_words(facts) if id in tried)


def unasked(facts: ReportFacts) -> tuple[str, ...]:
    """Firms that somebody named to us and nobody has called yet."""
    return tuple(id for id in _named_without_words(facts) if id not in _called(facts))


def checked(facts: ReportFacts, said: Iterable[Said]) -> Checked:
    """What all proofs and tests together say of these statements; a proof is about a pair, as long as it says so."""
    fits = {pair for proof in facts.record.evidence for pair in proof.supports}
    misfits = {pair for proof in facts.record.evidence for pair in proof.contradicts}
    tested = facts.assessment.contradicted
    found = [(one.pair in fits, one.pair in misfits or one.row in tested) for one in said]
    fit, misfit = reduce(lambda both, one: (both[0] or one[0], both[1] or one[1]), found, (False, False))
    return {(True, True): Checked.BOTH, (True, False): Checked.FITS, (False, True): Checked.MISFIT}.get((fit, misfit), Checked.NOT)


def _named_without_words(facts: ReportFacts) -> tuple[str, ...]:
    """In the order of the record: firms that stand in a statement, as the one it points at or the one it is said to be by,
    and that said nothing about the cause themselves."""
    named = {id for said in facts.assessment.blame.standing for id in _named(said)}
    own = {said.pair.by for said in everything_said(facts.assessment.log, facts.record.parties) if not said.second_hand}
    return tuple(party.id for party in facts.record.parties if party.is_outside and party.id in named - own)


def _named(said: Said) -> Pair:
    return said.pair if said.is_edge else Pair(said.pair.by, said.pair.by)


def _called(facts: ReportFacts) -> set[str]:
    return {id for call in facts.assessment.log for id in call.parties}
