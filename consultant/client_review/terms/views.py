"""What the practice goes by in its reviews. For owners only."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.client_review.terms import actions
from consultant.client_review.terms.forms import TermsForm
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("terms", __name__, url_prefix="/review/terms")


@bp.route("", methods=["GET", "POST"])
@audience("owner")
def change():
    practice = current_user.practice
    form = TermsForm(actions.terms_of(practice))
    form.know_now(practice_now())
    if form.grows() or not form.validate_change():
        return render_template("client_review/terms.html", form=form, own=practice.currency)
    actions.set_terms(practice, form.hour.data, form.told)
    flash(_("Saved. All proposals count with it from now on."))
    return redirect(url_for("review.list_clients"))
