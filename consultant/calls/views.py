"""Log a call; correct, withdraw or move an entry of the log."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from consultant.calls import actions, words
from consultant.calls.card.actions import card_of
from consultant.calls.card.rules import CallCard
from consultant.calls.forms import CallForm, CorrectForm, LooseCallForm, MoveForm, WithdrawForm, filled_in
from consultant.calls.models import Call as CallRow
from consultant.calls.rules import Call, Withdrawal, newest
from consultant.cases.actions import agreed_minutes_of, case_numbered, case_of_call, record_of
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord
from consultant.clients.limits.actions import pass_limits, unpaid_in_month
from consultant.clocks.rules import stop_line_of
from consultant.clocks.stop_line.words import used_up
from consultant.evidence.files.actions import attach_all
from consultant.organizations.actions import organizations
from consultant.parties.actions import part_names, parties_of
from consultant.parties.words import Voice
from consultant.playbooks.actions import playbook_of
from consultant.promises.words import understood
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone
from consultant.web.uploads import takes_files

bp = Blueprint("calls", __name__)
bp.add_app_template_global(words, "call_words")


@bp.get("/calls/new")
@audience("member")
def choose():
    """Who is it with: the parties of open cases, the last used first."""
    cases, recent = actions.callable_parties()
    return render_template("calls/choose.html", cases=cases, recent=recent)


@bp.route("/cases/<int:number>/calls/listen", methods=["GET", "POST"])
@audience("member")
@takes_files
def listen(number: int):
    """A call in which we just listen: nothing is asked, nothing is suggested."""
    return log(number, listening=True)


@bp.route("/cases/<int:number>/calls/new", methods=["GET", "POST"])
@audience("member")
@takes_files
def log(number: int, listening: bool = False):
    case = case_numbered(number)
    zone = practice_zone()
    form, book = CallForm(parties=request.args.getlist("party"), at=datetime.now(zone)), playbook_of(case)
    form.about(parties_of(case.id), zone, reasons=book.phrases if book else ())
    form.bind(case.client.held, lambda at: unpaid_in_month(case.client, at))
    if not form.grows() and form.validate_once():
        return _store(case, form, str(zone), _("Saved."))
    # Where no time was agreed, the calls so far need not be read: this page must open at once.
    line = stop_line_of(record_of(case)) if agreed_minutes_of(case) is not None else None
    line_words = used_up(line) if line and not listening else ""
    card = _card(case, form) if request.method == "GET" and not listening else None
    listening = listening and not form.errors  # then all is shown: a message must stand somewhere
    more = {"parts": part_names(case.id), "number": number, "stop_line": line_words, "listening": listening, "card": card}
    return _page("log", form, title=case.title, whose=case.client, **more)


@bp.route("/calls/log", methods=["GET", "POST"])
@audience("member")
@takes_files
def log_loose():
    """A call with somebody who is in no case yet, or nobody knows in which."""
    zone = practice_zone()
    form = LooseCallForm(new_name=request.args.get("name"), at=datetime.now(zone))
    form.about_none(zone, [(case.number, case.title) for case in actions.open_cases()])
    if not form.grows() and form.validate_once():
        case = case_of_call(form.case_number, current_user.name, words.loose_case(form.newcomer.name), datetime.now(UTC))
        return _store(case, form, str(zone), _("Saved."))
    return _page("log", form, title=_("A new call"), parts=[], loose=True)


@bp.route("/cases/<int:number>/calls/<int:call_id>/correct", methods=["GET", "POST"])
@audience("member")
@takes_files
def correct(number: int, call_id: int):
    case, record, row, entry = _load(number, call_id) if request.method == "POST" else _load_standing(number, call_id)
    form = CorrectForm(data=filled_in(entry))
    form.about(record.parties, entry.at.tzinfo, entry)
    if not form.grows() and form.validate_once():
        form.before = _load(number, call_id)[3]  # another page may have been quicker
        if form.validate():
            form.entry = replace(form.entry, corrected_because=form.why.data)
            return _store(case, form, row.zone, _("Corrected. The earlier version stays in the log."), corrects=row)
    return _page("correct", form, record=record, parts=[part.name for part in record.parts], number=number, call=entry)


@bp.route("/cases/<int:number>/calls/<int:call_id>/withdraw", methods=["GET", "POST"])
@audience("member")
def withdraw(number: int, call_id: int):
    _case, record, row, entry = _load_standing(number, call_id)
    form = WithdrawForm()
    if form.validate_once():
        _load_standing(number, call_id)  # another page may have been quicker
        actions.withdraw_call(row, Withdrawal(form.why.data, datetime.now(UTC)))
        flash(_("Withdrawn. The entry stays in the log with your reason, and counts no more."))
        return redirect(url_for("cases.show", number=number))
    return _page("withdraw", form, record=record, number=number, call=entry)


@bp.route("/cases/<int:number>/calls/<int:call_id>/move", methods=["GET", "POST"])
@audience("member")
def move(number: int, call_id: int):
    _case, record, row, entry = _load_standing(number, call_id)
    cases = {case.number: case for case in actions.open_cases() if case.number != number}
    form = MoveForm()
    form.offer(cases=[(case.number, _("No. %(number)d · %(title)s", number=case.number, title=case.title)) for case in cases.values()])
    if form.validate_once():
        _case, record, row, entry = _load_standing(number, call_id)  # another page may have been quicker
        actions.move_call(row, entry, record, cases[form.to.data], reason=form.why.data, at=datetime.now(UTC))
        flash(_("Moved to case no. %(number)d. Here it stays as withdrawn.", number=form.to.data))
        return redirect(url_for("cases.show", number=number))
    return _page("move", form, record=record, number=number, call=entry, cases=cases)


def _load(number: int, call_id: int) -> tuple[Case, CaseRecord, CallRow, Call]:
    """An entry in its newest version, withdrawn when one of the two is."""
    case = case_numbered(number)
    record, row = record_of(case), actions.call_of(case.id, call_id)
    entry = next(call for call in record.calls if call.id == call_id)
    version = newest(entry)
    return case, record, row, replace(version, withdrawn=entry.withdrawn or version.withdrawn)


def _load_standing(number: int, call_id: int) -> tuple[Case, CaseRecord, CallRow, Call]:
    """An entry that counts; for one that was withdrawn, back to the case."""
    loaded = _load(number, call_id)
    if loaded[3].withdrawn:
        flash(_("This entry is withdrawn already: nothing was changed."))
        abort(redirect(url_for("cases.show", number=number)))
    return loaded


def _card(case: Case, form: CallForm) -> CallCard | None:
    """What one wants to have at hand while one waits, for a call with one firm."""
    known = {party.id: party for party in form.people}
    called = [known[id] for id in form.parties.data if id in known]
    return card_of(case, record_of(case), called[0].id, practice_now()) if len(called) == 1 else None


def _store(case: Case, form: CallForm, zone: str | None, message: str, corrects: CallRow | None = None) -> Response:
    entry, made = actions.meet_newcomer(case.id, form.entry, form.newcomer, form.new_part.data)
    row = actions.record_call(case.id, entry, zone=zone, corrects=corrects)
    pass_limits(case, form.passed, form.passed_because.data, at=entry.at)
    attach_all(case.id, form.photos.data, call_id=row.corrects_id or row.id)
    voice = Voice.on_screen((*form.people, made.to_rule()) if made else form.people)
    flash(" ".join([message, *(f"{understood(promise, voice)}." for promise in entry.promises)]))
    return redirect(url_for("cases.show", number=case.number))


def _page(name: str, form, **more) -> str:
    firms = [firm.name for firm in organizations()]
    return render_template(f"calls/{name}.html", form=form, firms=firms, **more)
