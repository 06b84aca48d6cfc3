"""Hostile answers to every question of every form, which are found on the pages: a message or a clean store, and all stands afterwards."""

import json
import logging
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from werkzeug.routing import Rule

from consultant.accounts.actions import consultant_by_id, invite
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered, record_of
from consultant.database import db, rows_of, work_for, working_for
from consultant.options.models import Option
from consultant.web.access import audience_of
from tests.calls.shop import open_shop
from tests.hostile import CHOICE, CLOCK, DAY, EVERY, NUMBER, TEXT, TICK, UNSEEN, Filling, body, shown_again
from tests.rows import address, arguments, fill, routes

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
TAKES_AWAY = ("cases.close", "promises.drop", "calls.withdraw", "calls.move", "options.remove", "roadblocks.remove")  # last
FINDS = {"cases.list_cases"}  # a form that only looks
ROUNDS = 15
MARKUP = (
    "'; DROP TABLE cases; -- {{7*7}} <script data-canary>alert(1)</script>\"><img data-canary src=x onerror=alert(1)>"
    "' data-canary=' </textarea></option><b data-canary> &lt;b data-canary&gt; 👩‍👩‍👧‍👦 🏳️‍🌈"
)
ODD = "a\0b\x1b[31m\u202egnp.\u2066\ufeff\x7f\x85\ufffe c"
NOT_OFFERED = ("-1", "0", "2", str(2**63), "9" * 400, "\ud800 \xff")  # 2: in numbered lists, of the other practice
NO_NUMBER = ("-1", "1e309", "NaN", "٣", str(2**63), "1,000,000,000,000.999")
NO_DAY = ("0000-00-00", "2025-02-30", "٢٠٢٥-٠١-٠١", "10000-01-01", "-1", "tomorrow")
NO_CLOCK = ("24:00", "02:60", "٠٢:٣٠", "-1:00", "2", "noon")


@pytest.fixture
def desk(app, owner, client, stranger, caplog):
    """The owner's browser, in a practice with rows of every kind; another practice has rows too."""
    caplog.set_level(logging.ERROR)
    open_shop(app, owner)
    with app.app_context(), working_for(stranger.practice_id, stranger.id):
        fill(consultant_by_id(stranger.id), arguments(app))
        db.session.commit()
    yield Desk(app, owner, client)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]




class Desk:
    """Opens forms, sends them, and judges each answer."""

    def __init__(self, app, owner, client) -> None:
        self.app, self.owner, self.client = app, owner, client
        self.cases: list[int] = []
        self.new_case()
        self.all_forms = self.forms()

    def new_case(self) -> None:
        """Another case with a row of every kind: the last one has lost what some form takes away."""
        with self.app.app_context(), working_for(self.owner.practice_id, self.owner.id):
            self.filled = fill(consultant_by_id(self.owner.id), arguments(self.app))
            db.session.commit()
        number = self.filled.values["number"]
        self.client.post(f"/cases/{number}/options/new", data={"what": "Rests on nothing", "kind": "workaround"})
        with self.app.app_context(), working_for(self.owner.practice_id, self.owner.id):
            spare = rows_of(Option, case_numbered(number).id)[-1].id
        self.filled.special["options.remove"] = {"option_id": spare}
        self.cases.append(number)

    def forms(self) -> list[tuple[Rule, int]]:
        """Each route of ours with forms on its page, one by one; last those that take away what others need."""
        rules = {rule.endpoint: rule for method, rule in routes(self.app) if method == "GET"}
        order = sorted(rules, key=lambda endpoint: TAKES_AWAY.index(endpoint) if endpoint in TAKES_AWAY else -1)
        ours = [rules[endpoint] for endpoint in order if audience_of(self.app, endpoint) in ("member", "owner")]
        ours = [rule for rule in ours if "POST" in rule.methods or rule.endpoint in FINDS]
        return [(rule, place) for rule in ours for place in range(len(self.fillings(rule)))]

    def where(self, rule) -> str:
        return address(self.app, rule, self.filled.of(rule))

    def fillings(self, rule) -> list[Filling]:
        answer = self.client.get(self.where(rule))
        if answer.status_code != 200:
            self.new_case()
            answer = self.client.get(self.where(rule))
        assert answer.status_code == 200, (rule.endpoint, answer.status_code)
        return fillings_of(BeautifulSoup(answer.text, "lxml"), self.where(rule))

    def drive(self, value: str, day: str, clock: str) -> set[str]:
        """The value into every question of every form, until the form takes it. The routes that stored."""
        stored = set()
        for rule, place in self.all_forms:
            for filling in self.fillings(rule)[place : place + 1]:
                filling.put(dict.fromkeys(EVERY, value) | {DAY: day, CLOCK: clock})
                stored |= {rule.endpoint} if settled(self.client, filling) else set()
        return stored

    def misfit(self, *each: dict[str, str]) -> None:
        """Values, by kind, that no control of their kind may take: every one says so, and nothing is stored."""
        for rule, place in self.all_forms:
            filling = self.fillings(rule)[place]
            for values in each if rule.endpoint not in FINDS else ():
                filling.restore(*EVERY)
                if filling.put(values):
                    page = send(self.client, filling)
                    assert page is not None, (rule.endpoint, values)
                    assert not missed(filling, values, page), (rule.endpoint, values, missed(filling, values, page))

    def all_stands(self) -> None:
        """Every page opens, nothing that was sent is markup in one, each case prints, and comes back from its file as it is."""
        for method, rule in routes(self.app):
            if method == "GET":
                answer = self.client.get(self.where(rule))
                assert answer.status_code in (200, 302, 404), (rule.endpoint, answer.status_code)
                if answer.mimetype == "text/html":
                    has_no_canary(BeautifulSoup(answer.text, "lxml"), rule.endpoint)
        for number in self.cases:
            for page in ("", "/report"):
                answer = self.client.get(f"/cases/{number}{page}")
                assert answer.status_code == 200, (number, page)
                has_no_canary(BeautifulSoup(answer.text, "lxml"), (number, page))
            assert self.client.get(f"/cases/{number}/report.pdf").data.startswith(b"%PDF-"), number
            with self.app.app_context(), working_for(self.owner.practice_id, self.owner.id):
                file = write_case(record_of(case_numbered(number)), private=True)
            assert write_case(read_case(file), private=True) == file


