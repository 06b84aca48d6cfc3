"""Log a call; correct, withdraw or move an entry of the log."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from consultant.accounts.actions import practice_of
from consultant.calls import actions, words
from consultant.calls.forms import CallForm, CorrectForm, MoveForm, WithdrawForm, filled_in
from consultant.calls.models import Call as CallRow
from consultant.calls.rules import Call, Withdrawal, newest, parties_in, renamed
from consultant.calls.statements.forms import NEW
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord
from consultant.organizations.actions import organizations
from consultant.parties.actions import add_named_party
from consultant.parties.words import Voice
from consultant.promises.words import understood
from consultant.web.access import audience

bp = Blueprint("calls", __name__)
bp.add_app_template_global(words, "call_words")


@bp.get("/calls/new")
@audience("member")
def choose():
    """Who is it with: the parties of open cases, the last used first."""
    cases, recent = actions.callable_parties()
    return render_template("calls/choose.html", cases=cases, recent=recent)


@bp.route("/cases/<int:number>/calls/new", methods=["GET", "POST"])
@audience("member")
def log(number: int):
    case = case_numbered(number)
    record, zone = record_of(case), ZoneInfo(practice_of(current_user).zone)
    form = CallForm(parties=request.args.getlist("party"), at=datetime.now(zone))
    form.about(record, zone)
    if actions.is_stored(form.key.data):
        return _stored_before(number)
    if not form.grows() and form.validate_on_submit():
        return _store(case, form, str(zone), _("Saved."))
    return _page("log", form, record, number)


@bp.route("/cases/<int:number>/calls/<int:call_id>/correct", methods=["GET", "POST"])
@audience("member")
def correct(number: int, call_id: int):
    case, record, row, entry = _load(number, call_id)
    form = CorrectForm(data=filled_in(entry))
    form.about(record, entry.at.tzinfo, entry)
    if actions.is_stored(form.key.data):
        return _stored_before(number)
    if not form.grows() and form.validate_on_submit():
        form.entry = replace(form.entry, corrected_because=form.why.data)
        return _store(case, form, row.zone, _("Corrected. The earlier version stays in the log."), corrects=row)
    return _page("correct", form, record, number, call=entry)


@bp.route("/cases/<int:number>/calls/<int:call_id>/withdraw", methods=["GET", "POST"])
@audience("member")
def withdraw(number: int, call_id: int):
    _case, record, row, entry = _load(number, call_id)
    form = WithdrawForm()
    if form.validate_on_submit():
        actions.withdraw_call(row, Withdrawal(form.why.data, datetime.now(UTC)))
        flash(_("Withdrawn. The entry stays in the log with your reason, and counts no more."))
        return redirect(url_for("cases.show", number=number))
    return _page("withdraw", form, record, number, call=entry)


@bp.route("/cases/<int:number>/calls/<int:call_id>/move", methods=["GET", "POST"])
@audience("member")
def move(number: int, call_id: int):
    _case, record, row, entry = _load(number, call_id)
    cases = {case.number: case for case in actions.open_cases() if case.number != number}
    form = MoveForm()
    form.offer(cases=[(case.number, _("No. %(number)d · %(title)s", number=case.number, title=case.title)) for case in cases.values()])
    if form.validate_on_submit():
        _move(record, row, entry, cases[form.to.data], form.why.data)
        flash(_("Moved to case no. %(number)d. Here it stays as withdrawn.", number=form.to.data))
        return redirect(url_for("cases.show", number=number))
    return _page("move", form, record, number, call=entry, cases=cases)


def _load(number: int, call_id: int) -> tuple[Case, CaseRecord, CallRow, Call]:
    """An entry that counts, with its newest version; for one that was withdrawn, back to the case."""
    case = case_numbered(number)
    record, row = record_of(case), actions.call_of(case.id, call_id)
    entry = next(call for call in record.calls if call.id == call_id)
    if entry.withdrawn or newest(entry).withdrawn:
        flash(_("This entry is withdrawn already: nothing was changed."))
        abort(redirect(url_for("cases.show", number=number)))
    return case, record, row, newest(entry)


def _store(case: Case, form: CallForm, zone: str | None, message: str, corrects: CallRow | None = None) -> Response:
    number = case.number

    def record() -> CallRow:
        entry = form.entry
        if form.newcomer:
            made = add_named_party(case.id, form.newcomer.name, form.newcomer.role, form.new_part.data)
            entry = form.entry = renamed(entry, {NEW: made.key})
        return actions.record_call(case.id, entry, zone=zone, corrects=corrects, key=form.key.data or None)

    if not actions.record_once(form.key.data, record):
        return _stored_before(number)
    voice = Voice.on_screen(record_of(case).parties)
    flash(" ".join([message, *(f"{understood(promise, voice)}." for promise in form.entry.promises)]))
    return redirect(url_for("cases.show", number=number))


def _stored_before(number: int) -> Response:
    """The same page was sent twice, by an impatient thumb or from the browser's history."""
    flash(_("This was saved already, and is stored once. If you changed something since, correct the entry."))
    return redirect(url_for("cases.show", number=number))


def _move(record: CaseRecord, row: CallRow, entry: Call, to: Case, reason: str) -> None:
    """Over there a party goes by its name; one that is new there is made."""
    there = {id: add_named_party(to.id, record.party(id).name, record.party(id).role).key for id in sorted(parties_in(entry))}
    now = datetime.now(UTC)
    actions.move_call(row, renamed(entry, there), to.id, reason=reason, at=now, moved_to=to.slug)


def _page(name: str, form, record: CaseRecord, number: int, **more) -> str:
    firms = [firm.name for firm in organizations()]
    return render_template(f"calls/{name}.html", form=form, record=record, number=number, firms=firms, **more)
