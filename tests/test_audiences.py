"""Route by route, made from the app's own map: every view says for whom it is, and a stranger gets into no other."""

import pytest

from consultant.accounts.models import Consultant
from consultant.database import add_row, db, working_for
from consultant.web.access import audience_of, undeclared
from tests.conftest import signed_in

VALUES = {"IntegerConverter": 999_999, "UUIDConverter": "00000000-0000-4000-8000-000000000000"}


@pytest.fixture
def member(app, owner) -> Consultant:
    """Works in the practice without owning it."""
    with app.app_context(), working_for(owner.practice_id):
        person = add_row(Consultant(name="Mel Mate", email="mel@example.org"))
        db.session.commit()
        db.session.refresh(person)
        db.session.expunge(person)
    return person


def addresses(app, *audiences):
    """A method and an address for every route of these audiences; its ids are unknown ones."""
    urls = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if audience_of(app, rule.endpoint) in audiences:
            values = {name: VALUES.get(type(kind).__name__, "x") for name, kind in rule._converters.items()}
            yield from ((method, urls.build(rule.endpoint, values)) for method in sorted(rule.methods - {"OPTIONS", "HEAD"}))


def test_every_view_declares_its_audience(app):
    assert undeclared(app) == []


def test_somebody_who_is_not_signed_in_stays_outside(app):
    guest = app.test_client()
    for method, address in addresses(app, "member", "owner"):
        response = guest.open(address, method=method)
        assert response.status_code == (302 if method == "GET" else 401), (method, address)
        assert method != "GET" or response.location.startswith("/sign-in?next="), address


def test_what_belongs_to_owners_is_closed_to_members(app, member):
    client = signed_in(app, member)
    for method, address in addresses(app, "owner"):
        assert client.open(address, method=method).status_code == 403, (method, address)


def test_no_route_answers_an_unknown_id_or_an_empty_form_with_a_crash(app, owner):
    for method, address in addresses(app, "anyone", "guest-link", "member", "owner"):
        client = signed_in(app, owner)  # anew each time: one of the routes signs out
        assert client.open(address, method=method).status_code < 500, (method, address)
