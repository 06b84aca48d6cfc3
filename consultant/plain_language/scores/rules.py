"""How hard a text is to read, on masked text: Flesch-Kincaid and SMOG for English, LIX for any language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from consultant.plain_language.masking.rules import MARK
from consultant.plain_language.sentences.rules import Sentence

FEWEST = 10  # sentences, below which a grade is a guess
NONE: Mapping[str, int] = {}
LONG_WORD = 6  # letters; LIX counts the longer ones


@dataclass(frozen=True)
class Scores:
    """`grade` is Flesch-Kincaid's; the grades are None below ten sentences, and where syllables can't be counted."""

    sentences: int
    words: int
    longest: int  # words of the longest sentence
    mean: float  # words in a sentence
    grade: float | None
    smog: float | None
    lix: float | None


def score(sentences: tuple[Sentence, ...], odd: Mapping[str, int] | None = None) -> Scores:
    """`odd`: the language's words whose syllables are not counted right; None where they can't be counted at all."""
    lengths = [len(sentence.words) for sentence in sentences]
    words = [word for sentence in sentences for word in sentence.words]
    count, enough = len(sentences), len(sentences) >= FEWEST
    heard = [syllables(word, odd) for word in words] if enough and odd is not None else []
    return Scores(
        sentences=count,
        words=len(words),
        longest=max(lengths, default=0),
        mean=len(words) / count if count else 0.0,
        grade=_flesch_kincaid(heard, count) if heard else None,
        smog=_smog(heard, count) if heard else None,
        lix=_lix(words, count) if enough else None,
    )


def difficulty(sentence: Sentence, odd: Mapping[str, int] | None = None) -> float:
    """For sentences to be compared: the grade that it would have, or LIX where syllables can't be counted."""
    words = sentence.words
    return _lix(words, 1) if odd is None else _flesch_kincaid([syllables(word, odd) for word in words], 1)


def _flesch_kincaid(heard: list[int], sentences: int) -> float:
    """Kincaid and others 1975; `heard`: the syllables of each word."""
    return 0.39 * len(heard) / sentences + 11.8 * sum(heard) / len(heard) - 15.59


def _smog(heard: list[int], sentences: int) -> float:
    """McLaughlin 1969: words of three syllables and more, as if in thirty sentences."""
    return 1.0430 * sqrt(30 * sum(count >= 3 for count in heard) / sentences) + 3.1291


def _lix(words: list[str], sentences: int) -> float:
    """Björnsson 1968."""
    return len(words) / sentences + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


_SILENT = re.compile(r"(?<=[^aeiouy])e(?:s?(?=$)|(?=d$|ly$|ments?$|ful$|less$))")
_HEARD = re.compile(r"(?:[^aeiouylr]l|[szxcg]|sh|ch)es$|[^aeiouylr]le$|[td]ed$")  # table, boxes, tested
# Two vowels side by side, each of which is heard: trying, client, video, area, manual, material.
_TWO = re.compile(
    r"[aeiouy](?=ing$)|y(?=er)|(?<![ctg])i(?=et|en[ct]|o(?!n)|a(?!l?g))"
    r"|e(?=o(?!u)|ate|um$)|(?<![qg])u(?=a)|(?<![ctsxg])i(?=ou)"
)


def syllables(word: str, odd: Mapping[str, int] = NONE) -> int:
    """Of an English word, by its groups of vowels."""
    if MARK in word:
        return 2
    word = re.sub(r"'\w*$", "", word.lower())
    if word in odd:
        return odd[word]
    groups = len(re.findall("[aeiouyáéíóúü]+", word)) + len(_TWO.findall(word))
    silent = _SILENT.search(word) and not _HEARD.search(word)
    return max(1, groups - bool(silent))
