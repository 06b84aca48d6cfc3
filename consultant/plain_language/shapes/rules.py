"""What is known by its shape: technical words and abbreviations at their first use, dates in figures, blocks of capitals."""

import re
from collections.abc import Iterator

from consultant.plain_language.findings.rules import Finding, Text
from consultant.plain_language.masking.rules import Kind

_ABBREVIATION = re.compile(r"(?<![\w'.-])[A-Z]{2,6}s?(?![\w'-])")
_CAPITALS = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑ]{2,}(?:[ ,:-]+[A-ZÁÉÍÓÚÑ]+)+(?!\w)")
BLOCK = 3  # words
_FIGURES = re.compile(r"\d+")


def jargon(text: Text) -> Iterator[Finding]:
    """L08: not explained where it first stands."""
    seen = set()
    for found in text.words.hard_words.finditer(text.masked.text):
        term = found[1].lower()
        if term not in seen and not _explained(text, found):
            yield text.finding("L08", *found.span(), better=(text.words.jargon or {}).get(term, ""))
        seen.add(term)


def abbreviations(text: Text) -> Iterator[Finding]:
    """L10: not spelled out where it first stands; in a block of capitals nothing is known to be one."""
    known, jargon = text.words.abbreviations, text.words.jargon or {}
    blocks = [block.span() for block in _blocks(text)]
    seen = set()
    for found in _ABBREVIATION.finditer(text.masked.text) if known is not None else ():
        short = found[0].removesuffix("s") if found[0][-1] == "s" else found[0]
        first = short not in seen and known.get(short) != "" and short.lower() not in jargon
        seen.add(short)
        if first and not _explained(text, found) and not any(start <= found.start() < end for start, end in blocks):
            yield text.finding("L10", *found.span(), better=known.get(short, ""))


def dates_in_figures(text: Text) -> Iterator[Finding]:
    """L11: of 05/09 nobody knows whether it is in May."""
    for start, end in text.masked.items(Kind.FIGURES):
        found = text.finding("L11", start, end)
        yield text.finding("L11", start, end, better=_in_words(found.text, text.words.plain.months))


def capitals(text: Text) -> Iterator[Finding]:
    """L14."""
    yield from (text.finding("L14", *block.span()) for block in _blocks(text))


def _blocks(text: Text) -> Iterator[re.Match[str]]:
    for found in _CAPITALS.finditer(text.masked.text):
        if len(re.findall(r"\w+", found[0])) >= BLOCK:
            yield found


def _explained(text: Text, found: re.Match[str]) -> bool:
    """Whether a meaning follows it anywhere, as in "DNS (the address book)", or it stands in brackets itself."""
    if text.masked.text[: found.start()].endswith("("):
        return True
    term = re.escape(found[1] if found.re.groups else found[0])
    return bool(re.search(rf"(?<!\w){term}s?{text.words.explained}", text.masked.text, re.I))


def _in_words(figures: str, months: tuple[str, ...]) -> str:
    """ "9 May 2025", when only one reading is possible."""
    numbers = [int(number) for number in _FIGURES.findall(figures)]
    if len(numbers) != 3 or len(months) < 12:
        return ""
    if numbers[0] > 31:
        year, month, day = numbers
    elif "." in figures or numbers[0] > 12 or numbers[0] == numbers[1]:
        day, month, year = numbers
    elif numbers[1] > 12:
        month, day, year = numbers
    else:
        return ""
    return f"{day} {months[month - 1]} {year if year > 99 else 2000 + year}" if 1 <= month <= 12 else ""
