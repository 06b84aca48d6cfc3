"""Cases: list, open, show, change, close, reopen."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.assessment.actions import assessment_of
from consultant.baseline.words import baseline_fold
from consultant.calls.actions import logged_by
from consultant.cases import actions, forms, words
from consultant.cases.listing.actions import list_cases as find_cases
from consultant.cases.listing.forms import SearchForm
from consultant.cases.models import Case
from consultant.cases.one_cause.actions import one_cause_of
from consultant.cases.page.words import case_page
from consultant.cases.rules import CanHelp, CaseState, Closing
from consultant.clients import actions as clients
from consultant.clients.leaving.words import picks, still_left
from consultant.clients.models import Client
from consultant.evidence.files.actions import attachments_of
from consultant.parties.forms import outside_roles
from consultant.playbooks.actions import fill_case, playbook_named, playbooks
from consultant.playbooks.words import kinds
from consultant.referrals.actions import add_referral
from consultant.revisit.actions import set_revisit
from consultant.revisit.words import revisit_words
from consultant.sending.outbox.actions import reports_with_sendings
from consultant.troubleshooting.runs.words import left_items
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone

bp = Blueprint("cases", __name__, url_prefix="/cases")


@bp.get("")
@audience("member")
def list_cases():
    search = SearchForm(request.args)
    search.offer(clients=picks(clients.offered_clients(search.client.data)))
    found = find_cases(
        text=search.q.data,
        state=search.state.data,
        client_id=search.client.data,
        page=max(1, request.args.get("page", 1, int)),
    )
    searching = any(field.data for field in search)
    return render_template("cases/list.html", search=search, found=found, words=words, searching=searching)


@bp.route("/new", methods=["GET", "POST"], endpoint="open")
@audience("member")
def open_case():
    form = forms.OpenForm(client_id=request.args.get("client", type=int), playbook=request.args.get("playbook"))
    offered = clients.offered_clients(form.client_id.data, form.client_name.data or "", still=True)
    books = playbooks()
    form.offer(clients=picks(offered), roles=outside_roles(), playbooks=[(book.key, book.name) for book in books])
    form.know_clients(offered)
    form.know_now(practice_now())
    if form.grows() or not form.validate_once():
        return render_template("cases/new.html", form=form, kinds=map(kinds, books))
    case = actions.take_case(
        who := _client(form),
        current_user.name,
        worked=[row.baseline_item for row in form.worked.filled],
        parties=[(row.name.data, row.role.data, row.looks_after.data) for row in form.parties.filled],
        title=form.title.data or words.title_from(form.problem.data),
        at=practice_now(),
        can_help=form.can_help.data,
        currency=current_user.practice.currency,
        **form.heard(practice_zone()),
    )
    if form.playbook.data:
        fill_case(case, playbook_named(form.playbook.data))
    if form.referral:
        add_referral(case.id, form.referral)
    if who.left_on:
        flash(still_left(who.name, who.left_on))
    return redirect(url_for("cases.close" if form.can_help.data == CanHelp.NO else "cases.show", number=case.number))


def _client(form: forms.OpenForm) -> Client:
    """The chosen client, or a new one."""
    likes = form.likes.data or None
    if form.client_id.data is None:
        contact = {"phone": form.phone.data or None, "email": form.email.data or None}
        return clients.add_client(form.client_name.data, form.client_kind.data, likes=likes, **contact)
    who = clients.client(form.client_id.data)
    if likes:
        clients.note_likes(who, likes)
    return who


@bp.get("/<int:number>")
@audience("member")
def show(number: int):
    case = actions.case_numbered(number)
    assessment = assessment_of(case, practice_now())
    page = case_page(
        assessment,
        number=number,
        can_help=case.can_help,
        currency=case.priced_in,
        reports=reports_with_sendings(case.id),
        files=attachments_of(case.id),
        one_cause=one_cause_of(case),
        whole="all" in request.args,
    )
    told = {"page": page, "record": assessment.record, "whose": case.client}
    return render_template("cases/show.html", number=number, logged_by=logged_by(case.id), **told)


@bp.route("/<int:number>/edit", methods=["GET", "POST"])
@audience("member")
def edit(number: int):
    case = actions.case_numbered(number)
    zone = practice_zone()
    form = forms.EditForm(data=forms.told(case, zone))
    form.know_now(datetime.now(zone))
    form.know_usual(actions.usual_stop_line(case))
    if not form.validate_change():
        return render_template("cases/edit.html", form=form, case=case)
    actions.change_case(
        case,
        title=form.title.data,
        restored_at=form.restored_at.in_zone(zone, case.restored_at),
        stop_line=form.stop_line.data,
        private_note=form.private_note.data or None,
        **form.heard(zone, case.fault_since),
    )
    flash(_("Saved."))
    return redirect(url_for("cases.show", number=number))


@bp.route("/<int:number>/close", methods=["GET", "POST"])
@audience("member")
def close(number: int):
    case = actions.case_numbered(number)
    record = actions.record_of(case)
    if not case.is_open:
        flash(_("This case is closed already: nothing was changed."))
        return redirect(url_for("cases.show", number=number))
    zone = practice_zone()
    form = forms.CloseForm(data={"state": CaseState.NOT_FIXABLE} if case.can_help == CanHelp.NO else None)
    form.know(record, zone)
    if form.validate_once():
        _close(case, form, zone)
        flash(words.closed_words(record, form.state.data))
        return redirect(url_for("cases.show", number=number))
    return render_template(
        "cases/close.html",
        form=form,
        case=case,
        left=left_items(record, number),
        baseline=baseline_fold(record, number, attachments_of(case.id)),
        referred=", ".join(referral.to for referral in record.referrals),
        revisit=revisit_words(record.revisit) if record.revisit else None,
    )


def _close(case: Case, form: forms.CloseForm, zone: ZoneInfo) -> None:
    if form.referral:
        add_referral(case.id, form.referral)
    if form.revisit:
        set_revisit(case, form.revisit)
    if form.restored_at.data:
        actions.change_case(case, restored_at=form.restored_at.in_zone(zone))
    actions.close_case(case, Closing(form.state.data, datetime.now(zone), form.fixed_by.data, form.fixed_part.data or None))


@bp.post("/<int:number>/reopen")
@audience("member")
def reopen(number: int):
    case = actions.case_numbered(number)
    actions.reopen_case(case)
    flash(words.reopened_words(is_restored=case.restored_at is not None))
    return redirect(url_for("cases.show", number=number))
