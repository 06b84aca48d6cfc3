"""A client's limits: set, seen, lifted, one list of what became of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from consultant.client_review.history.actions import history_of
from consultant.client_review.history.rules import Bound
from consultant.clients.actions import client as client_of
from consultant.clients.actions import clients
from consultant.clients.limits.actions import limit_events_of
from consultant.clients.limits.rules import Became, Limit
from tests.calls.shop import answers
from tests.cases.desk import errors, open_case, shown, text_of, work
from tests.conftest import on_one_database
from tests.offline.device import send, written

HERE = "/clients/1/limits"
ZONE = ZoneInfo("Europe/London")  # of the practice
HOURS = {"begins": "09:00", "ends": "17:00", "workdays": "y"}


def now(**typed) -> dict:
    """A call with the client that begins now."""
    return answers(**{"parties": "ann", "at": datetime.now(ZONE).isoformat(timespec="minutes")[:16], **typed})


def events(app, owner) -> list[tuple[Limit, Became, str | None, int | None]]:
    found = work(app, owner, lambda: limit_events_of(client_of(1), ZONE))
    return [(event.limit, event.became, event.reason, event.case) for event in found]


def test_limits_are_set_seen_before_each_call_changed_and_lifted(app, owner, client):
    case = open_case(app, owner)
    assert "None was agreed." in text_of(client.get("/clients/1"))
    terms = {"hours": HOURS, "minutes": {"minutes": "90"}, "callers": {"names": "Ann, Bob"}, "no-advice": {}, "written": {}}
    for name, agreed in terms.items():
        assert client.post(f"{HERE}/{name}", data=agreed).headers["Location"] == HERE
    told = ("Calls from 9:00 to 17:00, Monday to Friday.", "At most 1 hour 30 minutes unpaid in a month.", "Who may call: Ann, Bob.",
            "No new advice unless they ask for it.", "In writing only: no phone, no visit.")  # fmt: skip
    for page in (HERE, "/clients/1", f"/cases/{case}", f"/cases/{case}/calls/new"):
        assert all(sentence in text_of(client.get(page)) for sentence in told), page
    assert shown(client.get(f"{HERE}/hours"), "begins") == "09:00"
    client.post(f"{HERE}/hours", data=HOURS | {"ends": "08:30"})
    client.post(f"{HERE}/written/lift")
    assert "does not hold" in text_of(client.post(f"{HERE}/written/lift", follow_redirects=True))
    page = text_of(client.get(HERE))
    assert "Lifted: In writing only" in page and "Calls from 9:00 to 8:30, Monday to Friday." in page
    assert told[-1] not in text_of(client.get(f"/cases/{case}"))
    done = [(limit, became) for limit, became, _why, _case in events(app, owner)]
    assert done == [*((limit, Became.SET) for limit in Limit), (Limit.HOURS, Became.SET), (Limit.WRITTEN, Became.LIFTED)]


@on_one_database
@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("hours", HOURS | {"begins": "nine"}, "begins"),
        ("hours", HOURS | {"ends": "25:00"}, "ends"),
        ("hours", HOURS | {"ends": "09:00"}, "ends"),
        ("minutes", {"minutes": "-1"}, "minutes"),
        ("callers", {"names": " "}, "names"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, name, typed, field):
    open_case(app, owner)
    page = client.post(f"{HERE}/{name}", data=typed)
    assert list(errors(page)) == [field]
    assert shown(page, field).strip() == typed[field].strip()
    assert events(app, owner) == []


def test_an_unknown_limit_is_not_there_and_a_client_goes_with_what_was_agreed(app, owner, client):
    client.post("/clients/new", data={"name": "Ann", "kind": "household"})
    assert client.get(f"{HERE}/money").status_code == client.post(f"{HERE}/money/lift").status_code == 404
    client.post(f"{HERE}/written")
    client.post("/clients/1/remove")
    assert work(app, owner, clients) == []


def test_a_call_that_goes_past_limits_asks_why_and_the_reason_is_kept(app, owner, client):
    case = open_case(app, owner, client="Ann", firms=("Acme",))
    new, firm = f"/cases/{case}/calls/new", {"parties": "acme", "paid": "unpaid"}
    assert shown(client.get(new), "passed_because") is None
    for name, agreed in {"written": {}, "minutes": {"minutes": "30"}}.items():
        client.post(f"{HERE}/{name}", data=agreed)
    page = client.post(new, data=now(said="She rang"))
    assert list(errors(page)) == ["passed_because"] and "no phone, no visit" in errors(page)["passed_because"]
    assert shown(page, "said") == "She rang"
    assert client.post(new, data=now(channel="letter")).status_code == 302
    assert client.post(new, data=now(at="2025-05-05T09:00")).status_code == 302, "before it was agreed"
    assert client.post(new, data=now(passed_because="She cannot write now.")).status_code == 302
    assert client.post(new, data=now(**firm, minutes="30", cause="a vendor")).status_code == 302
    assert client.post(new, data=now(**firm, minutes="30")).status_code == 302
    page = client.post(new, data=now(**firm, minutes="1"))
    assert "At most 30 minutes" in errors(page)["passed_because"]
    line = {"parties": ["acme", "ann"], "said": "Agreed", "statements-0-by": "acme"}
    page = client.post(f"/cases/{case}/conference?party=acme&party=ann", data=now(**line))
    assert "no phone" in errors(page)["passed_because"]
    assert client.post(new, data=now(**firm, minutes="1", passed_because="Nobody else knew.")).status_code == 302
    passed = [(limit, why, number) for limit, became, why, number in events(app, owner) if became == Became.PASSED]
    assert passed == [(Limit.WRITTEN, "She cannot write now.", case), (Limit.MINUTES, "Nobody else knew.", case)]
    seen = work(app, owner, lambda: history_of(client_of(1), owner.practice).of(Bound))
    assert sorted((one.limit, one.became) for one in seen) == sorted((limit, became) for limit, became, _why, _case in events(app, owner))
    page = text_of(client.get(HERE))
    assert "Passed once since then." in page and "Why: Nobody else knew." in page


def test_a_call_from_a_device_is_never_refused_for_a_limit_and_what_it_passed_is_noted(app, owner, client):
    open_case(app, owner, client="Ann")
    client.post(f"{HERE}/written")
    for more in ({}, {"passed_because": "She cannot write now."}):
        assert send(client, written(1, datetime.now(UTC), parties="ann", **more)).status_code == 201
    assert [why for _limit, became, why, _case in events(app, owner) if became == Became.PASSED] == [None, "She cannot write now."]
    assert "Why: not noted" in text_of(client.get(HERE))


def test_an_offer_that_nobody_asked_for_asks_why_where_that_was_agreed(app, owner, client):
    open_case(app, owner, client="Ann")
    client.post("/cases/1/options/new", data={"what": "Cash only", "kind": "workaround"})
    advice = {"advice": "Ask them", "at": "2025-05-05T09:00", "reaction": "declined"}
    client.post(f"{HERE}/no-advice")
    for page, typed in {"options/1/offers/new": {"reaction": "declined"}, "advice/new": advice}.items():
        assert "No new advice" in errors(client.post(f"/cases/1/{page}", data=typed))["passed_because"]
        assert client.post(f"/cases/1/{page}", data=typed | {"asked": "y", "changed": "They asked"}).status_code == 302
        assert len([one for one in events(app, owner) if one[1] == Became.PASSED]) == (page == "advice/new")
        more = {"passed_because": "It was urgent.", "changed": "A new price"}
        assert client.post(f"/cases/1/{page}", data=typed | more).status_code == 302
    assert events(app, owner)[-1] == (Limit.NO_ADVICE, Became.PASSED, "It was urgent.", 1)


def test_today_says_when_they_can_be_called(app, owner, client):
    open_case(app, owner, client="Ann")
    client.post("/cases/1/revisit", data={"look_on": "2099-01-01"})
    client.post("/cases/1/options/new", data={"what": "Cash only", "kind": "workaround", "decide_by": f"{datetime.now(ZONE):%Y-%m-%d}"})
    hour = datetime.now(ZONE).replace(minute=0) + timedelta(hours=2)
    client.post(f"{HERE}/hours", data={"begins": f"{hour:%H:%M}", "ends": f"{hour + timedelta(hours=1):%H:%M}"})
    assert f"Not now. Calls from {hour:%-H:%M} to" in text_of(client.get("/"))
    assert "Not now" not in client.get("/", headers={"Standoff-Pocket": "1"}).text
    assert "outside these hours now" in text_of(client.get("/cases/1/calls/new"))
    client.post(f"{HERE}/written")
    assert "In writing only" in text_of(client.get("/"))
