"""The plain-language check of a text: what is hard to read or unfair in it, where, and what to write instead."""

from collections.abc import Iterable
from functools import lru_cache

from consultant.plain_language.findings.rules import Finding, Severity, Text
from consultant.plain_language.length.rules import long_sentences, long_words
from consultant.plain_language.lists.rules import WordList
from consultant.plain_language.masking.rules import QUOTES, mask
from consultant.plain_language.phrases.rules import phrases_found
from consultant.plain_language.scores.rules import Scores, difficulty, score
from consultant.plain_language.sentences.rules import sentences
from consultant.plain_language.shapes.rules import abbreviations, capitals, dates_in_figures, jargon
from consultant.plain_language.wholes.rules import mixed_voices, passive_share, without_doubles

ACCUSING = "L05"


def check(text: str, words: WordList, names: Iterable[str] = (), recorded: Iterable[str] = ()) -> tuple[Finding, ...]:
    """All findings, in the order in which they stand in the text. `recorded` texts count as quotes."""
    return _found(text, words, tuple(names), tuple(recorded))


@lru_cache(1_000)  # a report is looked at again whenever one of its texts changes
def _found(text: str, words: WordList, names: tuple[str, ...], recorded: tuple[str, ...]) -> tuple[Finding, ...]:
    read = _read(text, words, names, recorded=recorded)
    found = [
        *long_sentences(read),
        *long_words(read),
        *phrases_found(read),
        *jargon(read),
        *abbreviations(read),
        *dates_in_figures(read),
        *capitals(read),
        *mixed_voices(read),
    ]
    kept = passive_share(without_doubles(found), len(read.sentences))
    return tuple(sorted([*kept, *_in_quotes(text, words, names)], key=lambda finding: (finding.start, finding.rule)))


def accusations(text: str, words: WordList, names: Iterable[str] = ()) -> list[Finding]:
    """What counts in a text that is a quote as a whole: accusing words, as warnings."""
    found = phrases_found(_read(text, words, tuple(names), quotes=False), only=ACCUSING)
    return [one.as_severe_as(Severity.WARNING) for one in without_doubles(found)]


def score_of(text: str, words: WordList, names: Iterable[str], worst: int) -> tuple[Scores, tuple[str, ...]]:
    """The scores, and so many sentences that are the hardest to read, as they were written."""
    read = _read(text, words, tuple(names), quotes=False)
    hard = sorted(read.sentences, key=lambda one: -difficulty(one, words.syllables))[:worst]
    spans = (read.masked.span(one.start, one.end) for one in hard)
    return score(read.sentences, words.syllables), tuple(text[start:end] for start, end in spans)


def scores(text: str, words: WordList, names: Iterable[str] = ()) -> Scores:
    """Of the masked text, what is quoted in it included."""
    return score(_read(text, words, tuple(names), quotes=False).sentences, words.syllables)


def _read(text: str, words: WordList, names: tuple[str, ...], quotes: bool = True, recorded: tuple[str, ...] = ()) -> Text:
    masked = mask(text, names, words.plain, quotes=quotes, recorded=recorded)
    return Text(masked, sentences(masked, words.short_forms), words)


def _in_quotes(text: str, words: WordList, names: tuple[str, ...]) -> list[Finding]:
    """Only accusing words, and as a warning: somebody else said them."""
    spans = [quote.span() for quote in QUOTES.finditer(text)]
    if not spans:
        return []
    return [one for one in accusations(text, words, names) if any(start <= one.start and one.end <= end for start, end in spans)]
