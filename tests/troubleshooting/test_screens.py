"""Tests of a case on their pages: planned, changed, their result noted, and what the case page says then."""

import json
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from consultant.cases.actions import case_numbered
from consultant.evidence.rules import Pair
from consultant.troubleshooting.actions import note_result
from consultant.troubleshooting.actions import test_of as run_of
from consultant.troubleshooting.rules import PossibleResult
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.pages import parsed
from tests.troubleshooting.alarm import PHONE

NEW = "/cases/1/tests/new"
BEST = f"/cases/1/tests/{PHONE + 1}"
FITS_NOT = json.dumps(["netbox", "guardall"])
PLAN = {
    "what": ODD, "changes-0-what": "the router", "results-0-result": "It rings", "results-0-means": "The router",
    "results-0-contradicts": FITS_NOT, "results-1-result": "It stays quiet", "minutes": "30", "cost": "12.50",
}  # fmt: skip
RESULT = {"came_out": "0", "done_on": "2025-05-03T10:30", "changes-0-what": "a phone for the panel", "put_back": "yes"}


def test_a_test_is_planned_and_changed(app, owner, client, case):
    assert client.post(NEW, data=PLAN).status_code == 302
    stored = record(app, owner).tests[3]
    assert (stored.what, stored.changes, stored.minutes, stored.cost) == (ODD, ("the router",), 30, Decimal("12.50"))
    assert stored.results == (
        PossibleResult("It rings", "The router", (Pair("netbox", "guardall"),)), PossibleResult("It stays quiet", None, ()),
    )  # fmt: skip
    page = client.get("/cases/1/tests/4")
    assert {name: shown(page, name) for name in PLAN} == PLAN
    assert "In EUR." in text_of(page)
    client.post("/cases/1/tests/4", data={"what": "Wait", "results-0-result": "Nothing"})
    changed = record(app, owner).tests[3]
    assert (changed.what, changed.changes, changed.minutes, changed.cost) == ("Wait", (), None, None)
    assert changed.results == (PossibleResult("Nothing"),)


def test_saving_a_test_as_it_stands_changes_nothing(app, owner, client, case):
    before = record(app, owner).tests
    form = parsed(client.get(BEST)).select_one("form[method=post]")
    sent = [(f["name"], f.get_text().removeprefix("\n") if f.name == "textarea" else f.get("value", "")) for f in form.select("[name]")
            if f.get("type") not in ("checkbox", "radio") or f.has_attr("checked")]  # fmt: skip
    answers: dict[str, list[str]] = {}
    for name, value in sent:
        answers.setdefault(name, []).append(value)
    client.post(BEST, data=answers)
    assert record(app, owner).tests == before


def test_a_row_is_added_without_losing_anything(client, case):
    page = client.post(NEW, data=PLAN | {"more": "results"})
    assert shown(page, "results-2-result") == ""
    assert {name: shown(page, name) for name in PLAN} == PLAN


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": HIDDEN}, "what"),
        ({"what": "x" * 4001}, "what"),
        ({"changes-0-what": "x" * 4001}, "changes-0-what"),
        ({"results-0-result": ""}, "results-0-result"),
        ({"results-0-means": "x" * 4001}, "results-0-means"),
        ({"results-1-result": "it  RINGS"}, "results-1-result"),
        ({"results-0-contradicts": json.dumps(["ida", "sam"])}, "results-0-contradicts"),
        ({"results-0-contradicts": "[["}, "results-0-contradicts"),
        ({"minutes": "soon"}, "minutes"),
        ({"cost": "-1"}, "cost"),
    ],
)
def test_an_odd_plan_is_said_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, field):
    sent = PLAN | typed
    page = client.post(NEW, data=sent)
    assert list(errors(page)) == [field]
    texts = {name: value for name, value in sent.items() if name not in {"what", "results-0-contradicts"}}
    assert {name: shown(page, name) for name in texts} == texts
    assert len(record(app, owner).tests) == 3


def test_the_case_lists_the_best_one_first_and_why(client, case):
    page = parsed(client.get("/cases/1"))
    first = page.select("#tests .item")[0].get_text(" ", strip=True)
    assert first.startswith("Plug a plain phone into the router in place of the panel Best next Whatever comes out, something that was")
    assert "If “The phone has no tone”, it means: The panel is fine. Then this does not fit: Netbox points to Guardall." in first
    assert "About 10 minutes" in first
    assert "About 45 minutes · costs €90.00" in text_of(client.get("/cases/1"), "#tests")
    step = page.select_one(".next")
    assert step.h2.get_text(" ", strip=True) == "Next: Run a test"
    assert step.select_one("a.btn-primary")["href"] == f"{BEST}/result"


def test_a_result_moves_the_picture_and_the_next_step(app, owner, client, case):
    calls = record(app, owner).calls
    page = client.get(f"{BEST}/result")
    assert "If “The phone has a tone”, it means: The line and the router are fine" in text_of(page)
    assert shown(page, "done_on")
    assert client.post(f"{BEST}/result", data=RESULT).status_code == 302
    stored = record(app, owner).tests[PHONE]
    assert (stored.result, stored.put_back, stored.changes) == ("The phone has a tone", True, ("a phone for the panel",))
    assert stored.done_on == datetime(2025, 5, 3, 10, 30, tzinfo=ZoneInfo("Europe/London"))
    page = client.get("/cases/1")
    assert "but a test contradicts Guardall and Fibra" in text_of(page, "h1")
    assert "Guardall points to Fibra. The test of 3 May 2025 says otherwise." in text_of(page, ".c-picture")
    assert "A test contradicts dotted ones." in text_of(page, "figcaption")
    assert [text.get_text() for text in parsed(page).select(".pic-num")] == ["1 tested", "2 tested", "3"]
    assert "Next: Bring Guardall, Fibra and Netbox on one call" in text_of(page, ".next h2")
    assert "Does not fit: Guardall points to Fibra. Fibra points to Netbox." in text_of(page, "#tests")
    assert "Best next" not in text_of(page, "#tests")  # the other test would settle what is settled
    assert record(app, owner).calls == calls


