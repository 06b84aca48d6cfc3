"""Route by route and method by method, from the app's own map: who gets in, and that nobody else changes anything."""

from datetime import UTC, datetime

import pytest

from consultant.accounts.actions import add_practice
from consultant.accounts.models import Consultant, Practice
from consultant.database import add_row, db, working_for
from consultant.evidence.files.views import POLICY as SANDBOX
from consultant.web.access import audience_of, undeclared
from consultant.web.headers import HEADERS as ALL_HEADERS
from tests.conftest import is_postgres, on_one_database
from tests.rows import EVERY_PRACTICE_HAS, PUBLIC, address, arguments, browser, dump, fill, routes

OWNERS = {"owner", "other", "demo"}
MEMBERS = OWNERS | {"member"}
ROLES = ("anonymous", "demo", "other", "member", "owner")  # the demo first: the others may remove it
NOT_THERE = {("demo", "practice.invite"), ("demo", "accounts.change_password")}  # nobody is invited into the demo, and it has no password
TAKEN_OUT = (
    "roadblocks.remove", "work.remove", "parts.remove", "troubleshooting.remove", "files.remove", "playbooks.remove", "schemes.remove",
    "wording.remove",
)  # fmt: skip
OWNERS_TAKE_OUT = ("money.remove_invoice", "money.remove_expected")
LAST = ("people.revoke", "sending.revoke", *OWNERS_TAKE_OUT, *TAKEN_OUT, "practice.remove_demo")  # they delete what others need
GONE = {("owner", "POST", endpoint) for endpoint in TAKEN_OUT}  # a member has taken it out by then
# What a browser may keep: it is the same for everybody.
KEPT = {"static", "bootstrap.static", "assets.font", "assets.script", "pocket.service_worker"}
WANT_MORE = {"offline.take_entry", "offline.take_photo", "phone.answer"}  # a program sends to them, and says more than nothing
SENT_BY_SOMEBODY = {"files.content", "files.small"}  # no page of ours
ANSWERED = {200, 302}
UNKNOWN = (0, 999_999, 2**31, 2**63)
HEADERS = {name: value for name, value in ALL_HEADERS.items() if name != "Cache-Control"}


@pytest.fixture
def world(app, owner, stranger):
    """Who plays each role, and the rows of the owner's, the other and the demo practice; cases are numbered alike."""
    with app.app_context():
        with working_for(owner.practice_id):
            member = add_row(Consultant(name="Mel Mate", email="mel@example.org", password_hash="none"))
        demo = add_practice(
            Practice(name="Demo", is_demo=True, created_at=datetime.now(UTC)),
            Consultant(name="Demo", email="demo@localhost", is_owner=True),
        )
        people = {"anonymous": None, "demo": demo, "other": stranger, "member": member, "owner": owner}
        filled = {}
        for role in ("demo", "other", "owner"):
            with working_for(people[role].practice_id, people[role].id):
                filled[role] = fill(people[role], arguments(app))
        db.session.commit()
        for person in (member, demo):
            db.session.refresh(person)
            db.session.expunge(person)
    return people, filled


def is_open_to(audience: str, role: str) -> bool:
    return {"anyone": True, "guest-link": True, "member": role in MEMBERS, "owner": role in OWNERS}[audience]


def expected(audience: str, role: str, method: str, names_a_row: bool, endpoint: str) -> set[int]:
    """The statuses that the declared audience allows; `names_a_row` of the owner's practice in the address."""
    if not is_open_to(audience, role):
        return {403} if role != "anonymous" else {302} if method == "GET" else {401}
    if method == "POST" and endpoint in WANT_MORE:
        return {400}
    if names_a_row and role in {"other", "demo"}:
        return {404}
    return ANSWERED


def test_every_view_declares_its_audience(app):
    assert undeclared(app) == []


def test_no_route_takes_a_method_that_this_file_does_not_try(app):
    assert {method for method, _rule in routes(app)} == {"GET", "POST"}


