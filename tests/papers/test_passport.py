"""The check list that the client keeps, with the photos of how it was."""

from datetime import date
from io import BytesIO

import pypdf
import pytest

from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.cases.actions import case_numbered
from consultant.evidence.files.actions import attach, store_file
from consultant.revisit.actions import set_revisit
from consultant.revisit.rules import Revisit
from tests.calls.shop import open_shop
from tests.cases.desk import work
from tests.documents.structure import problems
from tests.evidence.files.made import TEXT, photo
from tests.pages import parsed
from tests.reports.reading import seen

PDF = "/cases/1/check-list.pdf"


@pytest.fixture
def shop(app, owner) -> None:
    open_shop(app, owner)

    def fill() -> None:
        case = case_numbered(1)
        add_baseline_item(case.id, BaselineItem("The old fax", unchecked=True))
        till = add_baseline_item(case.id, BaselineItem("The till", True, "Take a card", date(2025, 5, 9)))
        for number, colour in enumerate(("red", "blue", "green", "black")):
            attach(case.id, store_file(photo(colour=colour), f"{colour}.jpg"), baseline_id=till.id, what=f"ZEBRA {number}")
        attach(case.id, store_file(TEXT, "ZEBRA.txt"), baseline_id=till.id)
        set_revisit(case, Revisit(date(2099, 1, 5), "first cold day"))

    work(app, owner, fill)


def test_it_has_each_thing_with_its_state_its_photos_and_the_slip(client, shop):
    pdf = client.get(PDF).data
    assert problems(pdf) == []
    reader = pypdf.PdfReader(BytesIO(pdf))
    text = seen(" ".join(page.extract_text() for page in reader.pages))
    assert "What worked before: your" in text and "Nobody has told me yet if these things worked before." in text
    assert text.index("The till.") < text.index("The old fax."), "it was noted first, and nobody knows if it worked"
    for wanted in ("The old fax. Not checked yet.", "The till. Back. Tested 9 May 2025.", "Check: Take a card.", "Check: not noted."):
        assert wanted in text
    assert "Monday 5 January 2099" in text and "first cold day" in text
    assert sum(len(page.images) for page in reader.pages) == text.count("How it was on 4 May 2025") == 3
    assert "ZEBRA" not in text


def test_the_way_to_it_is_where_the_baseline_is(client, shop):
    for page in ("/cases/1", "/cases/1/baseline"):
        assert parsed(client.get(page)).select_one(f'a[href="{PDF}"]'), page
