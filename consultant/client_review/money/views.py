"""The money of one client: bills, payments, expected work. For owners only."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.client_review.earnings.rules import PERIODS, earned
from consultant.client_review.history.actions import history_of
from consultant.client_review.money import actions, words
from consultant.client_review.money.forms import ExpectedForm, InvoiceForm, MoneyPage, told
from consultant.client_review.money.rules import Came, totals
from consultant.client_review.rules import YEAR
from consultant.client_review.subjects.actions import agreed_of
from consultant.clients.actions import client
from consultant.database import change_row, remove_row
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("money", __name__, url_prefix="/clients/<int:client_id>/money")


@bp.get("")
@audience("owner")
def show(client_id: int):
    who, today, own = client(client_id), practice_now().date(), current_user.practice.currency
    bills, expected = actions.invoices_of(who.id), actions.expected_work_of(who.id)
    history, agreed = history_of(who, current_user.practice), agreed_of(who, current_user.practice)
    periods = [(months, earned(history, today, months, agreed)) for months in PERIODS]
    return render_template(
        "client_review/money/show.html",
        who=who,
        today=today,
        bills=bills,
        expected=expected,
        totals=totals(bills.values(), today, own),
        periods=periods,
        goal=words.goal(agreed),
        left_out=words.left_out(dict(periods)[YEAR].left_out, own),
        words=words,
    )


@bp.route("/invoices/new", methods=["GET", "POST"])
@audience("owner")
def add_invoice(client_id: int):
    who = client(client_id)
    form = InvoiceForm(who.id, currency=current_user.practice.currency)
    form.know_now(practice_now())
    if form.grows() or not form.validate_once():
        return render_template("client_review/money/invoice.html", form=form, who=who, row=None)
    actions.add_invoice(who.id, form.paid, **form.facts)
    return _back(who.id, _("The invoice is saved."))


@bp.route("/invoices/<int:invoice_id>", methods=["GET", "POST"])
@audience("owner")
def change_invoice(client_id: int, invoice_id: int):
    who, row = client(client_id), actions.invoice_of(client_id, invoice_id)
    payments = tuple(one.to_rule() for one in actions.payments_of(row))
    form = InvoiceForm(who.id, **told(row.to_rule(payments), row.what))
    form.know_now(practice_now())
    if form.grows() or not form.validate_change():
        return render_template("client_review/money/invoice.html", form=form, who=who, row=row)
    actions.change_invoice(row, form.paid, **form.facts)
    return _back(who.id, _("The invoice is saved."))


@bp.route("/invoices/<int:invoice_id>/remove", methods=["GET", "POST"])
@audience("owner")
def remove_invoice(client_id: int, invoice_id: int):
    question = _("Take this invoice out?"), _("It is deleted with its payments. For one that was noted by mistake."), _("Take it out")
    who = client(client_id)
    row, page = ask_first(lambda: actions.invoice_of(who.id, invoice_id), question=question, **_way_back(who))
    if page:
        return page
    actions.remove_invoice(row)
    return _back(who.id, _("The invoice is taken out."))


@bp.route("/expected/new", methods=["GET", "POST"])
@audience("owner")
def add_expected(client_id: int):
    who = client(client_id)
    form = ExpectedForm(who.id, currency=current_user.practice.currency, on=practice_now().date())
    form.know_now(practice_now())
    if not form.validate_once():
        return render_template("client_review/money/expected.html", form=form, who=who, row=None)
    actions.add_expected(who.id, **form.facts)
    return _back(who.id, _("The estimate is saved."))


@bp.route("/expected/<int:expected_work_id>", methods=["GET", "POST"])
@audience("owner")
def change_expected(client_id: int, expected_work_id: int):
    who, row = client(client_id), actions.expected_of(client_id, expected_work_id)
    stored = {name: getattr(row, name) for name in ("on", "by", "amount", "currency", "what")}
    form = ExpectedForm(who.id, **stored, came=Came.of(row.came))
    form.know_now(practice_now())
    if not form.validate_change():
        return render_template("client_review/money/expected.html", form=form, who=who, row=row)
    change_row(row, **form.facts)
    return _back(who.id, _("The estimate is saved."))


@bp.route("/expected/<int:expected_work_id>/remove", methods=["GET", "POST"])
@audience("owner")
def remove_expected(client_id: int, expected_work_id: int):
    rest = _("It is deleted. What it said stands in the list of changes. For one that was noted by mistake.")
    question = _("Take this estimate out?"), rest, _("Take it out")
    who = client(client_id)
    row, page = ask_first(lambda: actions.expected_of(who.id, expected_work_id), question=question, **_way_back(who))
    if page:
        return page
    remove_row(row)
    return _back(who.id, _("The estimate is taken out."))


def _way_back(who) -> dict[str, object]:
    back = _("Money with %(name)s", name=who.name)
    return {"called": "told", "form": MoneyPage(who.id), "contact": url_for("money.show", client_id=who.id), "back": back}


def _back(client_id: int, message: str):
    flash(message)
    return redirect(url_for("money.show", client_id=client_id))