def fillings_of(page: BeautifulSoup, where: str) -> list[Filling]:
    """The forms of a page that ask something."""
    found = [Filling.of(form, where) for form in page.select("form")]
    return [filling for filling in found if any(control.name != "csrf_token" for control in filling.controls)]


def has_no_canary(page: BeautifulSoup, where: object) -> None:
    assert not page.select("[data-canary]"), where
    assert "{{49}}" not in page.get_text(), where


def send(client, filling: Filling) -> BeautifulSoup | None:
    """The page with its message, which keeps what was typed; None when it was stored."""
    pairs = [(name, value + uuid4().hex if name == "once" else value) for name, value in filling.pairs()]
    return judged(client.open(filling.action, method=filling.method, data=body(pairs), content_type=FORM), filling)


def settled(client, filling: Filling) -> bool:
    """Whether the form takes what was put into it, after other answers where it refuses one."""
    page, rounds = send(client, filling), ROUNDS
    filling.restore(UNSEEN, TICK)
    while page is not None and rounds and filling.mend(page):
        page, rounds = send(client, filling), rounds - 1
    return page is None


def judged(answer, filling: Filling) -> BeautifulSoup | None:
    """The page, which says what is wrong and keeps all that was typed; None when the answers led on, or no form is left on it."""
    where = (filling.action, answer.status_code)
    assert answer.status_code in (200, 302, 404, 413, 422, 429), where
    if answer.status_code == 302:
        return None
    page = BeautifulSoup(answer.text, "lxml")
    has_no_canary(page, where)
    if answer.status_code in (404, 413) or filling.method == "get":
        return page
    there = [(one.name, one.sent) for form in fillings_of(page, "") for one in form.controls]
    if not there:
        return None
    assert page.select(".invalid-feedback, [role=alert], [role=status]"), where
    for message in page.select("form .invalid-feedback[id]"):
        at = page.select(f'[aria-describedby~="{message["id"]}"]')
        assert at and (at[0].has_attr("aria-invalid") or at[0].select("[aria-invalid]")), (where, message.get_text())
    for control in filling.controls:
        if control.kind in (TEXT, NUMBER, DAY, CLOCK) and not control.is_secret:
            assert (control.name, [shown_again(control.sent[0])]) in there, (where, control.name, control.sent[0][:60])
    return page


def missed(filling: Filling, values: dict[str, str], page: BeautifulSoup) -> list[str]:
    """The questions of these kinds that have no message."""
    wrong = {tag.get("name") for tag in page.select("form [aria-invalid]")}
    return [one.name for one in filling.controls if one.kind in values and one.name not in wrong]


