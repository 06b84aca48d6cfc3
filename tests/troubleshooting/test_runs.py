"""A test that is run on site: what was changed, what came out, and what is not put back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.cases.desk import errors, open_case, record, shown, text_of
from tests.conftest import on_one_database
from tests.pages import parsed
from tests.troubleshooting.alarm import PHONE

RUN = "/cases/1/tests/run"
BEST = f"/cases/1/tests/{PHONE + 1}"
TYPED = {
    "what": "Pull the filter", "changes-0-what": "the filter", "other": "The line is quiet", "put_back": "yes",
    "done_on": "2025-05-03T10:30",
}  # fmt: skip
PLANNED = {"came_out": "0", "done_on": "2025-05-03T10:30", "changes-0-what": "a phone for the panel", "put_back": "no"}
ONE, SEVERAL = "one thing was changed, so you know", "Several things were changed at once"


def chips(page) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in parsed(page).select("a.chip")}


def said(page) -> str:
    return text_of(page, "[role=status]")


def test_what_nobody_planned_is_noted_on_the_spot_with_its_time(app, owner, client, case):
    assert RUN in client.get("/cases/1").text, "one tap from the case"
    assert client.post(RUN, data=TYPED).status_code == 302
    run = record(app, owner).tests[3]
    assert (run.what, run.changes, run.result, run.put_back) == ("Pull the filter", ("the filter",), "The line is quiet", True)
    assert run.done_on == datetime(2025, 5, 3, 10, 30, tzinfo=ZoneInfo("Europe/London"))
    assert "Done on 3 May 2025 at 10:30" in text_of(client.get("/cases/1"), "#tests")


def test_a_planned_test_is_chosen_the_best_one_first(client, case):
    planned = chips(client.get(RUN))
    assert list(planned.values())[0] == f"{BEST}/result"
    assert len(planned) == 3
    client.post(f"{BEST}/result", data=PLANNED)
    assert list(chips(client.get(RUN)).values())[-1] == f"{BEST}/again"


def test_a_second_run_leaves_the_first_as_it_was(app, owner, client, case):
    assert client.get(f"{BEST}/again").location == f"{BEST}/result", "what was not done yet is not run again"
    client.post(f"{BEST}/result", data=PLANNED)
    first = record(app, owner).tests[PHONE]
    page = client.get(f"{BEST}/again")
    assert (shown(page, "other"), shown(page, "came_out")) == ("", "")
    client.post(f"{BEST}/again", data=PLANNED | {"came_out": "1", "put_back": "yes", "done_on": "2025-05-04T09:00"})
    tests = record(app, owner).tests
    assert tests[PHONE] == first
    assert (tests[3].what, tests[3].results) == (first.what, first.results)
    assert (tests[3].came_out, tests[3].put_back) == (first.results[1], True)
    assert client.get(RUN).text.count('class="chip" href') == 3, "a test is offered once, however often it was run"


@pytest.mark.parametrize(
    ("changes", "says", "says_not"),
    [
        ({"changes-0-what": ""}, "The result is saved.", "changed"),
        ({}, ONE, SEVERAL),
        ({"changes-1-what": "the cable"}, SEVERAL, ONE),
    ],
)
@pytest.mark.parametrize("page", [RUN, f"{BEST}/result"])
def test_one_change_is_praised_and_several_are_warned_of(client, case, page, changes, says, says_not):
    there = client.post(page, data=(TYPED if page == RUN else PLANNED | {"put_back": "yes"}) | changes, follow_redirects=True)
    assert says in said(there) and says_not not in said(there)


def test_who_writes_a_second_change_is_warned_before_and_can_save_all_the_same(app, owner, client, case):
    assert "Several things at once" not in text_of(client.get(RUN))
    page = client.post(RUN, data=TYPED | {"more": "changes"})
    assert "You can save it all the same." in text_of(page)
    assert {name: shown(page, name) for name in TYPED} == TYPED
    client.post(RUN, data=TYPED | {"changes-1-what": "the cable"})
    assert record(app, owner).tests[3].changes == ("the filter", "the cable")


def test_what_is_not_put_back_is_red_until_it_is(app, owner, client, case):
    for page in ("/", "/cases/1", "/cases/1/close"):
        assert "ot put back" not in text_of(client.get(page))
    client.post(f"{BEST}/result", data=PLANNED)
    client.post(RUN, data=TYPED | {"put_back": "no"})
    for page in ("/", "/cases/1", "/cases/1/close"):
        soup = parsed(client.get(page))
        entries = [tag for tag in soup.select(".entries .entry") if tag.select_one(".state.bad")]
        assert [tag.select_one(".state.bad").get_text(strip=True) for tag in entries] == ["Not put back"] * 2, page
        assert all(tag.select_one(".state.bad use")["href"] == "#i-warn" for tag in entries)
        (mark,) = [form for form in soup.select(".entry form") if form["action"].startswith(f"{BEST}/put-back")]
        back = client.post(mark["action"])
        assert back.location == page
        assert "It is put back." in said(client.get(page))
        assert len(parsed(client.get(page)).select(".entry .state.bad")) == 1
        stored = record(app, owner).tests[PHONE]
        assert stored.put_back is True and stored.put_back_on
        client.post(f"{BEST}/put-back")
        assert record(app, owner).tests[PHONE] == stored, "twice is as once"
        assert "Put back on" in text_of(client.get("/cases/1"), "#tests")
        client.post(f"{BEST}/result", data=PLANNED)  # it was a slip
        assert record(app, owner).tests[PHONE].put_back_on is None


def test_the_red_stands_near_the_top_and_the_folded_row_says_so(client, case):
    client.post(f"{BEST}/result", data=PLANNED)
    soup = parsed(client.get("/cases/1"))
    assert [h.get_text(strip=True) for h in soup.select("main h2")][0] == "What one test changed is not put back"
    assert "What one test changed is not put back" in soup.select_one("#tests summary").get_text()
    assert text_of(client.get("/"), "h1") == "What one test changed is not put back"


def test_what_a_closed_case_left_as_changed_stands_on_its_page_only(client, case):
    client.post(f"{BEST}/result", data=PLANNED)
    client.post("/cases/1/close", data={"state": "closed as fixed", "look_never": "y", "look_reason": "It stays so."})
    assert "Not put back" in text_of(client.get("/cases/1"), ".not-back")
    assert "Not put back" not in text_of(client.get("/"))


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"what": ""}, "what"),
        ({"other": ""}, "other"),
        ({"done_on": "2099-05-03T10:30"}, "done_on"),
        ({"changes-0-what": "x" * 4001}, "changes-0-what"),
    ],
)
def test_an_odd_run_is_said_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, field):
    page = client.post(RUN, data=TYPED | typed)
    assert list(errors(page)) == [field]
    assert {name: shown(page, name) for name in TYPED} == TYPED | typed
    assert len(record(app, owner).tests) == 3


def test_a_case_without_tests_begins_with_the_first_question(app, owner, client):
    open_case(app, owner)
    page = client.get(RUN)
    assert not chips(page) and text_of(page, "main h2").startswith("What you try")


def test_what_is_not_this_cases_cannot_be_run_or_put_back(app, owner, stranger, client, case):
    open_case(app, owner)
    open_case(app, stranger)
    for path in ("/cases/2/tests/1/again", "/cases/9/tests/run", f"/cases/1/tests/{10**30}/again"):
        assert client.get(path).status_code == 404, path
    assert client.post("/cases/2/tests/1/put-back").status_code == 404
