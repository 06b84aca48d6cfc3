"""What became of a promise: kept, not kept, moved, no longer needed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from consultant.accounts.actions import practice_of
from consultant.calls.rules import Call, standing_log
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.rules import CaseRecord
from consultant.parties.words import Voice
from consultant.promises import actions, words
from consultant.promises.forms import DropForm, MoveForm
from consultant.promises.models import Promise as PromiseRow
from consultant.promises.rules import Promise, open_promises, promise_in
from consultant.web.access import audience

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
    record, row, call, promise = _load(number, promise_id)
    if not _is_open(record, promise_id):
        return _settled(number)
    form, voice = MoveForm(what=promise.what), Voice.on_screen(record.parties)
    if form.validate_on_submit():
        zone = call.at.tzinfo
        new = form.moved(promise, datetime.now(zone).date(), zone)
        if new:
            actions.move_promise(row, new, form.why.data)
            return _back(number, _("Moved. %(promise)s.", promise=words.understood(new, voice)))
    return render_template("promises/move.html", form=form, record=record, number=number, promise=promise, voice=voice)


@bp.route("/no-longer-needed", methods=["GET", "POST"])
@audience("member")
def drop(number: int, promise_id: int):
    record, row, _call, promise = _load(number, promise_id)
    if not _is_open(record, promise_id):
        return _settled(number)
    form, voice = DropForm(), Voice.on_screen(record.parties)
    if form.validate_on_submit():
        actions.drop_promise(row, form.why.data)
        return _back(number, _("This promise is no longer waited for."))
    return render_template("promises/drop.html", form=form, record=record, number=number, promise=promise, voice=voice)


def _mark(number: int, promise_id: int, kept: bool | None, message: str) -> Response:
    row = _load(number, promise_id)[1]
    actions.mark_promise(row, kept, on=datetime.now(ZoneInfo(practice_of(current_user).zone)).date())
    return _back(number, message)


def _load(number: int, promise_id: int) -> tuple[CaseRecord, PromiseRow, Call, Promise]:
    """A promise of the log as it counts; one of an entry that was corrected since, or withdrawn, is not there."""
    case = case_numbered(number)
    record = record_of(case)
    found = promise_in(standing_log(record.calls), promise_id) or abort(404)
    return record, actions.promise_of(case.id, promise_id), *found


def _is_open(record: CaseRecord, promise_id: int) -> bool:
    now = datetime.now(ZoneInfo("UTC"))
    return any(due.promise.id == promise_id for due in open_promises(standing_log(record.calls), now))


def _settled(number: int) -> Response:
    """A page that was sent twice, or stood open while the promise was settled elsewhere."""
    return _back(number, _("This promise is settled already: nothing was changed."))


def _back(number: int, message: str) -> Response:
    flash(message)
    return redirect(url_for("cases.show", number=number))
