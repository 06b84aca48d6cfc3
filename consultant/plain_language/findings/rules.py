"""What the check finds, and the text that it looks at."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from consultant.plain_language.lists.rules import WordList
from consultant.plain_language.masking.rules import Masked
from consultant.plain_language.sentences.rules import Sentence


class Severity(StrEnum):
    ERROR = "E"  # holds a report back
    WARNING = "W"
    HINT = "I"


# The usual severity of each rule; a long sentence can be worse (L01), a passive that is one of many too (L03).
_RULES = {
    Severity.ERROR: ("L05", "L06", "L07", "L11", "L12", "L15", "L20", "L23", "L24", "L26", "L27"),
    Severity.WARNING: (
        *("L01", "L02", "L06b", "L08", "L10", "L13", "L14", "L16", "L18"),
        *("L19", "L21", "L22", "L25", "L28", "L29", "L30"),
    ),
    Severity.HINT: ("L03", "L04", "L09", "L17"),
}
SEVERITY_OF = {rule: severity for severity, rules in _RULES.items() for rule in rules}


@dataclass(frozen=True)
class Finding:
    """`text` is the original between `start` and `end`. `reason` and `better` are words of the list of that `language`;
    `count` is the number that a rule counted."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    reason: str = ""
    better: str = ""
    count: int = 0
    language: str = ""

    def as_severe_as(self, severity: Severity) -> Self:
        return replace(self, severity=severity)

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.ERROR


@dataclass(frozen=True)
class Text:
    masked: Masked
    sentences: tuple[Sentence, ...]
    words: WordList

    def finding(self, rule: str, start: int, end: int, **more) -> Finding:
        """About this part of the masked text."""
        first, last = self.masked.span(start, end)
        values = {"severity": SEVERITY_OF[rule], "language": self.words.language, **more}
        return Finding(rule=rule, start=first, end=last, text=self.masked.original[first:last], **values)
