"""Options for the client, and each time one or a piece of advice was put to them."""

from datetime import datetime

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.clients.limits.actions import pass_limits
from consultant.clients.limits.rules import Limit
from consultant.clients.limits.words import agreed_on_advice
from consultant.matching.rules import same_words
from consultant.options import actions, forms
from consultant.options.models import Offer as OfferRow
from consultant.options.rules import Advice, Offer, Option, same_advice
from consultant.options.words import option_rests
from consultant.organizations.track_record.actions import track_records_in
from consultant.reports.actions import reports_listing
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now, practice_zone
from consultant.web.removal import ask_first

bp = Blueprint("options", __name__, url_prefix="/cases/<int:number>")


@bp.route("/options/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = forms.OptionForm()
    form.priced_in(case.priced_in)
    form.know_now(practice_now())
    if not form.validate_once():
        return render_template("options/edit.html", form=form, case=case)
    actions.add_option(case.id, Option(**form.facts))
    return to_fold(number, "options", _("The option is saved."))


@bp.route("/options/<int:option_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, option_id: int):
    case = case_numbered(number)
    row = actions.option_of(case.id, option_id)
    form = forms.OptionForm(obj=row)
    form.priced_in(case.priced_in)
    form.know_now(practice_now())
    if not form.validate_change():
        firms = track_records_in(row.what, practice_now())
        return render_template("options/edit.html", form=form, case=case, option=row, firms=firms)
    actions.change_option(row, **form.facts)
    return to_fold(number, "options", _("The option is saved."))


@bp.route("/options/<int:option_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, option_id: int):
    case = case_numbered(number)
    row, page = ask_first(
        lambda: actions.option_of(case.id, option_id),
        called="what",
        rests=lambda row: option_rests(len(actions.offers_of(row)), reports_listing(case.id, "options", row.what, row.id)),
        case=case,
        fold="options",
    )
    if page:
        return page
    actions.remove_option(row)
    return to_fold(number, "options", _("The option is taken out."))


@bp.route("/options/<int:option_id>/offers/new", methods=["GET", "POST"])
@audience("member")
def offer(number: int, option_id: int):
    case = case_numbered(number)
    option = actions.option_of(case.id, option_id)
    form = forms.OfferForm(data={"at": practice_now()})
    form.know_now(practice_now())
    form.before = actions.offers_of(option)
    form.agreed = agreed_on_advice(case.client.held)
    if not form.validate_once():
        firms = track_records_in(option.what, practice_now())
        return render_template("options/offer.html", form=form, case=case, option=option, firms=firms)
    made = actions.offer_option(option, Offer(**form.facts(practice_zone())))
    _note_passed(case, form, made)
    return to_fold(number, "options", _("Their answer is saved."))


@bp.route("/options/<int:option_id>/offers/<int:offer_id>", methods=["GET", "POST"])
@audience("member")
def answer(number: int, option_id: int, offer_id: int):
    case = case_numbered(number)
    option = actions.option_of(case.id, option_id)
    row = actions.offer_of(case.id, offer_id, option.id)
    form = forms.OfferForm(data=forms.told(row, practice_zone()))
    form.know_now(practice_now())
    form.before = [offer for offer in actions.offers_of(option) if offer.id < row.id]
    form.guarded = bool(row.changed)  # noting an answer offers nothing, but what was said to have changed stays said
    if not form.validate_change():
        firms = track_records_in(option.what, practice_now())
        return render_template("options/offer.html", form=form, case=case, option=option, firms=firms)
    actions.change_offer(row, **form.facts(practice_zone(), row.at))
    return to_fold(number, "options", _("Their answer is saved."))


@bp.route("/advice/new", methods=["GET", "POST"])
@audience("member")
def advise(number: int):
    case = case_numbered(number)
    again = _again(case)
    form = forms.AdviceForm(data={"at": practice_now(), "advice": again and again.advice})
    form.know_now(practice_now())
    form.given = actions.advice_of(case.id)
    form.agreed = agreed_on_advice(case.client.held)
    form.before = same_advice(again.advice, form.given) if again else ()
    if not form.validate_once():
        return render_template("options/advice.html", form=form, case=case)
    made = actions.give_advice(case.id, Advice(**form.facts(practice_zone())))
    _note_passed(case, form, made)
    return to_fold(number, "advice", _("Your advice is saved."))


@bp.route("/advice/<int:offer_id>", methods=["GET", "POST"])
@audience("member")
def change_advice(number: int, offer_id: int):
    case = case_numbered(number)
    row = actions.offer_of(case.id, offer_id, None)
    form = forms.AdviceForm(data=forms.told(row, practice_zone()))
    form.know_now(practice_now())
    form.given = [one for one in actions.advice_of(case.id) if one.id < row.id]
    form.before = same_advice(row.advice, form.given)
    form.guarded = bool(row.changed) or same_words(form.advice.data or "") != same_words(row.advice)
    if not form.validate_change():
        return render_template("options/advice.html", form=form, case=case)
    actions.change_offer(row, **form.facts(practice_zone(), row.at))
    return to_fold(number, "advice", _("Your advice is saved."))


def _note_passed(case: Case, form: forms.OfferForm, made: OfferRow) -> None:
    if form.goes_past:
        at = made.at if isinstance(made.at, datetime) else practice_now()
        pass_limits(case, [Limit.NO_ADVICE], form.passed_because.data, at=at)


def _again(case: Case) -> Advice | None:
    """The advice that the address asks to give again."""
    return next((one for one in actions.advice_of(case.id) if str(one.id) == request.args.get("again")), None)
