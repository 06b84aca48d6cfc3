"""A practice's own copies of playbooks on their pages."""

import pytest

from consultant.playbooks.actions import built_in, playbook_named, playbooks
from consultant.playbooks.rules import Playbook
from consultant.troubleshooting.rules import PossibleResult
from tests.cases.desk import HIDDEN, errors, open_case, record, text_of, work
from tests.conftest import on_one_database
from tests.pages import parsed

BOOK = "/you/playbooks/internet-line"


def own(app, person) -> Playbook:
    return work(app, person, lambda: playbook_named("internet-line"))


def answers(client, address: str = f"{BOOK}/edit") -> dict:
    """The form as it stands on the page."""
    sent: dict = {}
    for field in parsed(client.get(address)).select("form[method=post] [name]"):
        if field.name == "select":
            sent[field["name"]] = field.select_one("option[selected]")["value"]
        elif field.get("type") in ("checkbox", "radio"):
            sent.setdefault(field["name"], []).extend([field["value"]] if field.has_attr("checked") else [])
        elif field["name"] != "more":
            sent[field["name"]] = field.get_text().removeprefix("\r\n").removeprefix("\n") if field.name == "textarea" else field["value"]
    return sent


def test_all_are_listed_and_shown_and_found_from_you(client):
    assert 'href="/you/playbooks"' in client.get("/you").text
    links = [link["href"] for link in parsed(client.get("/you/playbooks")).select(".entries a")]
    assert sorted(links) == sorted(f"/you/playbooks/{key}" for key in built_in())
    for link in links:
        assert "Came with the program" in text_of(client.get(link))
    page = text_of(client.get(BOOK))
    assert "Line to the house Carrier" in page
    assert "The fault is here: Modem or router." in page
    assert "“Tested the line, it works fine”" in page


def test_saving_a_copy_as_it_stands_changes_nothing_but_whose_it_is(app, owner, client):
    assert client.post(f"{BOOK}/edit", data=answers(client)).headers["Location"] == BOOK
    book, first = own(app, owner), built_in()["internet-line"]
    assert book.is_own and vars(book) | {"is_own": False} == vars(first)
    assert "Your own copy" in text_of(client.get("/you/playbooks"))
    assert len(work(app, owner, playbooks)) == len(built_in())  # in its place, not beside it


def test_a_copy_is_changed_and_cases_are_opened_from_it(app, owner, client):
    typed = answers(client) | {"name": "Lines", "phrases": "It is the cat\n\n It is the dog ", "questions": ""}
    typed |= {"parts-0-name": "Anything with a plug", "parts-0-keeper": "", "baseline-0-item": "", "baseline-0-checked_how": ""}
    assert client.post(f"{BOOK}/edit", data=typed).status_code == 302
    book, first = own(app, owner), built_in()["internet-line"]
    assert (book.name, book.phrases, book.questions) == ("Lines", ("It is the cat", "It is the dog"), ())
    assert (book.parts[0].keeper, book.baseline) == (None, first.baseline[1:])
    opened = {"problem": "Off.", "client_name": "A", "client_kind": "household", "can_help": "yes", "playbook": book.key}
    assert client.post("/cases/new", data=opened).status_code == 302
    case = record(app, owner)
    assert (case.parts[0].name, case.parts[0].party) == ("Anything with a plug", None)
    assert case.tests[0].results[0].faulty == ("Wi-Fi and inside network", "Anything with a plug")  # its tests speak of it by that name


def test_a_part_that_is_taken_out_is_in_no_result_and_two_may_change_names(app, owner, client):
    typed = answers(client)
    typed |= {"parts-2-name": "", "parts-4-name": typed["parts-5-name"], "parts-5-name": typed["parts-4-name"]}
    assert client.post(f"{BOOK}/edit", data=typed).status_code == 302
    swap = own(app, owner).tests[1]
    assert swap.results[0] == PossibleResult(
        "The other modem works", swap.results[0].means, (), (),
        ("Inside wiring and socket", "Provider’s network and sign-in", "Line to the house"),
    )  # fmt: skip


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"summary": ""}, "summary"),
        ({"parts-1-name": "MODEM or router"}, "parts-2-name"),
        ({"parts-1-keeper": "plumber"}, "parts-1-keeper"),
        ({"baseline-0-item": ""}, "baseline-0-item"),
        ({"phrases": "x" * 201}, "phrases"),
        ({"questions": "\n".join("y" * 41)}, "questions"),
        ({"words-1-term": "Modem"}, "words-1-term"),
        ({"words-0-means": ""}, "words-0-means"),
        ({"words-0-means": HIDDEN}, "words-0-means"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, typed, field):
    page = client.post(f"{BOOK}/edit", data=answers(client) | typed)
    assert list(errors(page)) == [field]
    assert not own(app, owner).is_own