@pytest.mark.parametrize(
    ("value", "day", "clock"),
    [
        pytest.param(MARKUP, "0001-01-01", "00:00", id="markup"),
        pytest.param(ODD, "2025-03-30", "01:30", id="odd"),
        pytest.param("W" * 21_000, "9999-12-31", "23:59", id="long"),
    ],
)
def test_into_every_question_at_once(desk, value, day, clock):
    stored = desk.drive(value, day, clock)
    assert stored == {rule.endpoint for rule, _place in desk.all_forms} - FINDS
    desk.all_stands()


def test_what_fits_nowhere_gets_its_message(desk):
    desk.misfit(*({NUMBER: a, DAY: b, CLOCK: c, CHOICE: d} for a, b, c, d in zip(NO_NUMBER, NO_DAY, NO_CLOCK, NOT_OFFERED, strict=True)))
    desk.misfit({TEXT: "Long " * 6_000})
    desk.all_stands()


SHAPES = {  # a body and its type, made from what a browser would send
    "nothing": lambda pairs: (b"", FORM),
    "empty": lambda pairs: (body((name, "") for name, _value in pairs), FORM),
    "blanks": lambda pairs: (body((name, " \t\u3000\u200b\n") for name, _value in pairs), FORM),
    "other questions": lambda pairs: (body((name, MARKUP) for name in ODD_NAMES), FORM),
    "two answers each": lambda pairs: (body([*pairs, *((name, MARKUP) for name, _value in pairs)]), FORM),
    "files": lambda pairs: (parts(pairs, '; filename="\udcff<b data-canary>.html"'), MULTIPART),
    "parts without their end": lambda pairs: (parts(pairs, "")[:-20], MULTIPART),
    "no boundary": lambda pairs: (parts(pairs, ""), "multipart/form-data"),
    "JSON": lambda pairs: (json.dumps(dict(pairs)).encode(), "application/json"),
    "JSON as a form": lambda pairs: (json.dumps(dict(pairs)).encode(), FORM),
    "text": lambda pairs: (body(pairs), "text/plain"),
    "broken bytes": lambda pairs: (b"&".join(name.encode() + b"=\xff\xfe%zz%" for name, _value in pairs), FORM),
}
ODD_NAMES = ("x\0", "worked-\u00b2-item", "statements-999-by", "parties--1-name", "a" * 5_000, "more", "\ud800")


def parts(pairs: list[tuple[str, str]], more: str) -> bytes:
    """As a form with files is sent."""
    each = [f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n' for name, value in pairs]
    return "".join([*each, "--b--\r\n"]).encode("utf-8", "surrogateescape")


def test_bodies_of_any_shape(desk):
    for rule, place in desk.all_forms:
        filling = None
        for name, make in SHAPES.items() if rule.endpoint not in FINDS else ():
            filling = filling or next(iter(desk.fillings(rule)[place : place + 1]), None)
            if filling:
                data, kind = make(filling.pairs())
                answer = desk.client.post(filling.action, data=data, content_type=kind)
                assert answer.status_code in (200, 302, 400, 404, 413, 415), (rule.endpoint, name, answer.status_code)
                filling = filling if answer.status_code == 200 else None
    desk.all_stands()


def test_a_paste_of_a_megabyte(desk):
    for rule, place in desk.all_forms:
        filling = desk.fillings(rule)[place]
        for control in [one for one in filling.controls if one.kind == TEXT][:1]:
            control.sent = ["Paste " * 175_000]
            assert send(desk.client, filling) is not None, rule.endpoint


def test_the_doors(app, caplog):
    """Sign up, join and sign in, while nobody is known yet."""
    caplog.set_level(logging.ERROR)
    for value in ("", " ", ODD, "W" * 21_000, "\ud800"):
        knock(app.test_client(), "/sign-up", value, send)
    assert knock(app.test_client(), "/sign-up", MARKUP, settled)
    with app.app_context():
        work_for(1, None)
        join = "/join/" + invite("mate@example.org", at=datetime.now(UTC))
        db.session.commit()
    for value in ("", " ", ODD, "W" * 21_000, "\ud800", MARKUP):
        for door in ("/sign-in", join):
            knock(app.test_client(), door, value, send)
    assert knock(app.test_client(), join, MARKUP, settled)
    app.config["WTF_CSRF_ENABLED"] = True
    for token in ("", ODD, "W" * 21_000, "\ud800"):
        answer = app.test_client().post("/sign-in", data=body([("csrf_token", token)]), content_type=FORM)
        assert answer.status_code == 400
    assert not caplog.records


def knock(client, door: str, value: str, how) -> object:
    """What comes of this value in every question at a door."""
    filling = fillings_of(BeautifulSoup(client.get(door).text, "lxml"), door)[0]
    filling.put(dict.fromkeys((TEXT, CHOICE, UNSEEN), value))
    return how(client, filling)
