"""The reports of the seven real cases and of the demo's story, printed and opened again."""

import re
import subprocess
from math import inf

import pytest
from pdfua import Severity, validate

from consultant.documents.actions import printable
from consultant.documents.words import long_day
from consultant.fonts.actions import widths
from consultant.reports.editions.rules import Edition
from consultant.reports.page_one.height.rules import LINE, MM, SHEETS, Type, height
from consultant.reports.page_one.height.words import paragraphs
from consultant.reports.paper.actions import fitted, report_pdf
from consultant.reports.words import report
from tests.documents.structure import problems
from tests.reports.reading import FILES, case, draft, grade, masked_words, pages_of, seen, split, squeezed

EMPTY_SLOT = re.compile(r"\bNone\b|N/A|\bnull\b|\bnan\b|[{}]|\(s\)|and/or")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def facts(request, babel_app):
    return draft(case(request.param))


@pytest.fixture
def pdf(facts) -> bytes:
    return report_pdf(facts)


def names_of(facts) -> list[str]:
    return [name for party in facts.record.parties for name in (party.name, party.called)]


def test_everything_of_the_record_that_the_client_needs_is_in_it(facts, pdf):
    text, record = squeezed(" ".join(pages_of(pdf))), facts.record
    wanted = [party.name for party in record.parties]
    wanted += [call.reference for call in record.calls if call.reference]
    wanted += [item.item for item in record.baseline]
    wanted += [roadblock.what for roadblock in record.roadblocks]
    wanted += [option.what for option in record.options]
    wanted += [long_day(record.revisit.date)] if record.revisit.date else []
    wanted += [record.revisit.event or "We do not plan to look again."] if not record.revisit.date or record.revisit.event else []
    assert [each for each in wanted if squeezed(each) not in text] == []


def test_page_one_stands_alone_and_is_easy(facts, pdf):
    first = pages_of(pdf)[0]
    assert "Page 1 of" in first and len(first.split()) <= 245  # 220, its title, its foot, and what marks a list
    for label in ("What works now:", "What you need to do:", "When we look again:"):
        assert label in first
    page = report(facts).page_one
    assert len(page.bullets) <= 7
    assert squeezed(page.contact[-1]) in squeezed(first)
    assert grade([sentence for each in page.paragraphs() for sentence in split(each)], names_of(facts)) <= 7


def test_page_one_is_as_high_as_its_letters_say(facts, pdf, tmp_path):
    """What is said without a trial holds for the styles as they are: never lower than the page, and hardly higher."""
    (tmp_path / "report.pdf").write_bytes(pdf)
    out = subprocess.run(["pdftotext", "-bbox", "-l", "1", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True)
    bottoms = [float(y) - 21 * MM for y in re.findall(r'<word.*? yMax="([\d.]+)"', out.stdout)]
    words, sheet = fitted(facts), SHEETS[Edition.A4]
    last = max(bottom for bottom in bottoms if bottom < sheet.height)
    most = height(paragraphs(words.heading, words.page_one, has_logo=False), sheet.width, Type(*widths(), printable))
    if most == inf:  # a letter of another font: then it is tried on the page
        assert facts.record.slug.startswith("adsl")
    else:
        assert last < most < last + 2 * LINE


def test_the_prose_is_easy(facts):
    prose = report(facts)
    told = prose.who_says
    paragraphs = [*told.differ, *told.agree, *told.late, *told.contacts, *prose.arrows, *prose.in_words, *prose.look_again, *prose.tests]
    paragraphs += [box.words for box in prose.boxes]
    assert grade([sentence for each in paragraphs for sentence in split(each)], names_of(facts)) <= 7


def test_our_sentences_are_short(facts):
    """What was recorded stands after a label or in quotes, so both are taken out before counting."""
    prose = report(facts)
    told = prose.who_says
    page = [prose.page_one.heading, prose.page_one.lead, *(b.text for b in prose.page_one.bullets if b.label.startswith(("Why", "About")))]
    page += [*told.differ, *told.agree, *told.late, *told.contacts, *prose.arrows, *prose.in_words, told.intro, *prose.look_again]
    for paragraph in page:
        for sentence in split(re.sub("“.*?”", "that", paragraph)):
            assert len(masked_words(sentence, names_of(facts))) <= 20, sentence


def test_no_slot_is_empty(pdf):
    assert EMPTY_SLOT.search(" ".join(pages_of(pdf))) is None


def test_each_arrow_has_its_row(facts):
    prose = report(facts)
    rows = [*prose.who_says.rows, *prose.appendix.entries]
    assert sorted(n for row in rows for n in row.numbers) == list(range(1, len(facts.assessment.blame.edges) + 1))


def test_a_screen_reader_finds_its_way(pdf, tmp_path):
    assert problems(pdf) == []
    (tmp_path / "report.pdf").write_bytes(pdf)
    assert [f for f in validate(str(tmp_path / "report.pdf")).findings if f.severity >= Severity.WARNING] == []


def test_more_on_page_names_the_page(facts, pdf):
    pages, prose = pages_of(pdf), fitted(facts)
    headings = {"told": prose.who_says.heading, "choice": prose.choice and prose.choice.heading, "baseline": prose.baseline}
    first = prose.page_one
    more = [each.more for each in (first.about, *first.bullets, *first.closing) if each.more]
    named = [int(number) for number in re.findall(r"More on page (\d+)\.", pages[0])]
    assert len(named) == len(more) > 0
    for section, number in zip(more, named, strict=True):
        assert seen(headings.get(section) or "") in pages[number - 1]
