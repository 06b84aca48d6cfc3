"""The client's other papers on the paper that suits them: large print, and US Letter where a practice has no other."""

from functools import partial
from io import BytesIO

import pypdf
import pytest

from consultant.accounts.models import Practice
from consultant.cases.actions import case_numbered
from consultant.clients.actions import client_named
from consultant.database import change_row, db
from consultant.reports.editions.rules import Edition, usual_paper
from tests.calls.shop import open_shop
from tests.cases.desk import work
from tests.conftest import on_one_database
from tests.documents.structure import problems
from tests.pages import parsed
from tests.reports.test_editions import note_height


def letters(pdf):
    """The size of the sheet and of the smallest letters, in points."""
    heights = []
    reader = pypdf.PdfReader(BytesIO(pdf))
    for page in reader.pages:
        page.extract_text(visitor_text=partial(note_height, heights))
    return tuple(round(float(side)) for side in reader.pages[0].mediabox[2:]), round(min(heights), 1)


@pytest.fixture
def shop(app, owner):
    open_shop(app, owner)


@on_one_database
def test_whoever_needs_large_print_gets_it_on_every_paper(client, shop, app, owner):
    work(app, owner, lambda: change_row(case_numbered(1).client, edition=Edition.LARGE))
    for paper in ("parting", "check-list"):
        pdf = client.get(f"/cases/1/{paper}.pdf").data
        assert letters(pdf) == ((595, 842), 18) and problems(pdf) == [], paper
    work(app, owner, lambda: change_row(case_numbered(1).client, edition=Edition.LETTER))
    assert letters(client.get("/cases/1/parting.pdf").data) == ((612, 792), 12)


@pytest.mark.parametrize(("zone", "currency", "paper"), [
    ("America/New_York", "USD", Edition.LETTER), ("America/Toronto", "CAD", Edition.LETTER), ("Pacific/Honolulu", "USD", Edition.LETTER),
    ("America/Sao_Paulo", "BRL", Edition.A4), ("Europe/Madrid", "EUR", Edition.A4), ("UTC", "USD", Edition.A4)])  # fmt: skip
def test_the_usual_paper(zone, currency, paper):
    assert usual_paper(zone, currency) == paper


@on_one_database
def test_a_new_client_of_a_practice_in_the_states_gets_us_letter(client, owner, app):
    def settle():
        practice = db.session.scalars(db.select(Practice).filter_by(id=owner.practice_id)).one()
        practice.zone, practice.currency = "America/Chicago", "USD"

    work(app, owner, settle)
    assert work(app, owner, lambda: client_named("Till shop", "household").edition) == Edition.LETTER
    chips = parsed(client.get("/clients/new")).select('input[name="edition"][checked]')
    assert [chip["value"] for chip in chips] == ["US Letter"]
