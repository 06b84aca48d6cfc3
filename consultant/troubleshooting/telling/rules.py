"""What a result tells about parts, as the statements that it contradicts.

A test can be planned before anybody was asked: then its results name parts, and who looks after them decides later.
"""

from collections.abc import Iterable
from dataclasses import replace

from consultant.blame.rules import Said
from consultant.matching.rules import folded
from consultant.parties.rules import Part
from consultant.troubleshooting.best.rules import RankedTest
from consultant.troubleshooting.rules import PossibleResult, Test


def telling(tests: tuple[Test, ...], parts: Iterable[Part], standing: Iterable[Said]) -> tuple[Test, ...]:
    """The same tests; results that name parts contradict, besides what was noted, what stands and does not fit with them."""
    spoken_of = {name for test in tests for result in test.results for name in _folded(*result.faulty, *result.fine)}
    if not spoken_of:
        return tests
    kept: dict[str, set[str]] = {}
    for part in parts:
        if part.party and folded(part.name) in spoken_of:
            kept.setdefault(part.party, set()).add(folded(part.name))
    said = [one for one in standing if one.at_fault is not None and one.pair.about in kept]
    return tuple(replace(test, results=tuple(_against(result, said, kept) for result in test.results)) for test in tests)


def wait_for_keepers(ranked: Iterable[RankedTest], parts: Iterable[Part], blamed: Iterable[str]) -> bool:
    """Whether somebody is blamed, and no planned test speaks against it as long as nobody is said to look after what they test.

    `blamed`: ids of firms.
    """
    tests = tuple(ranked)
    spoken_of = {name for one in tests for result in one.test.results for name in _folded(*result.faulty, *result.fine)}
    kept = _folded(*(part.name for part in parts if part.party))
    return any(blamed) and not any(one.telling for one in tests) and bool(spoken_of - kept)


def _against(result: PossibleResult, said: list[Said], kept: dict[str, set[str]]) -> PossibleResult:
    pairs = (one.pair for one in said if _contradicts(result, one, kept))
    return replace(result, contradicts=tuple(dict.fromkeys((*result.contradicts, *pairs))))


def _contradicts(result: PossibleResult, said: Said, kept: dict[str, set[str]]) -> bool:
    """A statement without a part is about all that the party looks after, as far as some test can tell."""
    mine = kept[said.pair.about]
    mine = mine & _folded(said.statement.part or "") or mine
    faulty, fine = _folded(*result.faulty), _folded(*result.fine)
    return mine <= fine if said.at_fault else bool(faulty) and faulty <= mine


def _folded(*names: str) -> set[str]:
    return {folded(name) for name in names}
