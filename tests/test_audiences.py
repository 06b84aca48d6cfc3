"""Route by route, made from the app's own map: every view says for whom it is, and a stranger gets into no other."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consultant.accounts.models import Consultant, Practice
from consultant.calls.models import Call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.database import add_row, db, rows_of, working_for
from consultant.options.actions import offer_option
from consultant.options.models import Option
from consultant.options.rules import Offer
from consultant.promises.models import Promise
from consultant.referrals.models import Referral as ReferralRow
from consultant.referrals.rules import Referral
from consultant.reports.actions import issue_report
from consultant.revisit.rules import Revisit
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


@pytest.fixture
def filed(app, owner, stranger) -> dict[str, int]:
    """One case with a row of every kind in the owner's practice, and another one of the stranger's; the owner's ids."""
    record = read_case(Path("consultant/demo/cases/dsl.json").read_bytes())
    record = replace(record, referrals=(Referral("Wirewise", "the wires in the wall"),), revisit=Revisit(never=True))
    now = datetime.now(UTC)
    with app.app_context():
        for person in (stranger, owner):
            with working_for(person.practice_id, person.id):
                case = import_record(record, at=now)
                practice = one_of(Practice, id=person.practice_id)
                practice.phone = "555 0142"
                report = issue_report(case, practice, now)
                ids = {
                    "number": case.number,
                    "issue": report.number,
                    "call_id": rows_of(Call, case.id)[0].id,
                    "promise_id": next(row.id for row in rows_of(Promise, case.id) if row.kept is None),
                    "option_id": rows_of(Option, case.id)[0].id,
                    "offer_id": offer_option(rows_of(Option, case.id)[0], Offer()).id,
                    "referral_id": rows_of(ReferralRow, case.id)[0].id,
                }
        db.session.commit()
    return ids


def one_of(model, **values):
    return db.session.scalars(db.select(model).filter_by(**values)).one()


def of_cases(app, ids):
    """A method, an endpoint and an address for every route of a case, with these ids."""
    urls = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "number" in rule.arguments:
            address = urls.build(rule.endpoint, {name: ids[name] for name in rule.arguments})
            yield from ((method, rule, address) for method in sorted(rule.methods - {"OPTIONS", "HEAD"}))


def test_no_form_of_a_case_crashes_on_nothing(app, owner, filed):
    for method, rule, address in of_cases(app, filed):
        answer = signed_in(app, owner).open(address, method=method)
        assert answer.status_code < 500, (method, address)
        assert answer.status_code != 404 or rule.endpoint in {"options.change_advice", "parties.edit"}, (method, address)


def test_another_practices_rows_answer_like_unknown_ones(app, stranger, filed):
    """The stranger has a case of the same number, and rows of each kind under other ids."""
    own_to_every_case = {"number", "issue"}
    client = signed_in(app, stranger)
    for method, rule, address in of_cases(app, filed):
        if rule.arguments - own_to_every_case:
            assert client.open(address, method=method).status_code == 404, (method, address)
    unknown = filed | {"number": 2}
    for method, _rule, address in of_cases(app, unknown):
        assert client.open(address, method=method).status_code == 404, (method, address)


def test_no_route_answers_an_unknown_id_or_an_empty_form_with_a_crash(app, owner):
    for method, address in addresses(app, "anyone", "guest-link", "member", "owner"):
        client = signed_in(app, owner)  # anew each time: one of the routes signs out
        assert client.open(address, method=method).status_code < 500, (method, address)
