"""The owner's browser, which opens every form, sends it hostile answers, and judges what comes back."""

from uuid import uuid4

from lxml.html import HtmlElement, document_fromstring
from werkzeug.routing import Rule

from consultant.accounts.actions import consultant_by_id
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered, record_of
from consultant.database import db, rows_of, working_for
from consultant.options.models import Option
from consultant.web.access import audience_of
from tests.conftest import is_postgres
from tests.hostile import CLOCK, DAY, EVERY, NUMBER, TEXT, TICK, UNSEEN, Filling, body, shown_again
from tests.rows import address, arguments, fill, routes

FORM = "application/x-www-form-urlencoded"
TAKES_AWAY = (
    "cases.close", "promises.drop", "calls.withdraw", "calls.move", "options.remove", "roadblocks.remove", "troubleshooting.remove",
    "money.remove_invoice", "money.remove_expected", "work.remove", "wording.remove",
    "erasing.erase",
)  # fmt: skip  # last
FINDS = {"cases.list_cases"}  # a form that only looks
# They store nothing without a file or a list: tests/offline/test_import.py, tests/client_review/money/test_lists.py
WANTS_FILE = {"offline.import_file", "listed.bring_in"}
ROUNDS = 15
MESSAGE = "contains(concat(' ', normalize-space(@class), ' '), ' invalid-feedback ')"


class Desk:
    """Opens forms, sends them, and judges each answer."""

    def __init__(self, app, owner, client) -> None:
        self.app, self.owner, self.client = app, owner, client
        self.spares_paper = is_postgres(app.config["SETTINGS"])
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
        ours = [rule for rule in ours if ("POST" in rule.methods or rule.endpoint in FINDS) and rule.endpoint not in WANTS_FILE]
        return [(rule, place) for rule in ours for place in range(len(self.fillings(rule)))]

    def where(self, rule) -> str:
        return address(self.app, rule, self.filled.of(rule))

    def fillings(self, rule) -> list[Filling]:
        answer = self.client.get(self.where(rule))
        if answer.status_code != 200:
            self.new_case()
            answer = self.client.get(self.where(rule))
        assert answer.status_code == 200, (rule.endpoint, answer.status_code)
        return fillings_of(document_fromstring(answer.text), self.where(rule))

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
        """Every page opens, nothing that was sent is markup in one, each case prints, and comes back from its file as it is.

        Paper is made from the same records on both databases: it is made from one."""
        for method, rule in routes(self.app):
            if method == "GET" and not (self.spares_paper and rule.rule.endswith(".pdf")):
                answer = self.client.get(self.where(rule))
                assert answer.status_code in (200, 302, 404), (rule.endpoint, answer.status_code)
                if answer.mimetype == "text/html":
                    has_no_canary(document_fromstring(answer.text), rule.endpoint)
        printed = set()
        for number in self.cases:
            with self.app.app_context(), working_for(self.owner.practice_id, self.owner.id):
                file = write_case(record_of(case_numbered(number)), private=True)
            assert write_case(read_case(file), private=True) == file
            if file not in printed:  # many were made anew for what a form takes away, and print the same
                printed.add(file)
                self.prints(number)

    def prints(self, number: int) -> None:
        for page in ("", "/report"):
            answer = self.client.get(f"/cases/{number}{page}")
            assert answer.status_code == 200, (number, page)
            has_no_canary(document_fromstring(answer.text), (number, page))
        if not self.spares_paper:
            assert self.client.get(f"/cases/{number}/report.pdf").data.startswith(b"%PDF-"), number


def fillings_of(page: HtmlElement, where: str) -> list[Filling]:
    """The forms of a page that ask something."""
    found = [Filling.of(form, where) for form in page.iter("form")]
    return [filling for filling in found if any(control.name != "csrf_token" for control in filling.controls)]


def has_no_canary(page: HtmlElement, where: object) -> None:
    assert not page.xpath("//*[@data-canary]"), where
    assert "{{49}}" not in page.text_content(), where


def send(client, filling: Filling) -> HtmlElement | None:
    """The page with its message, which keeps what was typed; None when it was stored."""
    pairs = [(name, value + uuid4().hex if name == "once" else value) for name, value in filling.pairs()]
    return judged(client.open(filling.action, method=filling.method, data=body(pairs), content_type=FORM), filling)


def settled(client, filling: Filling) -> bool:
    """Whether the form takes what was put into it, after other answers where it refuses one."""
    page, rounds = send(client, filling), ROUNDS
    filling.restore(UNSEEN, TICK)
    while page is not None and rounds and (filling.mend(page) or rounds == ROUNDS):  # what was restored may be all that was wrong
        page, rounds = send(client, filling), rounds - 1
    return page is None


def judged(answer, filling: Filling) -> HtmlElement | None:
    """The page, which says what is wrong and keeps all that was typed; None when the answers led on, or no form is left on it."""
    where = (filling.action, answer.status_code)
    assert answer.status_code in (200, 302, 404, 413, 422, 429), where
    if answer.status_code == 302:
        return None
    page = document_fromstring(answer.text)
    has_no_canary(page, where)
    if answer.status_code in (404, 413) or filling.method == "get":
        return page
    there = [(one.name, one.sent) for form in fillings_of(page, "") for one in form.controls]
    if not there:
        return None
    assert page.xpath(f"//*[@role='alert' or @role='status' or {MESSAGE}]"), where
    described = {id: tag for tag in page.xpath("//*[@aria-describedby]") for id in tag.get("aria-describedby").split()}
    for message in page.xpath(f"//form//*[@id and {MESSAGE}]"):
        at = described.get(message.get("id"))
        assert at is not None and at.xpath("descendant-or-self::*[@aria-invalid]"), (where, message.text_content())
    for control in filling.controls:
        if control.kind in (TEXT, NUMBER, DAY, CLOCK) and not control.is_secret:
            assert (control.name, [shown_again(control.sent[0])]) in there, (where, control.name, control.sent[0][:60])
    return page


def missed(filling: Filling, values: dict[str, str], page: HtmlElement) -> list[str]:
    """The questions of these kinds that have no message."""
    wrong = {tag.get("name") for tag in page.xpath("//form//*[@aria-invalid]")}
    return [one.name for one in filling.controls if one.kind in values and one.name not in wrong]
