"""The people of a practice: owners and members, who is switched off, and their invitations."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consultant.accounts.actions import invitations, invite, people
from consultant.accounts.models import Consultant
from consultant.accounts.rules import InvitationState, invitation_state
from consultant.clients.actions import client_named, clients
from consultant.database import add_row, db, working_for
from tests.cases.desk import text_of, work
from tests.conftest import signed_in
from tests.owner import PASSWORD
from tests.pages import parsed

PAGE = "/you/people"
NOW = datetime(2025, 5, 5, 9, tzinfo=UTC)


@pytest.fixture
def ann(app, owner, client) -> Consultant:
    """A member with a password, who came by invitation."""
    link = client.post("/you/invite", data={"email": "ann@example.org"})
    path = parsed(link).select_one("#link-text")["value"].removeprefix("http://localhost")
    app.test_client().post(path, data={"name": "Ann", "password": PASSWORD})
    return kept(app, owner, "Ann")


def kept(app, owner, name: str) -> Consultant:
    with app.app_context(), working_for(owner.practice_id):
        person = next(person for person in people() if person.name == name)
        db.session.expunge(person)
        return person


def roles(app, owner) -> list[tuple]:
    return work(app, owner, lambda: [(person.name, person.is_owner, person.off_since is None) for person in people()])


def sign_in(app, email: str = "ann@example.org"):
    browser = app.test_client()
    browser.post("/sign-in", data={"email": email, "password": PASSWORD})
    return browser


@pytest.mark.parametrize("path", [PAGE, "/you/changes"])
def test_these_pages_stand_under_you(client, owner, path):
    assert text_of(client.get(path), "nav.tabs [aria-current]") == "You"


def test_an_owner_makes_owners_and_members(app, owner, client, ann):
    member = signed_in(app, ann)
    assert member.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}/{ann.id}/owner").location == PAGE
    assert "Ann is an owner now." in text_of(client.get(PAGE))
    assert member.get(PAGE).status_code == 200, "from the next page on"
    assert member.post(f"{PAGE}/{owner.id}/member").location == PAGE
    assert roles(app, owner) == [("Sam Field", False, True), ("Ann", True, True)]
    assert client.get(PAGE).status_code == 403


def test_who_steps_down_goes_on_to_what_members_see(app, owner, client, ann):
    client.post(f"{PAGE}/{ann.id}/owner")
    answer = client.post(f"{PAGE}/{owner.id}/member")
    assert answer.location == "/you"
    assert "Sam Field is a member now." in text_of(client.get("/you"))


def test_who_is_switched_off_is_out_at_once_and_stays_in_the_log(app, owner, client, ann):
    browser = sign_in(app)
    assert browser.get("/").status_code == 200
    work(app, ann, lambda: client_named("Rosa Reyes", "household"))
    client.post(f"{PAGE}/{ann.id}/off")
    assert browser.get("/").status_code == 302
    assert sign_in(app).get("/").status_code == 302
    page = text_of(client.get(PAGE))
    assert "Ann Switched off since" in page and "Let them sign in again" in page
    assert "Ann" not in text_of(client.get("/you"), "#people ~ ul")
    assert work(app, owner, lambda: [row.changed_by for row in clients()]) == [ann.id]
    client.post(f"{PAGE}/{ann.id}/on")
    assert browser.get("/").status_code == 302, "an old session stays dead"
    assert sign_in(app).get("/").status_code == 200


@pytest.mark.parametrize("what", ["member", "off"])
def test_the_last_owner_stays(app, owner, client, ann, what):
    client.post(f"{PAGE}/{owner.id}/{what}")
    assert "the practice needs an owner" in text_of(client.get(PAGE))
    client.post(f"{PAGE}/{ann.id}/owner")
    client.post(f"{PAGE}/{ann.id}/off")
    client.post(f"{PAGE}/{owner.id}/{what}")
    assert "the practice needs an owner" in text_of(client.get(PAGE)), "one who is switched off does not count"
    assert roles(app, owner) == [("Sam Field", True, True), ("Ann", True, False)]


@pytest.mark.parametrize("what", ["member", "off"])
def test_of_two_owners_who_remove_each_other_at_once_one_stays(app, owner, client, ann, what):
    client.post(f"{PAGE}/{ann.id}/owner")
    browsers, ready = {ann.id: signed_in(app, owner), owner.id: signed_in(app, ann)}, threading.Barrier(2)

    def remove(other: int) -> None:
        ready.wait()
        browsers[other].post(f"{PAGE}/{other}/{what}")

    with ThreadPoolExecutor(2) as both:
        list(both.map(remove, browsers))
    assert sum(is_owner and is_on for _name, is_owner, is_on in roles(app, owner)) == 1


@pytest.mark.parametrize("what", ["owner", "member", "off", "on"])
def test_people_of_another_practice_are_not_there(app, owner, stranger, client, what):
    for id in (stranger.id, 999, 2**63):
        assert client.post(f"{PAGE}/{id}/{what}").status_code == 404
    assert roles(app, stranger) == [("Else Where", True, True)]


def test_invitations_are_listed_with_their_state_and_can_be_revoked(app, owner, client, ann):
    token = work(app, owner, lambda: invite("ben@example.org", at=datetime.now(UTC)))
    work(app, owner, lambda: invite("cy@example.org", at=datetime.now(UTC) - timedelta(days=8)))
    page = text_of(client.get(PAGE), "#invitations ~ ul")
    assert "Expired cy@example.org" in page and "Open ben@example.org" in page and "Used ann@example.org" in page
    assert token not in client.get(PAGE).text
    assert app.test_client().get(f"/join/{token}").status_code == 200
    client.post(f"{PAGE}/invitations/{of(app, owner, 'ben@example.org')}/revoke")
    assert "Revoked ben@example.org" in text_of(client.get(PAGE), "#invitations ~ ul")
    visitor = app.test_client()
    assert visitor.get(f"/join/{token}").status_code == 404
    assert visitor.post(f"/join/{token}", data={"name": "Ben", "password": PASSWORD}).status_code == 404
    client.post(f"{PAGE}/invitations/{of(app, owner, 'ann@example.org')}/revoke")
    assert "Used ann@example.org" in text_of(client.get(PAGE), "#invitations ~ ul"), "what was used stays so"


def of(app, owner, email: str) -> int:
    return work(app, owner, lambda: next(one.id for one in invitations() if one.email == email))


def test_a_new_link_takes_the_place_of_an_open_one(app, owner, client):
    first = work(app, owner, lambda: invite("ben@example.org", at=datetime.now(UTC)))
    page = client.get("/you/invite?email=ben@example.org")
    assert 'value="ben@example.org"' in page.text
    client.post("/you/invite", data={"email": "Ben@example.org"})
    assert app.test_client().get(f"/join/{first}").status_code == 404
    states = work(app, owner, lambda: [one.state(datetime.now(UTC)).value for one in invitations()])
    assert states == ["open", "revoked"]


def test_an_invitation_of_another_practice_is_not_there(app, owner, stranger, client):
    token = work(app, stranger, lambda: invite("ben@example.org", at=datetime.now(UTC)))
    theirs = of(app, stranger, "ben@example.org")
    assert client.post(f"{PAGE}/invitations/{theirs}/revoke").status_code == 404
    assert "ben@example.org" not in client.get(PAGE).text
    assert app.test_client().get(f"/join/{token}").status_code == 200


def test_a_link_is_kept_nowhere_and_told_to_nobody(app, owner):
    token = work(app, owner, lambda: invite("ben@example.org", at=datetime.now(UTC)))
    visitor = app.test_client()
    for answer in (visitor.get(f"/join/{token}"), visitor.get("/join/unknown"), visitor.post(f"/join/{token}")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_joining_over_https_needs_the_token_of_the_page_and_no_referrer(app, owner):
    app.config["WTF_CSRF_ENABLED"] = True
    token = work(app, owner, lambda: invite("ben@example.org", at=datetime.now(UTC)))
    visitor, typed = app.test_client(), {"name": "Ben", "password": PASSWORD}
    page = visitor.get(f"/join/{token}", base_url="https://localhost")
    own = parsed(page).select_one("input[name=csrf_token]")["value"]
    forged = visitor.post(f"/join/{token}", data=typed | {"csrf_token": "made up"}, base_url="https://localhost")
    assert forged.status_code == 400 and len(roles(app, owner)) == 1
    assert visitor.post(f"/join/{token}", data=typed | {"csrf_token": own}, base_url="https://localhost").location == "/"


@pytest.mark.parametrize(
    ("used", "revoked", "days", "state"),
    [(None, None, 1, "open"), (None, None, 0, "expired"), (NOW, None, 1, "used"), (NOW, None, -9, "used"), (None, NOW, -9, "revoked")],
)
def test_the_state_of_an_invitation(used, revoked, days, state):
    found = invitation_state(used_at=used, revoked_at=revoked, expires_at=NOW + timedelta(days=days), now=NOW)
    assert found == InvitationState(state)


def test_the_demo_has_no_invitations(app, demo, owner):
    visitor = app.test_client()
    visitor.post("/demo")
    assert "Invit" not in text_of(visitor.get(PAGE))


def test_somebody_without_a_password_stays_out(app, owner, client):
    work(app, owner, lambda: add_row(Consultant(name="Old", email="old@example.org")))
    assert sign_in(app, "old@example.org").get("/").status_code == 302


@pytest.mark.parametrize(("base_url", "is_said"), [("http://localhost:8421", True), ("https://standoff.example.org", False)])
def test_a_link_to_this_machine_only_says_so(app, client, base_url, is_said):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], base_url=base_url)
    page = client.post("/you/invite", data={"email": "ann@example.org"})
    assert ("This link opens on this machine only." in text_of(page)) is is_said