def test_a_result_is_shown_again_changed_and_taken_back(app, owner, client, case):
    client.post(f"{BEST}/result", data=RESULT)
    page = client.get(f"{BEST}/result")
    assert {name: shown(page, name) for name in RESULT} == RESULT
    client.post(f"{BEST}/result", data=RESULT | {"came_out": "", "other": "It hums", "put_back": "no", "changes-0-what": ""})
    stored = record(app, owner).tests[PHONE]
    assert (stored.result, stored.put_back, stored.changes) == ("It hums", False, ())
    page = client.get(f"{BEST}/result")
    assert (shown(page, "other"), shown(page, "came_out")) == ("It hums", "")
    assert "Not put back" in text_of(client.get("/cases/1"), "#tests")
    client.post(f"{BEST}/not-done")
    assert record(app, owner).tests[PHONE].untried
    assert "It was not done after all" not in client.get(f"{BEST}/result").text


def test_once_it_is_done_what_its_results_would_mean_stays(app, owner, client, case):
    client.post(f"{BEST}/result", data=RESULT)
    foreseen = record(app, owner).tests[PHONE].results
    page = client.get(BEST)
    assert "stays as it was written before" in text_of(page)
    assert shown(page, "results-0-result") is None
    client.post(BEST, data={"what": "Other words", "results-0-result": "It proves me right"})
    stored = record(app, owner).tests[PHONE]
    assert (stored.what, stored.results, stored.result) == ("Other words", foreseen, "The phone has a tone")


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"came_out": ""}, "other"),
        ({"came_out": "9"}, "came_out"),
        ({"came_out": "²"}, "came_out"),
        ({"other": "It hums"}, "other"),
        ({"came_out": "", "other": "x" * 4001}, "other"),
        ({"done_on": ""}, "done_on"),
        ({"done_on": "noon"}, "done_on"),
        ({"done_on": "2099-05-03T10:30"}, "done_on"),
        ({"put_back": "perhaps"}, "put_back"),
    ],
)
def test_an_odd_result_is_said_at_its_field(app, owner, client, case, typed, field):
    sent = RESULT | typed
    page = client.post(f"{BEST}/result", data=sent)
    assert list(errors(page)) == [field]
    assert shown(page, "changes-0-what") == "a phone for the panel"
    assert record(app, owner).tests[PHONE].untried


def test_a_test_without_foreseen_results_takes_words(app, owner, client, case):
    assert shown(client.get("/cases/1/tests/2/result"), "came_out") is None
    assert list(errors(client.post("/cases/1/tests/2/result", data={"done_on": "2025-05-03", "put_back": "unknown"}))) == ["other"]
    client.post("/cases/1/tests/2/result", data={"done_on": "2025-05-03", "put_back": "unknown", "other": "Same there"})
    assert record(app, owner).tests[1].result == "Same there"


def test_a_day_without_a_time_stays_a_day(app, owner, client, case):
    def on_a_day():
        note_result(run_of(case_numbered(1).id, PHONE + 1), "It hums", done_on=date(2025, 5, 3), changes=(), put_back=None)

    work(app, owner, on_a_day)
    page = client.get(f"{BEST}/result")
    client.post(f"{BEST}/result", data={"came_out": "0", "done_on": shown(page, "done_on"), "put_back": "yes"})
    assert record(app, owner).tests[PHONE].done_on == date(2025, 5, 3)


def test_several_changes_at_once_are_said(client, case):
    client.post(NEW, data={"what": "Swap all", "changes-0-what": "modem", "changes-1-what": "cable"})
    assert "It changes 2 things at once. If it helps, nobody knows which of them did." in text_of(client.get("/cases/1"), "#tests")


def test_what_is_not_this_cases_is_not_there(app, owner, client, case):
    open_case(app, owner)
    for path in ("/cases/9/tests/new", "/cases/1/tests/9", "/cases/2/tests/1", "/cases/2/tests/1/result", f"/cases/1/tests/{10**30}"):
        assert client.get(path).status_code == 404, path
    assert client.post("/cases/2/tests/1/not-done").status_code == 404


def test_a_case_without_statements_can_plan_a_test(client, app, owner):
    open_case(app, owner)
    assert "None planned" in text_of(client.get("/cases/1"), "#tests")
    client.post(NEW, data={"what": "Ring the bell", "results-0-result": "It rings"})
    assert "No result of it speaks against anything that was said." in text_of(client.get("/cases/1"), "#tests")


def test_a_planned_test_is_taken_out_and_one_that_was_done_stays(app, owner, client, case):
    assert f"{BEST}/remove" in client.get(BEST).text
    assert "Plug a plain phone" in text_of(client.get(f"{BEST}/remove"))
    client.post(f"/cases/1/tests/{PHONE + 1}/result", data=RESULT)
    assert "It was done, and what came out stays." in text_of(client.post(f"{BEST}/remove"))
    assert f"{BEST}/remove" not in client.get(BEST).text
    client.post(f"{BEST}/not-done")
    assert client.post(f"{BEST}/remove").status_code == 302
    assert len(record(app, owner).tests) == 2
    assert client.get(BEST).status_code == 404
