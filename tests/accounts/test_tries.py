"""How often a password may be tried, by rule and at the door."""

import re
import threading
import timeit
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from consultant.accounts.tries.models import Try as TryRow
from consultant.accounts.tries.rules import FROM_ADDRESS, KNOWN, OF_ACCOUNT, OF_ACCOUNT_FROM_ADDRESS, WINDOW, Try, network, wait
from consultant.database import db
from consultant.factory import create_app
from tests.owner import PASSWORD

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def wrong(count: int, account: str | None = "sam", address: str = "here", ago: timedelta = MINUTE) -> list[Try]:
    return [Try(account, address, NOW - ago)] * count


def good(account: str, address: str, ago: timedelta) -> Try:
    return Try(account, address, NOW - ago, good=True)


def test_a_few_wrong_tries_are_free_then_one_waits_until_the_window_has_passed():
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS - 1), "sam", "here", NOW) is None
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS), "sam", "here", NOW) == WINDOW - MINUTE
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS), "sam", "there", NOW) is None
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS), "ann", "here", NOW) is None
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS, ago=WINDOW), "sam", "here", NOW) is None


def test_a_clock_that_was_set_back_makes_nobody_wait_longer():
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS, ago=-MINUTE), "sam", "here", NOW) == WINDOW
    assert wait(wrong(OF_ACCOUNT_FROM_ADDRESS, ago=-WINDOW), "sam", "here", NOW) is None


def test_a_right_one_clears_what_the_same_person_got_wrong_and_not_what_others_did_from_there():
    tries = [*wrong(FROM_ADDRESS), good("sam", "here", timedelta(seconds=30))]
    assert wait(tries[-OF_ACCOUNT_FROM_ADDRESS - 1 :], "sam", "here", NOW) is None
    assert wait(tries, "sam", "here", NOW) is not None


def test_an_address_that_tries_many_accounts_waits():
    tries = [one for number in range(FROM_ADDRESS) for one in wrong(1, f"person {number}")]
    assert wait(tries, "sam", "here", NOW) == WINDOW - MINUTE
    assert wait(tries, None, "here", NOW) == WINDOW - MINUTE
    assert wait(tries, "sam", "there", NOW) is None


def test_an_account_that_many_addresses_try_waits_but_not_where_its_person_signed_in():
    tries = [one for number in range(OF_ACCOUNT) for one in wrong(1, "sam", f"address {number}")]
    assert wait(tries, "sam", "a new one", NOW) == WINDOW - MINUTE
    assert wait([good("sam", "home", timedelta(days=3)), *tries], "sam", "home", NOW) is None
    assert wait([good("sam", "home", KNOWN), *tries], "sam", "home", NOW) is not None


@given(st.lists(st.tuples(st.sampled_from(["sam", "ann", None]), st.sampled_from("ab"), st.integers(0, 3000), st.booleans())))
def test_nobody_waits_longer_than_the_window_and_after_it_nobody_waits(some):
    tries = [Try(account, address, NOW - timedelta(seconds=ago), good) for account, address, ago, good in sorted(some, key=lambda t: -t[2])]
    found = wait(tries, "sam", "a", NOW)
    assert found is None or timedelta(0) < found <= WINDOW
    assert wait(tries, "sam", "a", NOW + WINDOW) is None
    assert not found or wait(tries, "sam", "a", NOW + found) != found


@pytest.mark.parametrize(
    ("one", "other"), [("2001:db8::1", "2001:db8::ffff:2"), ("::ffff:192.0.2.1", "192.0.2.1")]
)
def test_addresses_of_one_network_count_as_one(one, other):
    assert network(one) == network(other)


def test_addresses_that_are_none_count_as_they_are():
    assert network(None) == "" and network("unix:") == "unix:"
    assert network("::ffff:192.0.2.1") != network("::ffff:192.0.2.2")


def sign_in(app, password, email="sam@example.org", address="192.0.2.1", **more):
    browser = app.test_client()
    return browser.post("/sign-in", data={"email": email, "password": password}, environ_base={"REMOTE_ADDR": address}, **more)


def guess(app, count, **more):
    return [sign_in(app, "a wrong password", **more) for _ in range(count)]


