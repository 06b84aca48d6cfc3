"""What is sent twice is stored once: one page after the other or both at the same time, on a SQLite file as it runs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from consultant.baseline.models import BaselineItem
from consultant.calls.models import Call
from consultant.cases.models import Case
from consultant.client_review.models import ClientReview
from consultant.clients.limits.models import LimitEvent
from consultant.clients.models import Client
from consultant.database import UsedKey, across_practices, db, forget_used_keys, use_key
from consultant.evidence.models import Evidence
from consultant.options.models import Offer, Option
from consultant.organizations.models import Organization
from consultant.parties.models import Part, Party
from consultant.playbooks.models import OwnPlaybook
from consultant.promises.models import Promise as PromiseRow
from consultant.promises.rules import Promise
from consultant.referrals.models import Referral
from consultant.revisit.models import Revisit
from consultant.roadblocks.models import Roadblock
from consultant.troubleshooting.models import PossibleResult
from consultant.troubleshooting.models import Test as TestRow
from consultant.work.models import Work
from tests.calls.shop import NEW, add_call, answers, open_shop, read
from tests.conftest import signed_in
from tests.pages import parsed

PAGES = [
    (NEW, answers(new_name="Line firm", new_called="y"), (Call, Party)),
    ("/cases/1/parties/lines?party=till-maker", {"channel": "letter"}, (Call,)),
    ("/cases/1/calls/1/move", {"to": "2", "why": "wrong case"}, (Call,)),
    ("/cases/1/calls/1/correct", answers(why="misheard"), (Call,)),
    ("/cases/1/promises/1/move", {"what": "look", "words": "17 May 2099", "why": "ill"}, (PromiseRow,)),
    ("/cases/new", {"problem": "It broke.", "client_name": "Ann", "client_kind": "household", "can_help": "yes"}, (Case, Client)),
    ("/cases/1/parties/new", {"name": "Line firm", "role": "carrier", "looks_after": "The line"}, (Party,)),
    ("/cases/1/parts/new", {"name": "The line", "party": "till-maker"}, (Part,)),
    ("/clients/new", {"name": "Ann", "kind": "household"}, (Client,)),
    ("/clients/1/limits/minutes", {"minutes": "60"}, (LimitEvent,)),
    ("/organizations/new", {"name": "Ann", "role": "bank"}, (Organization,)),
    ("/cases/1/options/new", {"what": "Cash only", "kind": "workaround"}, (Option,)),
    ("/cases/1/options/1/offers/new", {"reaction": "declined"}, (Offer,)),
    ("/cases/1/advice/new", {"advice": "Ask them", "at": "2025-05-05T09:00", "reaction": "declined"}, (Offer,)),
    ("/cases/1/tests/new", {"what": "Swap the till", "results-0-result": "It works"}, (TestRow, PossibleResult)),
    ("/cases/1/tests/run", {"what": "Swap the till", "other": "It works", "done_on": "2025-05-05T09:00", "put_back": "no"}, (TestRow,)),
    ("/cases/1/referrals/new", {"refer_to": "Ann", "refer_why": "Lines", "helped": "unknown"}, (Referral,)),
    ("/cases/1/roadblocks/new", {"what": "A storm", "kind": "environment"}, (Roadblock,)),
    ("/cases/1/work/new", {"kind": "travel", "on": "2025-05-05", "minutes": "40"}, (Work,)),
    ("/cases/1/evidence/new", {"what": "Page 3", "when": "2025-05-05"}, (Evidence,)),
    ("/cases/1/baseline", {"items-0-item": "Cards", "items-0-state": "not yet"}, (BaselineItem,)),
    ("/you/playbooks/card-payments/tests/new", {"what": "Swap the till", "results-0-result": "It works"}, (OwnPlaybook,)),
    ("/cases/1/revisit", {"look_on": "2099-01-01"}, (Revisit,)),
    ("/review/1", {"verdict": "keep", "why": "Kind.", "next_on": f"{datetime.now(UTC).date() + timedelta(90)}"}, (ClientReview,)),
    ("/cases/1/close", {"state": "handed over", "refer_to": "A", "refer_why": "B", "look_on": "2099-01-01"}, (Referral, Revisit)),
]
every = pytest.mark.parametrize(("page", "typed", "made"), PAGES, ids=[page for page, *_ in PAGES])


@pytest.fixture
def desk(app, owner, client) -> None:
    """Two cases; in the first a call with a promise, and an option."""
    open_shop(app, owner)
    open_shop(app, owner, "No till", ["Till maker"])
    add_call(app, owner, Promise("till-maker", "look", date(2025, 5, 7)))
    client.post("/cases/1/options/new", data={"what": "A spare till", "kind": "workaround"})


def count(app, *models) -> list[int]:
    with app.app_context():
        return [len(db.session.scalars(across_practices(db.select(model))).all()) for model in models]


def hidden(page, name: str) -> str:
    return parsed(page).select_one(f"input[name={name}]")["value"]


def key_of(page) -> str:
    return hidden(page, "once")


def together(app, owner, page: str, *typed: dict) -> list[int]:
    """Post from as many browsers at the same moment; the status of each answer."""
    ready = Barrier(len(typed))

    def post(one: dict) -> int:
        browser = signed_in(app, owner)
        ready.wait()
        return browser.post(page, data=one).status_code

    with ThreadPoolExecutor(len(typed)) as pool:
        return list(pool.map(post, typed))


@every
def test_one_after_the_other(app, client, desk, page, typed, made):
    before = count(app, *made)
    sent = typed | {"once": key_of(client.get(page))}
    first, second = (client.post(page, data=sent) for _ in range(2))
    assert [first.status_code, second.status_code] == [302, 302]
    assert count(app, *made) == [number + 1 for number in before]
    assert " already" in client.get(second.headers["Location"]).text


@every
def test_at_the_same_time(app, owner, client, desk, page, typed, made):
    before = count(app, *made)
    sent = typed | {"once": key_of(client.get(page))}
    assert together(app, owner, page, sent, sent, sent) == [302] * 3
    assert count(app, *made) == [number + 1 for number in before]


def test_two_open_pages_correct_a_call_once(app, owner, client, desk):
    page = "/cases/1/calls/1/correct"
    seen = hidden(client.get(page), "seen")
    typed = [answers(why="misheard", said=said, seen=seen, once=said) for said in ("One", "Two")]
    assert sorted(together(app, owner, page, *typed)) == [200, 302]
    assert len(read(app, owner).calls[0].corrections) == 1


@pytest.mark.parametrize(
    ("page", "typed", "table"),
    [
        ("/cases/1/calls/1/move", {"to": "2", "why": "wrong case"}, Call),
        ("/cases/1/promises/1/move", {"what": "look", "words": "17 May 2099", "why": "ill"}, PromiseRow),
        ("/cases/1/parties/new", {"name": "Line firm", "role": "carrier"}, Party),
    ],
)
def test_two_open_pages_do_it_once(app, owner, desk, page, typed, table):
    before = count(app, table)[0]
    assert together(app, owner, page, typed | {"once": "one"}, typed | {"once": "two"}) == [302, 302]
    assert count(app, table) == [before + 1]


@pytest.mark.parametrize(
    ("page", "quicker", "there"),
    [
        ("/cases/1/calls/1/withdraw", "/cases/1/calls/1/move", {"to": "2"}),
        ("/cases/1/promises/1/no-longer-needed", "/cases/1/promises/1/move", {"what": "look", "words": "17 May 2099"}),
    ],
)
def test_what_moved_a_moment_before_stays_moved(app, owner, client, desk, monkeypatch, page, quicker, there):
    def after_the_other(*args):
        monkeypatch.undo()
        assert signed_in(app, owner).post(quicker, data={"why": "wrong", **there}).status_code == 302
        left.append(read(app, owner).calls)
        return use_key(*args)

    left = []
    monkeypatch.setattr("consultant.web.forms.use_key", after_the_other)
    assert client.post(page, data={"why": "noted twice"}).status_code == 302
    assert [read(app, owner).calls] == left


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("/cases/1/options/1/offers/new", {"reaction": "declined"}),
        ("/cases/1/options/1", {"what": "Cash", "kind": "workaround"}),
    ],
)
def test_what_somebody_took_out_a_moment_before_is_called_a_clash(app, owner, client, desk, monkeypatch, page, typed):
    def after_the_other(*args):
        monkeypatch.undo()
        with ThreadPoolExecutor(1) as elsewhere:  # with a session of its own
            assert elsewhere.submit(signed_in(app, owner).post, "/cases/1/options/1/remove").result().status_code == 302
        return use_key(*args)

    monkeypatch.setattr("consultant.web.forms.use_key", after_the_other)
    app.testing = False
    answer = client.post(page, data=typed)
    assert (answer.status_code, "Somebody else saved at the same moment" in answer.text) == (409, True)


@pytest.mark.parametrize(
    ("page", "theirs", "mine"),
    [
        ("/cases/1/edit", {"title": "Till", "problem": "No cards.", "private_note": "Much"}, {"title": "Mine", "problem": "No cards."}),
        ("/cases/1/options/1", {"what": "Cash only", "kind": "workaround"}, {"what": "Mine", "kind": "workaround"}),
        ("/cases/1/baseline", {"items-0-item": "Cards", "items-0-state": "not yet"}, {"items-0-item": "Mine", "items-0-state": "back"}),
        ("/cases/1/revisit", {"look_on": "2099-01-01"}, {"look_when": "Mine"}),
        ("/clients/1/edit", {"name": "Ann", "kind": "agency", "likes": "Tea"}, {"name": "Mine", "kind": "agency"}),
    ],
)  # fmt: skip
def test_what_was_saved_while_a_page_stood_open_is_not_undone_in_silence(app, owner, client, desk, page, theirs, mine):
    opened = hidden(client.get(page), "stood")
    assert signed_in(app, owner).post(page, data=theirs).status_code == 302
    stands = hidden(client.get(page), "stood")
    answer = client.post(page, data=mine | {"stood": opened})
    assert (answer.status_code, "while the page stood open" in answer.text, "Mine" in answer.text) == (200, True, True)
    assert hidden(client.get(page), "stood") == stands
    again = mine | {name: hidden(answer, name) for name in ("stood", "once")}
    assert [client.post(page, data=again).status_code for _click in range(2)] == [302, 302]
    assert "Mine" in client.get(page).text


def test_other_answers_under_a_used_key_are_shown_again(app, owner, client, desk):
    key = key_of(client.get(NEW))
    client.post(NEW, data=answers(once=key, said="First call"))
    page = client.post(NEW, data=answers(once=key, said="Second call"))
    assert page.status_code == 200
    assert "was saved already" in page.text
    assert "Second call" in page.text
    assert key_of(page) != key
    client.post(NEW, data=answers(once=key_of(page), said="Second call"))
    assert sorted(call.said for call in read(app, owner).calls) == ["First call", "Second call", "Talked."]


def test_a_page_with_a_message_keeps_its_key(client, desk):
    assert key_of(client.post(NEW, data={"once": "mine"})) == "mine"
    assert client.post(NEW, data=answers(once="mine")).status_code == 302


@pytest.mark.parametrize("key", ["", "x" * 100_000, "a\0b", "\ud7ff🙂"])
def test_an_odd_key_is_a_key(app, client, desk, key):
    assert client.post(NEW, data=answers(once=key)).status_code == 302
    assert count(app, Call) == [2]


def test_a_key_is_of_one_practice(app, owner, stranger, client, desk):
    open_shop(app, stranger)
    for browser in (client, signed_in(app, stranger)):
        assert browser.post(NEW, data=answers(once="same")).status_code == 302
    assert (count(app, Call), count(app, UsedKey)[0]) == ([3], 3)


def test_keys_of_pages_that_nobody_can_have_open_are_forgotten(app, owner, stranger, client, desk):
    client.post(NEW, data=answers(once="old"))
    with app.app_context():
        forget_used_keys(datetime.now(UTC) - timedelta(days=1))
        db.session.commit()
        assert count(app, UsedKey)[0] > 0
        forget_used_keys(datetime.now(UTC) + timedelta(seconds=1))
        db.session.commit()
    assert count(app, UsedKey) == [0]
