"""A case is filled from a playbook, and its best test is a sensible one as soon as two firms point at each other."""

from datetime import UTC, datetime

import pytest

from consultant.accounts.models import Practice
from consultant.baseline.actions import remove_baseline_items
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered, record_of
from consultant.database import db
from consultant.parties.actions import add_named_party
from consultant.parties.parts.actions import part_rows
from consultant.parties.rules import Role, Source
from consultant.playbooks.actions import built_in, fill_case, playbook_of
from consultant.reports.actions import facts_of_file, preview
from tests.calls.shop import answers, row
from tests.cases.desk import errors, open_case, record, text_of, work
from tests.pages import parsed

LINE = {
    "problem": "The internet drops every evening.", "client_name": "Café Rosa", "client_kind": "small business", "can_help": "yes",
    "playbook": "internet-line",
    "parties-0-name": "BrightNet", "parties-0-role": "vendor", "parties-1-name": "Hillside", "parties-1-role": "manufacturer",
    "parties-2-name": "Linewise", "parties-2-role": "carrier",
}  # fmt: skip
NOW = datetime.now(UTC)
SWAP = "Put a modem that is known to work in place of this one, for one hour."


def log(client, by: str, about: str) -> None:
    said = row("statements", by=by, stance="blames", about=about, because="Tested the line, it works fine")
    assert client.post("/cases/1/calls/new", data=answers(parties=by, **said)).status_code == 302


def test_opening_fills_parts_with_their_keepers_and_what_to_check_and_tests(app, owner, client):
    answers = LINE | {"worked-0-item": "a web page opens on  a computer with a cable", "parties-0-looks_after": "modem or ROUTER"}
    assert client.post("/cases/new", data=answers).headers["Location"] == "/cases/1"
    case, book = record(app, owner), built_in()["internet-line"]
    assert {part.name: part.party for part in case.parts} == {
        "modem or ROUTER": "brightnet",  # as it was typed
        "Computers and phones in the house": "café-rosa", "Wi-Fi and inside network": "café-rosa",
        "Inside wiring and socket": None, "Line to the house": "linewise", "Provider’s network and sign-in": "brightnet",
    }  # fmt: skip
    assert {part.source for part in case.parts if part.party and part.name != "modem or ROUTER"} == {Source.BELIEVED}
    assert len(case.baseline) == len(book.baseline)  # what was typed is not there twice
    assert not any(item.lost for item in case.baseline)  # nobody has looked
    assert f"None of {len(book.baseline)} things is checked yet" in text_of(client.get("/cases/1"), "#baseline")
    assert [(test.what, test.results) for test in case.tests] == [(test.what, test.results) for test in book.tests]
    assert case.playbook == "internet-line"
    assert work(app, owner, lambda: playbook_of(case_numbered(1)).phrases) == book.phrases


def test_two_firms_that_point_at_each_other_get_the_test_that_settles_it(app, owner, client):
    client.post("/cases/new", data=LINE)
    log(client, "brightnet", "hillside")
    log(client, "hillside", "brightnet")
    page = client.get("/cases/1")
    assert f"Next: Run a test “{SWAP[:-1]}" in text_of(page, ".next")
    tests = text_of(page, "#tests")
    assert tests.index(SWAP) < tests.index("Connect one laptop")
    assert "Best next" in tests[: tests.index("Connect one laptop")]
    assert "If “The other modem works”, it means" in tests
    assert "Whatever comes out, something that was said does not fit any more." in tests


def test_a_planned_test_is_changed_without_losing_what_it_tells_about_parts(app, owner, client):
    client.post("/cases/new", data=LINE)
    log(client, "brightnet", "hillside")
    stored = record(app, owner).tests
    page = parsed(client.get("/cases/1/tests/2")).select_one("form[method=post]")
    told = [(box["name"], box["value"]) for box in page.select("[type=checkbox][checked]")]
    assert ("results-1-fine", "Modem or router") in told
    texts = {box["name"]: box.get("value") or box.get_text() for box in page.select("[type=text], textarea, [inputmode]")}
    ticked = {name: [value for n, value in told if n == name] for name, _ in told}
    assert client.post("/cases/1/tests/2", data=texts | ticked | {"minutes": "50"}).status_code == 302
    changed = record(app, owner).tests[1]
    assert (changed.results, changed.minutes) == (stored[1].results, 50)
    both = ticked | {"results-0-fine": ticked["results-0-faulty"]}
    assert list(errors(client.post("/cases/1/tests/2", data=texts | both))) == ["results-0-fine"]


