"""A small application with what all screens share and nothing else."""

from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace

from flask import Blueprint, Flask, redirect, render_template_string, request
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager, UserMixin
from flask_wtf import CSRFProtect

from consultant.languages import actions as languages
from consultant.web import access, advice, assets, clock, device, errors, filters, headers
from consultant.web.access import audience
from consultant.web.fields import Choice, Day, Moment, Money, Pick, PickSeveral, TextBlock, TextLine, Tick
from consultant.web.forms import BaseForm, RowForm, Rows
from tests.pages import JudgingClient

ROOT = Path(__file__).parents[2]


class Taste(StrEnum):
    SWEET = "sweet"
    SOUR = "sour"


class LineForm(RowForm):
    by = Pick("Who said it", among="firms", blank="Nobody")
    taste = Choice("Taste", kind=Taste, words=str.title, default=Taste.SWEET)
    because = TextLine("Because", limit=20)


class SampleForm(BaseForm):
    title = TextLine("Title", needed="Give it a title.", limit=60, private=False, description="A few words.")
    note = TextBlock("Note for yourself", private=True)
    day = Day("Day")
    at = Moment("When")
    cost = Money("Cost")
    taste = Choice("Taste", kind=Taste, words=str.title)
    firms = PickSeveral("Firms", among="firms")
    paid = Tick("Paid")
    lines = Rows(LineForm, most=3)


class Person(UserMixin):
    def __init__(self, id: str):
        self.id, self.mark = id, id
        self.practice = SimpleNamespace(zone="UTC")
        self.is_owner = id == "owner"


PAGE = """{% extends "base.html" %}{% from "components/forms.html" import form_page, field, chips, rows, bar %}
{% block title %}Sample{% endblock %}{% block main %}<h1>Sample</h1><h2>Questions</h2>
{% call form_page(form) %}
{{ field(form.title) }}{{ field(form.note, rows=2) }}{{ field(form.day) }}{{ field(form.at) }}{{ field(form.cost) }}
{{ chips(form.taste) }}{{ chips(form.firms) }}{{ field(form.paid) }}
{% call(row) rows(form.lines, "Line", "Add one more") %}
{{ field(row.by) }}{{ chips(row.taste) }}{{ field(row.because) }}
{% endcall %}
{{ bar("Save it", "Leave as it is", "/") }}
{% endcall %}{% endblock %}"""


def make_app() -> Flask:
    app = Flask("tiny", template_folder=ROOT / "templates", static_folder=ROOT / "consultant" / "static")
    app.config.update(SECRET_KEY="x", WTF_CSRF_ENABLED=False, MAX_FORM_MEMORY_SIZE=8_000_000)
    languages.init_app(app)
    Bootstrap5(app)
    LoginManager(app).user_loader(Person)
    for part in (access, assets, clock, device, errors, filters, headers):
        part.init_app(app)
    advice.init_app(app, lambda *_: [])
    CSRFProtect(app)
    for name, path, who in [
        ("today", "/", "show"), ("cases", "/cases", "list_cases"), ("calls", "/calls/new", "choose"),
        ("contacts", "/contacts", "show"), ("practice", "/you", "show"),
        ("offline", "/outbox", "show"), ("plain_language", "/words", "look"), ("pocket", "/manifest", "manifest"),
    ]:  # fmt: skip
        app.register_blueprint(_page(name, path, who))
    app.register_blueprint(_accounts())
    app.test_client_class = JudgingClient
    return app


def _page(name: str, path: str, endpoint: str) -> Blueprint:
    bp = Blueprint(name, __name__)

    @bp.get(path, endpoint=endpoint)
    @audience("owner" if name == "practice" else "member")
    def show():
        return render_template_string(
            '{% extends "base.html" %}{% block title %}Page{% endblock %}{% block main %}<h1>Page</h1>{% endblock %}'
        )

    return bp


def _accounts() -> Blueprint:
    bp = Blueprint("accounts", __name__)

    @bp.get("/sign-in")
    @audience("anyone")
    def sign_in():
        return render_template_string(
            '{% set focus = true %}{% extends "base.html" %}{% block title %}Sign in{% endblock %}'
            "{% block main %}<h1>Sign in</h1>{% endblock %}"
        )

    @bp.route("/form", methods=["GET", "POST"])
    @audience("member")
    def form():
        page = SampleForm()
        page.offer(firms=[(1, "Acme"), (2, "Börse <b>")])
        if not page.grows() and page.validate_on_submit():
            return redirect("/")
        return render_template_string(PAGE, form=page), 422 if request.method == "POST" and page.errors else 200

    return bp