def test_a_test_is_added_changed_and_taken_out(app, owner, client):
    new = {"what": "Wait", "results-0-result": "It is back", "results-0-fine": "Modem or router", "results-1-result": "It stays off"}
    assert client.post(f"{BOOK}/tests/new", data=new).headers["Location"] == BOOK
    added = own(app, owner).tests[-1]
    assert (added.what, added.results[0].fine) == ("Wait", ("Modem or router",))
    place = f"{BOOK}/tests/{len(own(app, owner).tests)}"
    assert client.post(place, data=answers(client, place) | {"minutes": "5"}).status_code == 302
    assert (own(app, owner).tests[-1].minutes, own(app, owner).tests[-1].results) == (5, added.results)
    assert list(errors(client.post(f"{BOOK}/tests/new", data=new))) == ["what"]
    assert list(errors(client.post(place, data=new | {"results-0-faulty": "Modem or router"}))) == ["results-0-fine"]
    assert list(errors(client.post(place, data=new | {"results-0-faulty": "The cat"}))) == ["results-0-faulty"]
    assert "Take this test out of the playbook?" in text_of(client.get(f"{place}/remove"))
    client.post(f"{place}/remove")
    assert own(app, owner).tests == built_in()["internet-line"].tests


@pytest.mark.parametrize("place", ["0", "99", "2147483648"])
def test_a_test_that_is_not_there_answers_404(client, place):
    assert client.get(f"{BOOK}/tests/{place}").status_code == 404


def test_the_built_in_one_comes_back_when_the_copy_goes(app, owner, client):
    assert client.get(f"{BOOK}/remove").status_code == 404  # nothing of one's own
    client.post(f"{BOOK}/edit", data=answers(client) | {"name": "Lines"})
    asked = text_of(client.get(f"{BOOK}/remove"))
    assert "Delete your copy" in asked and "Back to the playbook" in asked
    client.post(f"{BOOK}/remove")
    assert own(app, owner) == built_in()["internet-line"]


def test_a_copy_is_in_its_own_practice_only(app, owner, client, stranger):
    client.post(f"{BOOK}/edit", data=answers(client) | {"name": "Lines"})
    assert own(app, owner).name == "Lines"
    assert own(app, stranger) == built_in()["internet-line"]


def test_a_copy_that_changed_meanwhile_is_not_undone_in_silence(app, owner, client):
    stood = answers(client)
    client.post(f"{BOOK}/edit", data=stood | {"name": "Lines"})
    page = client.post(f"{BOOK}/edit", data=stood | {"name": "Cables", "once": "another"})
    assert "This was changed while the page stood open" in text_of(page)
    assert own(app, owner).name == "Lines"


def test_a_case_that_is_there_is_filled_in_from_its_page(app, owner, client):
    open_case(app, owner)
    assert 'href="/cases/1/playbook"' in client.get("/cases/1").text
    page = client.post("/cases/1/playbook", data={"playbook": "building-trades"}, follow_redirects=True)
    book = built_in()["building-trades"]
    added = len(book.parts) + len(book.baseline) + len(book.tests)
    assert f"{added} things were added from “Building trades”." in text_of(page)
    case = record(app, owner)
    assert (case.playbook, case.parts[0].party) == ("building-trades", "café-rosa")
    again = client.post("/cases/1/playbook", data={"playbook": "building-trades"}, follow_redirects=True)
    assert "All of “Building trades” was there already." in text_of(again)
    assert len(record(app, owner).tests) == len(book.tests)
    assert list(errors(client.post("/cases/1/playbook", data={}))) == ["playbook"]


def test_the_page_of_a_playbook_opens_a_case_with_its_kind_chosen(client):
    page = parsed(client.get("/cases/new?playbook=internet-line"))
    assert page.select_one("#playbook option[selected]")["value"] == "internet-line"
    assert client.get("/cases/new?playbook=no-such").status_code == 200
