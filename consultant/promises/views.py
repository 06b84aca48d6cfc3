"""What became of a promise: kept, not kept, moved, no longer needed."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from consultant.calls.rules import Call, standing_log
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.rules import CaseRecord
from consultant.parties.words import Voice
from consultant.promises import actions, words
from consultant.promises.forms import DropForm, MoveForm
from consultant.promises.models import Promise as PromiseRow
from consultant.promises.rules import Promise, is_over, promise_in
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("promises", __name__, url_prefix="/cases/<int:number>/promises/<int:promise_id>")
bp.add_app_template_global(words, "promise_words")


@bp.post("/kept")
@audience("member")
def mark_kept(number: int, promise_id: int):
    return _mark(number, promise_id, True, _("Marked as kept. If that was a slip, open it again under its call."))


@bp.post("/not-kept")
@audience("member")
def mark_broken(number: int, promise_id: int):
    return _mark(number, promise_id, False, _("Marked as not kept. It stays in the list until you move it or no longer need it."))


@bp.post("/open")
@audience("member")
def mark_open(number: int, promise_id: int):
    return _mark(number, promise_id, None, _("Open again."))


@bp.route("/move", methods=["GET", "POST"])
@audience("member")
def move(number: int, promise_id: int):
    record, _row, call, promise = _load_waiting(number, promise_id)
    zone, voice = call.at.tzinfo, Voice.on_screen(record.parties)
    form = MoveForm(what=promise.what)
    form.about(promise, datetime.now(zone), zone)
    if form.validate_once():
        row = _load_waiting(number, promise_id)[1]  # another page may have been quicker
        actions.move_promise(row, form.moved, form.why.data)
        return _back(number, _("Moved. %(promise)s.", promise=words.understood(form.moved, voice)))
    return render_template("promises/move.html", form=form, record=record, number=number, promise=promise, voice=voice)


@bp.route("/no-longer-needed", methods=["GET", "POST"])
@audience("member")
def drop(number: int, promise_id: int):
    record, row, _call, promise = _load_waiting(number, promise_id)
    form, voice = DropForm(), Voice.on_screen(record.parties)
    if form.validate_once():
        _load_waiting(number, promise_id)  # another page may have been quicker
        actions.drop_promise(row, form.why.data)
        return _back(number, _("This promise is no longer waited for."))
    return render_template("promises/drop.html", form=form, record=record, number=number, promise=promise, voice=voice)


def _mark(number: int, promise_id: int, kept: bool | None, message: str) -> Response:
    _record, row, call, promise = _load(number, promise_id)
    if is_over(call, promise):
        return _settled(number)
    actions.mark_promise(row, kept, on=practice_now().date())
    return _back(number, message)


def _load(number: int, promise_id: int) -> tuple[CaseRecord, PromiseRow, Call, Promise]:
    """A promise of the log as it counts; one of an entry that was corrected since, or withdrawn, is not there."""
    case = case_numbered(number)
    record = record_of(case)
    found = promise_in(standing_log(record.calls), promise_id) or abort(404)
    return record, actions.promise_of(case.id, promise_id), *found


def _load_waiting(number: int, promise_id: int) -> tuple[CaseRecord, PromiseRow, Call, Promise]:
    """A promise that is still waited for; for one that is settled, back to the case."""
    record, row, call, promise = _load(number, promise_id)
    if promise.kept or is_over(call, promise):
        abort(_settled(number))
    return record, row, call, promise


def _settled(number: int) -> Response:
    """A page that was sent twice, or stood open while the promise was settled elsewhere."""
    return _back(number, _("This promise is settled already: nothing was changed."))


def _back(number: int, message: str) -> Response:
    flash(message)
    return redirect(url_for("cases.show", number=number))
