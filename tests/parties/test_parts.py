"""Who looks after what, and how we know: add, change, bring into order, take out."""

import pytest

from consultant.cases.actions import case_numbered
from consultant.parties.actions import add_part, add_party
from consultant.parties.rules import Part, Party, Role
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.pages import parsed

NEW = "/cases/1/parts/new"
LINE = {"name": "The line", "party": "acme", "source": "contract", "detail": "page 3", "noted_on": "2025-05-05"}


@pytest.fixture(autouse=True)
def case(app, owner) -> int:
    return open_case(app, owner, firms=("Acme", "Bell"))


def parts(app, owner) -> list[tuple]:
    return [(part.name, part.party, part.source, part.detail) for part in record(app, owner).parts]


def test_a_part_is_added_and_said_in_words(app, owner, client):
    assert client.post(NEW, data=LINE).headers["Location"] == "/cases/1/parts"
    client.post(NEW, data={"name": "The cellar"})
    client.post(NEW, data={"name": "My laptop", "party": "sam-field", "source": "not clear"})
    assert parts(app, owner) == [
        ("The line", "acme", "contract", "page 3"), ("The cellar", None, None, None), ("My laptop", "sam-field", "not clear", None),
    ]  # fmt: skip
    for page in (client.get("/cases/1/parts"), client.get("/cases/1")):
        text = text_of(page)
        assert "Acme looks after it From a contract: page 3 (noted 5 May 2025)" in text
        assert "Nobody is known to look after it How we know is not noted" in text
        assert "You look after it It is not clear" in text


def test_a_part_is_changed_in_place(app, owner, client):
    client.post(NEW, data=LINE)
    page = client.get("/cases/1/parts/1")
    assert {name: shown(page, name) for name in LINE} == LINE
    client.post("/cases/1/parts/1", data={"name": ODD, "party": "", "source": "believed"})
    assert parts(app, owner) == [(ODD, None, "believed", None)]
    assert "<script>alert" not in client.get("/cases/1/parts").text


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "THE line"}, "name"),
        ({"party": "nobody"}, "party"),
        ({"source": "rumour"}, "source"),
        ({"detail": HIDDEN}, "detail"),
        ({"noted_on": "soon"}, "noted_on"),
        ({"noted_on": "2999-01-01"}, "noted_on"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, typed, field):
    client.post(NEW, data=LINE)
    page = client.post(NEW, data=LINE | {"name": "The box"} | typed)
    assert list(errors(page)) == [field]
    assert len(parts(app, owner)) == 1


def test_two_parts_of_one_name_that_came_with_a_file_can_still_be_changed(app, owner, client):
    for _ in range(2):
        work(app, owner, lambda: add_part(case_numbered(1).id, Part("The line", "acme")))
    assert client.post("/cases/1/parts/2", data={"name": "The line", "party": "bell"}).status_code == 302


@pytest.mark.parametrize(
    ("part", "to", "order"),
    [
        (2, "earlier", "bac"), (2, "later", "acb"), (1, "earlier", "abc"), (3, "later", "abc"), (3, "earlier", "acb"), (1, "later", "bac"),
    ],
)  # fmt: skip
def test_the_order_is_the_chain(app, owner, client, part, to, order):
    for name in "abc":
        client.post(NEW, data={"name": name, "once": name})
    client.post(f"/cases/1/parts/{part}/move", data={"to": to})
    assert "".join(part.name for part in record(app, owner).parts) == order


def test_the_ends_offer_no_way_out_of_the_list(client):
    for name in "ab":
        client.post(NEW, data={"name": name, "once": name})
    entries = parsed(client.get("/cases/1/parts")).select(".entry")
    assert [[button.get_text() for button in entry.select("button")] for entry in entries] == [["Move down: a"], ["Move up: b"]]


def test_moving_works_after_one_was_taken_out(app, owner, client):
    for name in "abc":
        client.post(NEW, data={"name": name, "once": name})
    assert "Take this out of the case?" in text_of(client.get("/cases/1/parts/2/remove"))
    client.post("/cases/1/parts/2/remove")
    client.post(NEW, data={"name": "d", "once": "d"})
    client.post("/cases/1/parts/4/move", data={"to": "earlier"})
    assert "".join(part.name for part in record(app, owner).parts) == "adc"


def test_a_part_of_another_case_is_unknown(app, owner, client):
    open_case(app, owner)
    work(app, owner, lambda: add_party(case_numbered(2).id, Party("x", "X", Role.BANK)))
    client.post("/cases/2/parts/new", data={"name": "b", "party": "x"})
    for address in ("/cases/1/parts/1", "/cases/1/parts/1/remove", "/cases/3/parts", "/cases/3/parts/new"):
        assert client.get(address).status_code == 404
    assert client.post("/cases/1/parts/1/move").status_code == 404
