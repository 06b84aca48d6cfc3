"""What only the whole text tells: how much of it is passive, who "we" is, and what was found twice."""

from collections.abc import Iterable, Iterator

from consultant.plain_language.findings.rules import Finding, Severity, Text
from consultant.plain_language.scores.rules import FEWEST

SHARE = 0.1  # of the sentences that may be passive
_WEAKER = {"L06b": ("L06", "L05"), "L06": ("L06",)}  # said already, by a rule that knows more


def mixed_voices(text: Text) -> Iterator[Finding]:
    """L22: "I" and "us" in one text; the first "us" is what to mend."""
    one, many = text.words.one_voice, text.words.many_voices
    if one and many and one.search(text.masked.text):
        found = many.search(text.masked.text)
        if found:
            yield text.finding("L22", *found.span())


def without_doubles(found: Iterable[Finding]) -> list[Finding]:
    """Each place once for a rule, the longest; of the same fault only the one that was found first."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda finding: (finding.rule, finding.start, -finding.end)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: Finding, other: Finding) -> bool:
    overlaps = one.start < other.end and other.start < one.end
    return overlaps and (one.rule == other.rule or other.rule in _WEAKER.get(one.rule, ()))


def passive_share(found: list[Finding], sentences: int) -> list[Finding]:
    """L03 is a warning where more than a tenth of the sentences are passive."""
    many = sentences >= FEWEST and sum(one.rule == "L03" for one in found) > SHARE * sentences
    return [one.as_severe_as(Severity.WARNING) if many and one.rule == "L03" else one for one in found]