def test_after_five_wrong_passwords_even_the_right_one_waits_and_is_told_how_long(app, owner):
    assert {answer.status_code for answer in guess(app, 5)} == {200}
    answer = sign_in(app, PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"].isdigit()) == (429, True)
    assert "Too many tries. Try again in 15 minutes." in answer.text and 'value="sam@example.org"' in answer.text
    assert sign_in(app, PASSWORD, address="192.0.2.2").location == "/"
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert sign_in(app, PASSWORD).location == "/"


def test_who_keeps_knocking_does_not_make_the_wait_longer(app, owner):
    guess(app, 50)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert sign_in(app, PASSWORD).location == "/"


def test_an_address_without_an_account_is_answered_as_one_with(app, owner):
    def answers(email):
        pages = ((page.status_code, page.text.replace(email, "")) for page in guess(app, 7, email=email))
        return [(status, re.sub(r'name="(once|csrf_token)" value="[^"]+', "", text)) for status, text in pages]

    assert answers("sam@example.org") == answers("nobody@example.org")


def test_an_address_without_an_account_takes_as_long_as_one_with(app, owner):
    def shortest(email):
        return min(timeit.repeat(lambda: guess(app, 1, email=email), number=1, repeat=4))

    assert shortest("nobody@example.org") > shortest("sam@example.org") / 2


def test_many_guesses_at_once_do_not_slip_through(app, owner):
    ready = threading.Barrier(12)

    def one(_number):
        ready.wait()
        return sign_in(app, "a wrong password").status_code

    with ThreadPoolExecutor(12) as crowd:
        assert sorted(crowd.map(one, range(12))) == [200] * 5 + [429] * 7


def test_tries_hold_across_servers_and_name_nobody(app, settings, owner):
    guess(app, 5)
    again = create_app(settings)
    again.config["WTF_CSRF_ENABLED"] = False
    assert sign_in(again, PASSWORD).status_code == 429
    with again.app_context():
        kept = db.session.scalars(db.select(TryRow)).all()
        assert len(kept) == 5 and all(re.fullmatch("[0-9a-f]{64}", row.account + "")
                                      and re.fullmatch("[0-9a-f]{64}", row.address) for row in kept)  # fmt: skip


def test_old_tries_are_forgotten(app, owner):
    guess(app, 5)
    sign_in(app, PASSWORD, address="192.0.2.2")
    with time_machine.travel(datetime.now(UTC) + KNOWN + MINUTE):
        guess(app, 1)
    with app.app_context():
        assert len(db.session.scalars(db.select(TryRow)).all()) == 1


def test_an_address_cannot_be_made_up(app, owner):
    for number in range(5):
        sign_in(app, "a wrong password", headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert sign_in(app, PASSWORD, headers={"X-Forwarded-For": "198.51.100.99"}).status_code == 429


def test_behind_a_proxy_its_word_is_taken_and_nobody_elses(app, settings, owner):
    behind = create_app(replace(settings, proxies=1))
    behind.config["WTF_CSRF_ENABLED"] = False
    for number in range(5):  # what the visitor writes stands to the left of what the proxy adds
        sign_in(behind, "a wrong password", address="127.0.0.1", headers={"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.1"})
    assert sign_in(behind, PASSWORD, address="127.0.0.1", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}).status_code == 429
    assert sign_in(behind, PASSWORD, address="127.0.0.1", headers={"X-Forwarded-For": "198.51.100.2"}).location == "/"


def test_following_a_link_that_opens_nothing_writes_nothing(app, owner):
    browser = app.test_client()
    assert {browser.open(f"/join/{number}", method=method).status_code for number in range(32) for method in ("GET", "POST")} == {404}
    with app.app_context():
        assert db.session.scalars(db.select(TryRow)).all() == []


def test_filling_in_the_first_page_ends_too(app):
    browser = app.test_client()
    assert [browser.post("/sign-up").status_code for _ in range(32)] == [200] * 30 + [429] * 2


def test_a_new_password_needs_the_old_one_and_ends_all_other_sessions(app, client, owner):
    elsewhere = app.test_client()
    elsewhere.post("/sign-in", data={"email": "sam@example.org", "password": PASSWORD})
    assert "This is not your password" in client.post("/you/password", data={"old": "guess", "new": "a good new one"}).text
    assert "Use at least 10" in client.post("/you/password", data={"old": PASSWORD, "new": "short"}).text
    assert elsewhere.get("/").status_code == 200
    assert client.post("/you/password", data={"old": PASSWORD, "new": "a good new one"}).location == "/you"
    assert "Your password is changed" in client.get("/you").text
    assert elsewhere.get("/").status_code == 302
    assert sign_in(app, PASSWORD).status_code == 200
    assert sign_in(app, "a good new one").location == "/"


def test_a_found_computer_is_no_way_to_guess_the_password(client, app):
    for _ in range(5):
        client.post("/you/password", data={"old": "guess", "new": "a good new one"})
    answer = client.post("/you/password", data={"old": PASSWORD, "new": "a good new one"})
    assert answer.status_code == 429 and "Try again in 15 minutes" in answer.text
