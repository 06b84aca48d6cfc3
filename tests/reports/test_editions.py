"""The same facts on the paper that suits the client: nothing is cut, stranded or doubled."""

from dataclasses import replace
from functools import partial
from io import BytesIO

import pypdf
import pytest

from consultant.picture.layout.rules import BADGE_TEXT, WIDTH
from consultant.reports.editions.rules import Edition
from consultant.reports.paper.actions import LARGE_WIDTH, report_pdf
from consultant.reports.rules import ReportFacts
from tests.documents.structure import problems
from tests.reports.reading import FILES, case, draft, seen, squeezed

pytestmark = pytest.mark.usefixtures("babel_app")
SIZES = {Edition.LETTER: (612, 792), Edition.LARGE: (595, 842), Edition.SHORT: (595, 842)}
LEAST = {Edition.LETTER: 12, Edition.LARGE: 18, Edition.SHORT: 12}  # pt


def note_height(heights: list[float], text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
    """In points, as it lies on the page; but for the numbers of a drawing, whose own scale the reader does not see."""
    if text.strip() and not text.strip().isdigit():
        heights.append(size * abs(tm[3]) * abs(cm[3]))


def printed(edition: Edition) -> bytes:
    """The demo's story; made once in a process."""
    return report_pdf(replace(draft(case(FILES[-1])), edition=edition))


@pytest.mark.parametrize("edition", SIZES)
def test_each_edition_has_its_paper_its_letters_and_all_it_has_to_say(edition):
    pages, record = pypdf.PdfReader(BytesIO(printed(edition))).pages, draft(case(FILES[-1])).record
    sizes, texts = set(), []
    for page in pages:
        assert tuple(round(float(side)) for side in page.mediabox[2:]) == SIZES[edition]
        heights: list[float] = []
        texts.append(page.extract_text(visitor_text=partial(note_height, heights)))
        sizes |= {round(height, 1) for height in heights}
    whole = squeezed(" ".join(texts))
    assert problems(printed(edition)) == []
    assert "Page1of" + str(len(pages)) in whole and whole.count("Whereyourcasestands") == 1
    assert whole.count("Whenwelookagain:") == 1 and "pleasechooseA,BorC" in whole.replace("Please", "please")
    if edition == Edition.SHORT:
        assert len(pages) == 1 and "A:Buyamodemtotest($60once)" in whole and "Moreonpage" not in whole and "Askmeforthewholereport" in whole
    else:
        assert all(squeezed(call.said) in whole for call in record.calls) and all(squeezed(item.item) in whole for item in record.baseline)
        assert all(len(text.split()) > 25 for text in texts), "a page with next to nothing on it"
    assert min(sizes) >= LEAST[edition], sorted(sizes)


def test_in_large_print_in_short_ends_on_the_back_of_the_first_sheet_and_the_rest_goes_on_below():
    texts = [seen(page.extract_text()) for page in pypdf.PdfReader(BytesIO(printed(Edition.LARGE))).pages[:3]]
    assert texts[1].index("Ask me any question:") < texts[1].index("Please choose A, B or C by")
    assert BADGE_TEXT * LARGE_WIDTH / WIDTH / 25.4 * 72 >= 18  # the numbers in the picture


def test_which_edition_stays_with_the_facts():
    facts = replace(draft(case(FILES[-1])), edition=Edition.LARGE)
    assert ReportFacts.from_json(facts.to_json()).edition == Edition.LARGE
