"""Words and phrases of the language's list."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from consultant.plain_language.findings.rules import Finding, Text
from consultant.plain_language.sentences.rules import Sentence


def phrases_found(text: Text, only: str | None = None) -> Iterator[Finding]:
    """Of each rule of the list, or of one. Each pattern goes over the whole text once; few sentences are looked at again."""
    starts = [sentence.start for sentence in text.sentences]
    for phrases in text.words.phrases:
        if only not in (None, phrases.rule) or (phrases.in_text and phrases.in_text.search(text.masked.text)):
            continue
        is_fine = cache(lambda sentence, phrases=phrases: bool(phrases.unless and phrases.unless.search(sentence.text)))
        for pattern, better in phrases.words:
            for found in pattern.finditer(text.masked.text):
                sentence = _around(found, text.sentences, starts)
                if sentence and not is_fine(sentence):
                    yield text.finding(phrases.rule, *found.span(), reason=phrases.why, better=better)


def _around(found: re.Match[str], sentences: tuple[Sentence, ...], starts: list[int]) -> Sentence | None:
    """The sentence that these words stand in; None where they run over its end."""
    place = bisect_right(starts, found.start()) - 1
    return sentences[place] if place >= 0 and found.end() <= sentences[place].end else None
