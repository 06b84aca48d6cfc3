"""Words and phrases of the language's list."""

from collections.abc import Iterator

from consultant.plain_language.findings.rules import Finding, Text


def phrases_found(text: Text, only: str | None = None) -> Iterator[Finding]:
    """Of each rule of the list, or of one."""
    for phrases in text.words.phrases:
        if only not in (None, phrases.rule) or (phrases.in_text and phrases.in_text.search(text.masked.text)):
            continue
        for sentence in text.sentences:
            if phrases.unless and phrases.unless.search(sentence.text):
                continue
            for pattern, better in phrases.words:
                for found in pattern.finditer(sentence.text):
                    start, end = sentence.start + found.start(), sentence.start + found.end()
                    yield text.finding(phrases.rule, start, end, reason=phrases.why, better=better)
