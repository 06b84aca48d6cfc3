"""A printed report, opened again: its text, and how hard it is to read (Flesch-Kincaid on masked text)."""

import re
from pathlib import Path

import pypdfium2

from consultant.assessment.rules import assess
from consultant.casefile.rules import read_case
from consultant.cases.rules import CaseRecord, moment
from consultant.reports.rules import ReportFacts, day_of_file, letterhead_of_file, report_facts

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "tests" / "cases").glob("*.json")), ROOT / "consultant" / "demo" / "cases" / "dsl.json"]
UNSEEN = re.compile("[\u200b\u2066-\u2069]")
MASK = "Acme"


def case(path: Path) -> CaseRecord:
    return read_case(path.read_bytes())


def draft(record: CaseRecord, **more) -> ReportFacts:
    """The facts of the file's own report."""
    facts = {"number": None, "day": day_of_file(record), **more}
    return report_facts(assess(record, moment(record)), letterhead_of_file(record), **facts)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page in one line, without what cannot be seen."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [seen(page.get_textpage().get_text_bounded()) for page in document]


def seen(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())


def squeezed(text: str) -> str:
    """Without any space: a Japanese line is broken anywhere."""
    return "".join(seen(text).split())


def grade(sentences: list[str], names: list[str]) -> float:
    """Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59, with names, dates and numbers masked."""
    masked = [masked_words(sentence, names) for sentence in sentences]
    words = [word for sentence in masked for word in sentence]
    return 0.39 * len(words) / len(masked) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def masked_words(sentence: str, names: list[str]) -> list[str]:
    """One word for each name, date, sum and reference number."""
    text = seen(sentence)
    for name in sorted(map(seen, names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text)
    text = re.sub(r"\d{1,2} [A-Z][a-z]+ \d{4}", MASK, text)
    text = re.sub(r"\S*\d\S*", MASK, text)
    return re.findall(r"[A-Za-z']+", re.sub("[-/–—]", " ", text))


def syllables(word: str) -> int:
    word = word.lower().removesuffix("'s")
    silent = word.endswith("e") and not word.endswith("le") or word.endswith("ed") and word[-3:-2] not in "td"
    return max(1, len(re.findall("[aeiouy]+", word)) - silent)


def split(text: str) -> list[str]:
    """Its sentences: a full stop inside a number or a name ends none."""
    return [part for part in re.split(r"(?<=[.!?…])”?\s+", seen(text)) if re.search(r"\w", part)]
