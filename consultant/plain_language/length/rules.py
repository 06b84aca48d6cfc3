"""Long sentences, and sentences of long words."""

from collections.abc import Iterator

from consultant.plain_language.findings.rules import Finding, Severity, Text
from consultant.plain_language.scores.rules import syllables

LONG, TOO_LONG = 20, 25  # words; GOV.UK
ENOUGH = 8  # words, to judge by their syllables
HARD = 1.75  # syllables in a word


def long_sentences(text: Text) -> Iterator[Finding]:
    """L01."""
    for sentence in text.sentences:
        count = len(sentence.words)
        if count > LONG:
            severity = Severity.ERROR if count > TOO_LONG else Severity.WARNING
            yield text.finding("L01", sentence.start, sentence.end, severity=severity, count=count)


def long_words(text: Text) -> Iterator[Finding]:
    """L02, where syllables can be counted."""
    odd = text.words.syllables
    for sentence in text.sentences if odd is not None else ():
        words = sentence.words
        if len(words) >= ENOUGH and sum(syllables(word, odd) for word in words) > HARD * len(words):
            yield text.finding("L02", sentence.start, sentence.end)
