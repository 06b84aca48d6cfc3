"""A practice with a row of every kind, and what to write into the addresses of the app's own route map."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from consultant.accounts.actions import invite
from consultant.accounts.models import Consultant, Practice
from consultant.calls.models import Call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.models import Case
from consultant.client_review.history.rules import Payment
from consultant.client_review.money.actions import add_expected, add_invoice
from consultant.database import Base, add_row, change_row, db, rows_of
from consultant.evidence.files.actions import attach, store_file
from consultant.feedback.actions import add_answer
from consultant.feedback.rules import Answer
from consultant.feedback.rules import Kind as AnswerKind
from consultant.options.actions import offer_option
from consultant.options.models import Offer, Option
from consultant.options.rules import Offer as OfferOfOption
from consultant.papers.complaint.actions import begun, keep_complaint
from consultant.papers.schemes.actions import built_in as built_in_schemes
from consultant.papers.schemes.actions import save_scheme
from consultant.parties.models import Party
from consultant.playbooks.actions import built_in, save_own
from consultant.promises.models import Promise
from consultant.referrals.rules import Referral
from consultant.reports.actions import issue_report
from consultant.reports.wording.models import KeptWords
from consultant.reports.wording.rules import fingerprint
from consultant.revisit.rules import Revisit
from consultant.sending.actions import make_link
from consultant.sending.models import LinkOpening
from consultant.sending.outbox.actions import post
from consultant.web.assets import scripts_version
from tests.conftest import signed_in
from tests.evidence.files.made import photo
from tests.pages import JudgingClient

STORY = Path(__file__).parents[1] / "consultant" / "demo" / "cases" / "dsl.json"
RICH = Path(__file__).parent / "casefile" / "rich.json"
EVERY_PRACTICE_HAS = {"number", "issue", "place"}  # cases, reports and tests of a playbook are counted in each practice anew
PUBLIC = {"limit", "step", "fingerprint", "token", "name", "filename", "key", "version"}  # in addresses that name nobody's row

PHOTO = photo(kind="PNG")
NOW = datetime.now(UTC)  # one moment for all cases: their first reports are equal, and printed once for each process


@dataclass(frozen=True)
class Filled:
    """The values for addresses: by argument, and by endpoint where one differs or needs a query."""

    values: dict[str, Any]
    special: dict[str, dict[str, Any]]

    def of(self, rule: Rule) -> dict[str, Any]:
        """The values for this route. KeyError names an argument for which there is no row."""
        special = self.special.get(rule.endpoint, {})
        return {name: (self.values | special)[name] for name in rule.arguments} | special


def fill(person: Consultant, others: tuple[str, ...]) -> Filled:
    """A case with a row of every kind, in the practice that is worked for. `others` are further arguments of routes."""
    practice, now = db.session.get(Practice, person.practice_id), NOW
    practice.phone = "555 0142"
    story = read_case(STORY.read_bytes())
    rich = read_case(RICH.read_bytes())
    case = import_record(
        replace(
            story,
            parts=story.parts or tuple(replace(part, party=story.parties[-1].id) for part in rich.parts),
            tests=story.tests or rich.tests,
            referrals=(Referral("Wirewise", "the wires in the wall"),),
            revisit=Revisit(never=True),
            work=rich.work,
        ),
        at=now,
    )
    option, firm = rows_of(Option, case.id)[0], rows_of(Party, case.id)[-1].key
    attach(case.id, store_file(PHOTO, "modem.png"), call_id=rows_of(Call, case.id)[0].id)
    save_own(built_in()["card-payments"])
    save_scheme(built_in_schemes()["uk-telecoms"])
    report = issue_report(case, practice, now)
    change_row(case, report_note="It came on 05/09.")  # which holds the next report back, in any language
    add_row(KeptWords(case_id=case.id, fingerprint="0" * 16, rule="L05", text="lied", reason="It is what he said."))
    link, secret = make_link(report, until=now.date(), zone=UTC, at=now)
    add_answer(case.id, Answer(now, report.number, AnswerKind.WRONG, "The modem is white."), link.id)
    keep_complaint(case, firm, begun(case, now))
    post(report, "ann@example.org", note=None, until=None, zone=UTC, at=now)
    estimate = {"on": now.date(), "amount": Decimal(30), "currency": "EUR"}
    client_id = _first("client_id", case)
    add_invoice(client_id, [Payment(now.date(), Decimal(10))], **estimate, due=now.date())
    add_expected(client_id, **estimate, by=now.date())
    known = {
        "number": case.number,
        "issue": report.number,
        "fingerprint": fingerprint("L11", "05/09", "It came on 05/09."),
        "link_id": link.id,
        "token": invite(f"new{practice.id}@example.org", at=now),
        "name": "AtkinsonHyperlegible-Bold.ttf",
        "version": scripts_version(),
        "filename": "css/page.css",
        "key": "card-payments",
        "place": 1,
        "limit": "hours",
        "step": "letter",
        "promise_id": next(row.id for row in rows_of(Promise, case.id) if row.kept is None and not row.dropped),
        "option_id": option.id,
        "offer_id": offer_option(option, OfferOfOption()).id,
    }
    return Filled(
        {name: _first(name, case) for name in others if name not in known} | known,
        {
            "options.change_advice": {"offer_id": next(row.id for row in rows_of(Offer, case.id) if row.option_id is None)},
            **{f"parties.{page}": {"party": firm} for page in ("edit", "contact", "remove")},
            **{f"{paper}.{page}": {"party": firm} for paper in ("card", "own_lines") for page in ("show", "pdf")},
            **{f"complaint.{page}": {"party": firm} for page in ("write", "letter", "pack")},
            **{f"schemes.{page}": {"key": "uk-telecoms"} for page in ("edit", "remove")},
            "papers.sample": {"name": "passport"},
            **{f"phone.{page}": {"token": secret} for page in ("show", "pdf", "answer")},
            "bootstrap.static": {"filename": "css/bootstrap.min.css"},
            "assets.script": {"version": scripts_version(), "name": "app.js"},
        },
    )


def _first(argument: str, case: Case) -> int:
    """The id of the first row, of this case where it belongs to one, of the model that an argument names: call_id, Call."""
    stem = argument.removesuffix("_id").replace("_", "")
    model = next((m.class_ for m in Base.registry.mappers if m.class_.__name__.lower() == stem), None)
    assert model and stem != argument, f"tests/rows.py does not know what the argument {argument!r} stands for"
    own = {"case_id": case.id} if "case_id" in model.__table__.columns else {}
    row = db.session.scalars(db.select(model).filter_by(**own).order_by(model.id)).first()
    assert row, f"tests/rows.py makes no row for the argument {argument!r}"
    return row.id


def routes(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Every method of every route."""
    for rule in app.url_map.iter_rules():
        yield from ((method, rule) for method in sorted(rule.methods - {"OPTIONS", "HEAD"}))


def arguments(app: Flask) -> tuple[str, ...]:
    """The names of all arguments in the route map."""
    return tuple(sorted(set().union(*(rule.arguments for rule in app.url_map.iter_rules()))))


def address(app: Flask, rule: Rule, values: dict[str, Any]) -> str:
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def browser(app: Flask, person: Consultant | None) -> JudgingClient:
    return signed_in(app, person) if person else app.test_client()


def dump(app: Flask) -> dict[str, list[tuple]]:
    """All rows of all tables, as they are stored; but for the log of opened links, which is no state: nothing is made of it."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in Base.metadata.sorted_tables
            if table.name != LinkOpening.__tablename__
        }