def test_a_part_that_gets_another_name_takes_its_tests_along(app, owner, client):
    client.post("/cases/new", data=LINE)
    modem = work(app, owner, lambda: next(row.id for row in part_rows(case_numbered(1).id) if row.name == "Modem or router"))
    assert client.post(f"/cases/1/parts/{modem}", data={"name": "Hillside H2", "party": "hillside"}).status_code == 302
    swap = record(app, owner).tests[1]
    assert (swap.results[0].faulty, swap.results[1].fine) == (("Hillside H2",), ("Hillside H2",))


def test_the_report_explains_the_words_of_the_playbook_that_stand_in_it(app, owner, client):
    client.post("/cases/new", data=LINE | {"problem": "The modem loses sync."})
    facts = work(app, owner, lambda: preview(case_numbered(1), db.session.get(Practice, owner.practice_id), NOW).facts)
    assert ("sync", "when the modem and the line have found each other.") in facts.words
    assert {term for term, _means in facts.words} == {"modem", "router", "socket", "sync", "Wi-Fi"}
    file = read_case(work(app, owner, lambda: write_case(record_of(case_numbered(1)))))
    assert (file.playbook, facts_of_file(file).words) == ("internet-line", facts.words)


def test_without_a_kind_of_trouble_nothing_is_filled_in(app, owner, client):
    client.post("/cases/new", data=LINE | {"playbook": ""})
    case = record(app, owner)
    assert (case.parts, case.baseline, case.tests, case.playbook) == ((), (), (), None)
    assert work(app, owner, lambda: playbook_of(case_numbered(1))) is None


def test_two_firms_of_one_kind_leave_it_open_who_looks_after_a_part(app, owner, client):
    client.post("/cases/new", data=LINE | {"parties-1-role": "vendor"})
    kept = {part.name: part.party for part in record(app, owner).parts}
    assert (kept["Modem or router"], kept["Provider’s network and sign-in"], kept["Line to the house"]) == (None, None, "linewise")


def test_as_long_as_no_firm_has_a_part_the_tests_say_what_is_missing(app, owner, client):
    assert "Internet line: Manufacturer, Landlord, Carrier, Vendor" in text_of(client.get("/cases/new"), "main")
    both = {name: value for name, value in LINE.items() if not name.startswith("parties-2")} | {"parties-1-role": "vendor"}
    client.post("/cases/new", data=both)
    missing = "say who looks after which part"
    assert missing not in text_of(client.get("/cases/1"), "#tests")
    log(client, "brightnet", "hillside")
    page = client.get("/cases/1")
    assert missing in text_of(page, "#tests summary")
    assert parsed(page).select_one("#tests .item a")["href"] == "/cases/1/parts"
    modem = 1 + [part.name for part in record(app, owner).parts].index("Modem or router")
    form = {"name": "Modem or router", "party": "hillside", "source": "believed"}
    assert client.post(f"/cases/1/parts/{modem}", data=form).status_code == 302
    assert missing not in text_of(client.get("/cases/1"), "#tests")


def test_filling_in_again_adds_only_what_is_not_there_and_gives_open_parts_their_keeper(app, owner, client):
    number = open_case(app, owner)
    book = built_in()["internet-line"]

    def fill():
        fill_case(case_numbered(number), book)

    work(app, owner, fill)
    before = record(app, owner)
    assert {part.name: part.party for part in before.parts}["Line to the house"] is None
    work(app, owner, lambda: add_named_party(case_numbered(number).id, "Linewise", Role.CARRIER))
    work(app, owner, lambda: remove_baseline_items(case_numbered(number).id, [before.baseline[0].id]))
    work(app, owner, fill)
    after = record(app, owner)
    assert {part.name: part.party for part in after.parts}["Line to the house"] == "linewise"
    assert (len(after.parts), len(after.tests)) == (len(before.parts), len(before.tests))
    assert [item.item for item in after.baseline] == [item.item for item in (*before.baseline[1:], before.baseline[0])]


@pytest.mark.parametrize("answer", ["no-such", "../x", "\x00"])
def test_a_kind_that_is_not_offered_is_refused_at_the_field(client, answer):
    page = client.post("/cases/new", data=LINE | {"playbook": answer})
    assert page.status_code == 200
    assert "Choose one of the answers shown." in page.text
