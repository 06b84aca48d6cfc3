"""Signing up, in and out; the invitation; the demo's own door."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from consultant.accounts.actions import consultant_by_id, end_sessions_of, invite, people
from consultant.accounts.models import Practice
from consultant.clients.actions import client_named, clients
from consultant.database import db, work_for, working_for
from consultant.demo.actions import load_demo
from tests.conftest import on_one_database, signed_in
from tests.owner import PASSWORD
from tests.pages import parsed

SIGN_UP = {
    "practice": "Field IT",
    "name": "Sam Field",
    "email": "Sam@Example.org",
    "password": PASSWORD,
    "zone": "Europe/London",
    "currency": "GBP",
}


@pytest.fixture
def visitor(app):
    return app.test_client()


def sign_in(browser, email="sam@example.org", password=PASSWORD):
    return browser.post("/sign-in", data={"email": email, "password": password})


def test_sign_up_makes_the_first_practice_and_is_then_closed(visitor, app):
    assert visitor.get("/").location == "/sign-in?next=/"
    assert visitor.post("/sign-up", data=SIGN_UP).location == "/"
    assert visitor.get("/").status_code == 200
    second = app.test_client()
    answer = second.post("/sign-up", data=SIGN_UP | {"email": "other@example.org"}, follow_redirects=True)
    assert "Ask its owner for an invitation" in answer.text
    assert sign_in(second, "other@example.org").status_code == 200


@pytest.mark.parametrize("machine, chosen", [("UTC", ""), ("Nowhere/Here", ""), ("Europe/Oslo", "Europe/Oslo")])
def test_the_zone_of_a_rented_machine_is_nobodys_and_is_asked_for(visitor, monkeypatch, machine, chosen):
    monkeypatch.setattr("consultant.accounts.forms.LOCALTZ", machine)
    page = parsed(visitor.get("/sign-up"))
    assert [option["value"] for option in page.select("#zone option[selected]")] == [chosen]
    assert "Choose where you work." in visitor.post("/sign-up", data=SIGN_UP | {"zone": ""}).text


def test_on_the_first_page_the_demo_stands_before_the_questions(demo, visitor):
    page = visitor.get("/sign-up").text
    assert page.index("Open the demo") < page.index("Name of your practice")


def test_of_two_who_sign_up_at_once_one_gets_the_practice(app):
    ready = threading.Barrier(2)

    def sign_up(name: str) -> str:
        browser = app.test_client()
        ready.wait()
        return browser.post("/sign-up", data=SIGN_UP | {"email": f"{name}@example.org"}).location

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(sign_up, ["ann", "ben"])) == ["/", "/sign-in"]
    with app.app_context():
        assert len(db.session.scalars(db.select(Practice)).all()) == 1


@on_one_database
@pytest.mark.parametrize(
    "field, value, message",
    [
        ("practice", " ", "Type a name"),
        ("email", "sam", "Write an e-mail address"),
        ("password", "short", "Use at least 10 characters"),
        ("zone", "Moon/Base", "Choose one of the answers shown"),
        ("zone", "", "Choose where you work."),
        ("currency", "", "Choose a currency."),
        ("currency", "DEM", "Choose one of the answers shown"),
        ("name", "x" * 61, "At most 60 fit here"),
    ],
)
def test_an_odd_answer_is_told_at_its_field_and_the_rest_stays(visitor, field, value, message):
    answer = visitor.post("/sign-up", data=SIGN_UP | {field: value})
    assert message in answer.text
    assert all(typed in answer.text for name, typed in SIGN_UP.items() if name not in (field, "password", "zone"))
    assert PASSWORD not in answer.text


def test_the_address_is_found_in_any_letter_case_and_a_wrong_password_opens_nothing(visitor, owner):
    assert "do not go together" in sign_in(visitor, password="something else").text
    assert "do not go together" in sign_in(visitor, email="nobody@example.org").text
    assert sign_in(visitor, email="SAM@example.org").location == "/"


def test_signing_in_goes_on_to_the_page_that_was_asked_for_but_never_elsewhere(visitor, owner):
    answer = visitor.post("/sign-in?next=/cases", data={"email": "sam@example.org", "password": PASSWORD})
    assert answer.location == "/cases"
    visitor.post("/sign-out")
    answer = visitor.post("/sign-in?next=//evil.example", data={"email": "sam@example.org", "password": PASSWORD})
    assert answer.location == "/"


def test_a_copied_cookie_is_dead_after_signing_out(app, visitor, owner):
    visitor.get("/sign-in")
    sign_in(visitor)
    copied = visitor.get_cookie("standoff").value
    thief = app.test_client()
    thief.set_cookie("standoff", copied)
    assert thief.get("/").status_code == 200
    visitor.post("/sign-out")
    thief = app.test_client()
    thief.set_cookie("standoff", copied)
    assert thief.get("/").status_code == 302


def test_all_sessions_of_a_person_can_be_ended_and_nobody_elses(app, visitor, owner, stranger):
    sign_in(visitor)
    others = signed_in(app, stranger)
    with app.app_context(), working_for(owner.practice_id):
        end_sessions_of(consultant_by_id(owner.id))
        db.session.commit()
    assert visitor.get("/").status_code == 302
    assert others.get("/").status_code == 200
    sign_in(visitor)
    assert visitor.get("/").status_code == 200


def test_signing_in_changes_the_session_id(visitor, owner):
    visitor.get("/sign-up", follow_redirects=True)  # leaves a message, so a session
    before = visitor.get_cookie("standoff")
    sign_in(visitor)
    assert before is None or visitor.get_cookie("standoff").value != before.value


def test_an_invitation_makes_one_member_once(app, client, practice, visitor):
    answer = client.post("/you/invite", data={"email": "Ann@example.org"})
    link = re.search(r'value="(http://localhost/join/[^"]+)"', answer.text)[1]
    path = link.removeprefix("http://localhost")
    assert visitor.post(path, data={"name": "Ann", "password": PASSWORD}).location == "/"
    assert visitor.get("/").status_code == 200
    assert visitor.get("/you/invite").status_code == 403
    assert app.test_client().get(path).status_code == 404
    db.session.rollback()
    assert [(person.name, person.is_owner) for person in people()] == [("Sam Field", True), ("Ann", False)]


def test_an_old_invitation_opens_nothing(app, practice, owner, visitor):
    token = invite("ann@example.org", at=datetime.now(UTC))
    db.session.commit()
    with time_machine.travel(datetime.now(UTC) + timedelta(days=8)):
        assert visitor.get(f"/join/{token}").status_code == 404
    assert visitor.get("/join/unknown").status_code == 404


def test_the_demo_opens_from_this_machine_and_goes_with_one_click(app, demo):
    visitor = app.test_client()
    assert "Open the demo" in visitor.get("/sign-up").text
    assert visitor.post("/demo").location == "/"
    assert visitor.get("/").status_code == 200
    assert visitor.post("/you/demo/remove").location == "/sign-in"
    assert visitor.post("/demo").status_code == 404
    assert "Open the demo" not in visitor.get("/sign-up").text


ELSEWHERE = [
    {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
    {"headers": {"X-Forwarded-For": "192.0.2.7"}},
    {"headers": {"Forwarded": "for=192.0.2.7"}},
    {"base_url": "http://rebound.example"},
    {"environ_base": {"REMOTE_ADDR": "unix:"}},
]


def test_the_demo_opens_from_nowhere_else(app, demo):
    visitor = app.test_client()
    for elsewhere in ELSEWHERE:
        assert visitor.post("/demo", **elsewhere).status_code == 404, elsewhere
        assert "Open the demo" not in visitor.get("/sign-up", **elsewhere).text, elsewhere


def test_the_demo_stays_shut_where_the_program_is_served_to_others(app, demo, settings):
    app.config["SETTINGS"] = replace(settings, base_url="https://standoff.example.org")
    assert app.test_client().post("/demo", base_url="http://127.0.0.1:5000").status_code == 404


def test_nobody_is_invited_into_the_demo(app, demo):
    visitor = app.test_client()
    visitor.post("/demo")
    assert visitor.post("/you/invite", data={"email": "ann@example.org"}).status_code == 404


def test_a_removed_demo_does_not_come_back_and_its_cookies_open_nothing(app, demo):
    left_open, visitor = app.test_client(), app.test_client()
    for browser in (left_open, visitor):
        browser.post("/demo")
    visitor.post("/you/demo/remove")
    assert visitor.post("/sign-up", data=SIGN_UP).location == "/"
    assert left_open.get("/you").status_code == 302
    with app.app_context():
        load_demo(datetime.now(UTC))
        db.session.commit()
    assert app.test_client().post("/demo").status_code == 404


def test_the_demo_cannot_be_signed_in_to_with_a_password(app, demo):
    assert "do not go together" in sign_in(app.test_client(), "demo@localhost", "anything at all").text


def test_removing_the_demo_leaves_the_own_practice_whole(demo, client, practice):
    client_named("Rosa Reyes", "household")
    db.session.commit()
    client.post("/you/demo/remove")
    work_for(practice.id, None)
    assert [row.name for row in clients()] == ["Rosa Reyes"]


def test_an_invitation_that_is_used_twice_at_the_same_moment_makes_one_person(app, practice):
    token = invite("ann@example.org", at=datetime.now(UTC))
    db.session.commit()
    ready = threading.Barrier(2)

    def join(name: str) -> int:
        visitor = app.test_client()
        ready.wait()
        return visitor.post(f"/join/{token}", data={"name": name, "password": PASSWORD}).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(join, ("Ann", "Anna"))) in ([302, 404], [302, 409])
    assert len(people()) == 2
