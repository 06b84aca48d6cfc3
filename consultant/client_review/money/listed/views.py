"""Invoices of all clients from a list. For owners only."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_login import current_user

from consultant.client_review.money import actions
from consultant.client_review.money.listed.forms import ListForm
from consultant.client_review.money.listed.rules import COLUMNS, MOST_LINES, SAMPLE, Known
from consultant.client_review.money.listed.words import became
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.fields import currency_codes

bp = Blueprint("listed", __name__, url_prefix="/clients/invoices")


@bp.route("", methods=["GET", "POST"])
@audience("owner")
def bring_in():
    form, own = ListForm(), current_user.practice.currency
    form.known = Known(actions.all_clients(), own, currency_codes(), practice_now().date())
    if form.validate_once():
        for sentence in became(actions.bring_in(form.read)):
            flash(sentence)
        return redirect(url_for("listed.bring_in"))
    page = {"form": form, "columns": COLUMNS, "most": MOST_LINES, "sample": _sample(), "billed": actions.billed_clients(), "own": own}
    return render_template("client_review/money/listed.html", **page)


@bp.get("/sample.csv")
@audience("owner")
def sample():
    """A file to start from."""
    response = Response(_sample(), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="invoices.csv")
    return response


def _sample() -> str:
    return SAMPLE.format(currency=current_user.practice.currency)