def test_each_role_gets_where_the_audience_says_and_nobody_changes_what_is_not_open(app, world):
    people, filled = world
    before = dump(app)
    for method, rule in sorted(routes(app), key=lambda route: LAST.index(route[1].endpoint) if route[1].endpoint in LAST else -1):
        where = address(app, rule, filled["owner"].of(rule))
        statuses = {role: statuses_for(app, role, method, rule) for role in ROLES}
        refused = [role for role in ROLES if not statuses[role] & ANSWERED and (role, method, rule.endpoint) not in GONE]
        spares_paper = is_postgres(app.config["SETTINGS"]) and rule.rule.endswith(".pdf")  # whoever gets it gets the same from both
        for role in refused if method == "POST" or spares_paper else ROLES:
            try_as(app, people[role], role, method, rule, where, statuses[role])
        assert dump(app) == before, (method, rule.endpoint, refused)  # a GET by anybody changes nothing
        if method == "POST":
            for role in [role for role in ROLES if role not in refused]:
                try_as(app, people[role], role, method, rule, where, statuses[role])
            before = dump(app)


def statuses_for(app, role: str, method: str, rule) -> set[int]:
    if (role, rule.endpoint) in NOT_THERE or (role, method, rule.endpoint) in GONE:
        return {404}
    names_a_row = bool(rule.arguments - EVERY_PRACTICE_HAS - PUBLIC)
    return expected(audience_of(app, rule.endpoint), role, method, names_a_row, rule.endpoint)


def try_as(app, person: Consultant | None, role: str, method: str, rule, where: str, statuses: set[int]) -> None:
    """One request of somebody: its status and headers are the ones that the audience allows."""
    answer = browser(app, person).open(where, method=method)
    assert answer.status_code in statuses, (method, rule.endpoint, role, answer.status_code)
    if not is_open_to(audience_of(app, rule.endpoint), role) and role == "anonymous" and method == "GET":
        assert answer.location.startswith("/sign-in?next="), where
    sent = answer.status_code == 200 and rule.endpoint in SENT_BY_SOMEBODY
    wanted = HEADERS | ({"Content-Security-Policy": SANDBOX} if sent else {})
    assert {name: answer.headers.get(name) for name in HEADERS} == wanted, (method, rule.endpoint, role)
    assert rule.endpoint in KEPT or answer.headers["Cache-Control"] == "no-store", (method, rule.endpoint, role)


def test_unknown_rows_answer_like_another_practices(app, world):
    people, filled = world
    for method, rule in routes(app):
        values = filled["owner"].of(rule)
        for argument in rule.arguments - PUBLIC:
            for unknown in UNKNOWN:
                answer = browser(app, people["owner"]).open(address(app, rule, values | {argument: unknown}), method=method)
                assert answer.status_code == 404, (method, rule.endpoint, argument, unknown)


def test_a_row_of_another_practice_is_not_reached_through_an_own_case(app, world):
    people, filled = world
    for method, rule in routes(app):
        foreign = rule.arguments - EVERY_PRACTICE_HAS - PUBLIC
        for argument in foreign:
            mixed = filled["owner"].of(rule) | {argument: filled["other"].of(rule)[argument]}
            answer = browser(app, people["owner"]).open(address(app, rule, mixed), method=method)
            assert answer.status_code == 404, (method, rule.endpoint, argument)


@on_one_database
def test_a_post_without_its_token_is_refused_and_changes_nothing(app, world):
    people, filled = world
    app.config["WTF_CSRF_ENABLED"] = True
    before = dump(app)
    for method, rule in routes(app):
        for role in ROLES if method == "POST" else ():
            client = browser(app, people[role])
            answer = client.post(address(app, rule, filled["owner"].of(rule)), data={"csrf_token": "made up"})
            closed = {401} if role == "anonymous" else {403}
            wanted = {400} if is_open_to(audience_of(app, rule.endpoint), role) else closed
            assert answer.status_code in wanted, (rule.endpoint, role, answer.status_code)
            assert role == "anonymous" or client.get("/outbox/who").status_code == 200, (rule.endpoint, role)  # still signed in
        assert method == "GET" or dump(app) == before, rule.endpoint
