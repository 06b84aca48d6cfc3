"""The page of one case."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from consultant.accounts.models import Consultant
from consultant.calls.actions import call_of, record_call, withdraw_call
from consultant.calls.rules import Withdrawal
from consultant.cases.actions import case_numbered, change_case
from consultant.database import add_row, db, working_for
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database, signed_in
from tests.factories import MONDAY, blames, call
from tests.pages import parsed


def log(app, owner, *calls) -> list[int]:
    """Store calls in case 1; their ids."""
    return work(app, owner, lambda: [record_call(case_numbered(1).id, one).id for one in calls])


@pytest.fixture
def loop(app, owner, case) -> list[int]:
    """Two calls in which the firms point to each other."""
    return log(
        app,
        owner,
        call(0, "till-maker", blames("till-maker", "card-bank", because="it is on their side")),
        call(1, "card-bank", blames("card-bank", "till-maker")),
    )


def test_a_new_case_says_what_is_missing(client, case):
    page = client.get("/cases/1")
    assert text_of(page, "h1") == "No calls yet"
    words = text_of(page)
    for line in ("Promises: none open", "Calls: none yet", "Nobody points to anybody.", "Nothing is noted yet", "Not decided yet"):
        assert line in words
    assert not parsed(page).select("svg.pic")


def test_a_loop_is_headline_picture_and_words(client, loop):
    page = client.get("/cases/1")
    assert text_of(page, "h1") == "Card bank and Till maker point to each other"
    soup = parsed(page)
    assert len(soup.select("svg.pic .pic-box")) == 2
    assert "Till maker points to Card bank. Card bank points to Till maker." in text_of(page, ".c-picture")
    assert text_of(page, ".c-picture ol li") == "Till maker, 5 May 2025: it is on their side Card bank, 6 May 2025"
    assert "Thick lines make a loop." in text_of(page, "figcaption")


@pytest.mark.parametrize(("paid", "said"), [(None, "not noted"), (True, "0 minutes"), (False, "10 minutes")])
def test_unpaid_time_is_not_said_to_be_none_while_no_call_says_so(app, owner, client, case, paid, said):
    log(app, owner, call(0, "till-maker", minutes=10, paid=paid))
    assert f"Unpaid {said}" in text_of(client.get("/cases/1"))


def test_the_next_step_has_its_reason_and_its_button(client, loop):
    page = client.get("/cases/1")
    assert text_of(page, ".next h2") == "Next: Bring Till maker and Card bank on one call"
    assert "have not been on one call since" in text_of(page, ".next")
    (button,) = parsed(page).select(".btn-primary")
    assert button["href"] == "/cases/1/conference?party=till-maker&party=card-bank"


def test_the_order_of_the_page(client, loop):
    headings = [h.get_text(strip=True) for h in parsed(client.get("/cases/1")).select("main h2")]
    assert headings[1:4] == ["Promises: none open", "Who points to whom", "Calls: 2"]
    assert headings[4:] == [
        "Tests", "Options for the client", "Your advice", "In the way", "Proof", "What worked before", "Look again", "Handed on to",
        "Reports", "Travel and other work", "Who is in it", "Who looks after what", "In their own words",
    ]  # fmt: skip


def test_corrected_and_withdrawn_entries_stay_in_sight(app, owner, client, loop):
    def change():
        case = case_numbered(1)
        record_call(case.id, call(1, "card-bank", said="They said nothing."), corrects=call_of(case.id, loop[1]))
        withdraw_call(call_of(case.id, loop[0]), Withdrawal("wrong case"))

    work(app, owner, change)
    page = client.get("/cases/1")
    assert text_of(page, "h1") == "Nobody points to anybody"
    words = text_of(page, ".c-calls")
    assert "Withdrawn" in words and "wrong case" in words
    assert "Corrected once" in words and "They said nothing." in words


def test_three_calls_stand_open_and_fifty_on_the_page(app, owner, client, case):
    log(app, owner, *(call(0, "till-maker", at=MONDAY + timedelta(hours=n), said=f"Call {n}.") for n in range(60)))
    soup = parsed(client.get("/cases/1"))
    assert [p.get_text() for p in soup.select(".c-calls > .entries p.typed")] == ["Call 59.", "Call 58.", "Call 57."]
    assert len(soup.select(".c-calls details > div > .entries > .entry")) == 47
    assert soup.select_one(".c-calls details a[href='/cases/1?all=1']").get_text() == "Show 10 more calls"
    assert len(parsed(client.get("/cases/1?all=1")).select(".c-calls .entry")) == 60


def test_more_calls_cost_no_more_queries(app, owner, client, loop):
    def count() -> int:
        sent = []
        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
        client.get("/cases/1")
        return len(sent)

    few = count()
    log(app, owner, *(call(2, "till-maker", blames("till-maker", "card-bank")) for _ in range(40)))
    assert count() == few


@pytest.mark.parametrize("path", ["", "/edit", "/close"])
def test_unknown_and_foreign_cases_answer_the_same(app, owner, stranger, client, path):
    open_case(app, stranger)
    for number in (1, 7, 2**31, 10**30):
        page = client.get(f"/cases/{number}{path}")
        assert page.status_code == 404
        assert text_of(page, "h1") == "There is no such page"


def test_odd_text_is_text_everywhere(app, owner, client):
    open_case(app, owner, title=ODD, client=ODD, firms=(ODD, "Card bank"))
    firm = record(app, owner).parties[2].id
    log(app, owner, call(0, firm, blames(firm, "card-bank", because=ODD), said=ODD))
    page = client.get("/cases/1")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert ODD in text_of(page, ".c-picture ol")


def test_the_demo_shows_its_loop(app, demo):
    client = signed_in(app, demo)
    pages = [client.get(f"/cases/{number}") for number in range(1, 5)]
    assert [page.status_code for page in pages] == [200] * 4
    (page,) = [page for page in pages if "BrightNet" in text_of(page, "h1")]
    assert text_of(page, "h1").startswith("BrightNet and Hillside point to each other")
    soup = parsed(page)
    assert len(soup.select(".c-picture svg.pic .pic-box")) == 2
    assert "each waiting for the other" in text_of(page, ".c-picture")


def answers(app, owner) -> dict[str, str]:
    case = record(app, owner)
    return {"title": case.title, "problem": case.problem}


def test_facts_are_changed_in_place(app, owner, client, case):
    new = answers(app, owner) | {
        "title": "Cards again", "needs": "Cards", "fault_since": "2025-07-01T08:00", "restored_at": "2025-07-02T08:00",
        "private_note": "Careful",
    }  # fmt: skip
    assert client.post("/cases/1/edit", data=new).headers["Location"] == "/cases/1"
    now = record(app, owner)
    assert (now.title, now.client.needs, now.private_note) == ("Cards again", "Cards", "Careful")
    assert now.restored_at.isoformat() == "2025-07-02T08:00:00+01:00"
    assert "It was out for 1 day" in text_of(client.get("/cases/1"))
    page = client.get("/cases/1/edit")
    assert {name: shown(page, name) for name in new} == new


@pytest.mark.parametrize("noted", ["2013-10-27 01:30:20+00:00", "2013-05-10 09:00:00+09:00"])
def test_a_new_title_does_not_move_the_clock(app, owner, client, case, noted):
    since = datetime.fromisoformat(noted)
    work(app, owner, lambda: change_case(case_numbered(1), fault_since=since, restored_at=since))
    page = client.get("/cases/1/edit")
    times = {name: shown(page, name) for name in ("fault_since", "restored_at")}
    client.post("/cases/1/edit", data=answers(app, owner) | times | {"title": "New"})
    changed = record(app, owner)
    assert changed.title == "New"
    assert {str(changed.fault_since), str(changed.restored_at)} == {noted}


def test_a_time_of_another_zone_is_the_same_moment_after_saving(app, owner, client, case):
    noted = datetime.fromisoformat("2025-07-01T08:00:00-07:00")
    work(app, owner, lambda: change_case(case_numbered(1), fault_since=noted))
    page = client.get("/cases/1/edit")
    assert shown(page, "fault_since") == "2025-07-01T16:00"
    client.post("/cases/1/edit", data=answers(app, owner) | {"fault_since": shown(page, "fault_since")})
    assert record(app, owner).fault_since == noted


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"problem": ""}, "problem"),
        ({"title": "x" * 201}, "title"),
        ({"needs": HIDDEN}, "needs"),
        ({"fault_since": "2025-13-01"}, "fault_since"),
        ({"fault_since": "2099-01-01T00:00"}, "fault_since"),
        ({"fault_since": "2025-07-01T08:00", "restored_at": "2025-06-01T08:00"}, "restored_at"),
    ],
)
def test_a_change_that_cannot_be_meant_is_said_at_its_field(app, owner, client, case, typed, field):
    page = client.post("/cases/1/edit", data=answers(app, owner) | typed)
    assert list(errors(page)) == [field]
    assert {name: shown(page, name) for name in typed if name != "needs"} == {n: v for n, v in typed.items() if n != "needs"}
    assert record(app, owner).title == "No cards"


def test_with_several_people_an_entry_says_who_logged_it(app, owner, client, loop):
    assert "logged by" not in text_of(client.get("/cases/1"), ".c-calls")  # one person alone knows
    ann = work(app, owner, lambda: add_row(Consultant(name="Ann", email="ann@example.org", password_hash="-", is_owner=False)).id)
    with app.app_context(), working_for(owner.practice_id, ann):
        record_call(case_numbered(1).id, call(2, "till-maker"))
        withdraw_call(call_of(case_numbered(1).id, loop[0]), Withdrawal("wrong case"))
        db.session.commit()
    entries = [tag.get_text(" ", strip=True) for tag in parsed(client.get("/cases/1")).select(".c-calls .entry")]
    assert "logged by Ann" in entries[0]
    assert "logged by Sam Field" in entries[1]
    assert "withdrawn by Ann" in entries[2]
