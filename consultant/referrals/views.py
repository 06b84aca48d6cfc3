"""Who was asked to take over a part."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.referrals import actions
from consultant.referrals.forms import ReferralForm, told
from consultant.web.access import audience
from consultant.web.back import to_fold

bp = Blueprint("referrals", __name__, url_prefix="/cases/<int:number>/referrals")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = ReferralForm()
    if not form.validate_once():
        return render_template("referrals/edit.html", form=form, case=case)
    actions.add_referral(case.id, form.referral)
    return to_fold(number, "referrals", _("Saved."))


@bp.route("/<int:referral_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, referral_id: int):
    case = case_numbered(number)
    row = actions.referral_of(case.id, referral_id)
    form = ReferralForm(data=told(row.to_rule()))
    if not form.validate_change():
        return render_template("referrals/edit.html", form=form, case=case)
    actions.change_referral(row, form.referral)
    return to_fold(number, "referrals", _("Saved."))
