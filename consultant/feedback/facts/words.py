"""The ways to where a fact stands."""

from collections.abc import Iterable, Iterator

from flask_babel import lazy_gettext as _l

from consultant.cases.page.rules import Link
from consultant.clocks.words import day
from consultant.feedback.facts.rules import Fact, Stands

WAYS = {
    Stands.CASE: (_l("The problem, and what the case is called"), "cases.edit", ""),
    Stands.CALL: (_l("What was said on %(day)s: %(what)s"), "calls.correct", "call_id"),
    Stands.PARTY: (_l("Who is in it: %(what)s"), "parties.edit", "party"),
    Stands.OPTION: (_l("Option: %(what)s"), "options.edit", "option_id"),
    Stands.TEST: (_l("Test: %(what)s"), "troubleshooting.edit", "test_id"),
    Stands.PROOF: (_l("Proof: %(what)s"), "evidence.edit", "evidence_id"),
    Stands.BASELINE: (_l("What worked before: %(what)s"), "baseline.edit", ""),
}


def ways(facts: Iterable[Fact], number: int) -> Iterator[Link]:
    """To each of these, to mend it there."""
    for fact in facts:
        words, endpoint, key = WAYS[fact.stands]
        told = str(words) % {"what": fact.what, "day": day(fact.day) if fact.day else ""}
        yield Link(told, endpoint, {"number": number} | ({key: fact.key} if key else {}))
