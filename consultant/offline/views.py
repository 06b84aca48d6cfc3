"""What devices talk to: who is signed in, and one call at a time. Everything is answered as JSON, and never by a redirect."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import MultiDict

from consultant.accounts.actions import people
from consultant.calls.actions import meet_newcomer, open_cases, record_call
from consultant.calls.forms import CallForm, LooseCallForm
from consultant.calls.words import loose_case
from consultant.cases.actions import case_numbered, case_of_call, cases_by_id
from consultant.cases.models import Case
from consultant.clients.limits.actions import pass_limits, unpaid_in_month
from consultant.database import Missing
from consultant.evidence.files.actions import attach, store_file
from consultant.evidence.files.rules import FileProblem
from consultant.evidence.files.words import problem_words
from consultant.offline import words
from consultant.offline.actions import call_of_key, expect_photos, keep_receipt, keys_received, one_photo_less, receipt_of
from consultant.offline.forms import ImportForm
from consultant.offline.rules import NAME, TAKER, Downloaded, Entry, Odd, Sent, Verdict, read_entry, read_sent, skew_of, verdict
from consultant.parties.actions import parties_of
from consultant.playbooks.actions import playbook_of
from consultant.web.access import audience
from consultant.web.clock import practice_zone
from consultant.web.device import person_mark
from consultant.web.uploads import takes_files

bp = Blueprint("offline", __name__, url_prefix="/outbox")
bp.record_once(lambda state: state.app.extensions.update({TAKER: take_in}))  # a command may not know forms

Answer = tuple[dict[str, Any], int]


@bp.get("")
@audience("member")
def show() -> str:
    """What is on this device only. The device fills it in."""
    return render_template("offline/unsent.html")


@bp.get("/who")
@audience("member")
def who() -> Answer:
    """Asked before each sending: who is signed in, a fresh token, and which keys of this device are here."""
    device = request.args.get("device", "")
    keys = keys_received(device, datetime.now(UTC)) if NAME.fullmatch(device) else []
    return {"person": person_mark(), "token": generate_csrf(), "received": keys}, 200


@bp.post("/entries")
@audience("member")
def take_entry() -> Answer:
    """One call. 201 with its receipt, 200 with the same one for a repeat; 409 for other content under the same key."""
    try:
        cover = request.get_json(silent=True)
        content = cover["content"] if isinstance(cover, dict) and isinstance(cover.get("content"), str) else ""
        sent, entry = read_sent(cover, content.encode("utf-8", "surrogatepass")), read_entry(content)
    except (Odd, RecursionError) as odd:
        return {"problem": getattr(odd, "path", "")}, 400
    if cover.get("person") != person_mark():
        return {"problem": "person"}, 401
    known = receipt_of(sent)
    match verdict(known and known.digest, sent.digest):
        case Verdict.AGAIN:
            return _receipt(sent, cases_by_id([known.case_id])[known.case_id]), 200
        case Verdict.OTHER:
            return {"problem": "other content"}, 409
    return _log(sent, entry)


@bp.post("/photos")
@audience("member")
@takes_files
def take_photo() -> Answer:
    """One photo or file of a call that was sent before: its bytes as the body, all else in the address. Answers as `take_entry`.

    With `out` in the address and no bytes it says that one was taken out on its device, and will not come.
    """
    args, data = request.args, request.get_data(cache=False)
    cover = dict(args) | {"sequence": 1, "at": 1}
    try:
        sent = read_sent(cover, data)
    except Odd as odd:
        return {"problem": odd.path}, 400
    return _photo(sent, data, args.get("entry", ""), args.get("name", ""), is_out="out" in args and not data)


@bp.route("/import", methods=["GET", "POST"])
@audience("member")
@takes_files
def import_file() -> str:
    """Calls that a device could not send, from the file that was downloaded there; what is here already stays once."""
    form, found = ImportForm(), []
    form.marks = {one.mark for one in people()}
    if form.validate_on_submit():
        found = [(one.title, take_in(one)) for one in form.entries]
    return render_template("offline/import.html", form=form, found=found, words=words)


def take_in(one: Downloaded) -> dict[str, Any]:
    """What became of one entry of a file. Its device's clock cannot be measured any more, and is taken as right."""
    known = receipt_of(one.sent)
    match verdict(known and known.digest, one.sent.digest):
        case Verdict.OTHER:
            return {"problem": "other content"}
        case Verdict.NEW:
            said, status = _log(one.sent, one.entry)
            if status != 201:
                return said
    came = [_photo(photo.sent, photo.data, one.sent.key, photo.name) for photo in one.photos]
    lost = [said for said, status in came if status != 201]
    if lost:
        return {"problem": "photo", "problems": [one for said in lost for one in said.get("problems", ())]}
    return {"problem": None, "is_new": known is None}


def _photo(sent: Sent, data: bytes, entry: str, name: str, *, is_out: bool = False) -> Answer:
    """`entry` is the key of the call that it belongs to; `is_out`: it will not come.

    The picture is made anew before anybody has to wait for us.
    """
    if call_of_key(sent.device, entry) is None:
        return {"problem": "entry"}, 409
    try:
        stored = None if is_out else store_file(data, name)
        known = receipt_of(sent)
        if verdict(known and known.digest, sent.digest) == Verdict.OTHER:
            return {"problem": "other content"}, 409
        if known is None:
            call = call_of_key(sent.device, entry)
            if stored:
                attach(call.case_id, stored, call_id=call.corrects_id or call.id)
            one_photo_less(call)
            known = keep_receipt(sent, call)
    except FileProblem as problem:
        return {"problem": "photo", "problems": [["photos", problem_words(problem)]]}, 422
    return _receipt(sent, cases_by_id([known.case_id])[known.case_id]), 201


def _log(sent: Sent, entry: Entry) -> Answer:
    zone, now = practice_zone(), datetime.now(UTC)
    skew = skew_of(sent.at, now)
    began = entry.began and (entry.began - skew).astimezone(zone)
    try:
        case, form = _form(entry, began, zone)
    except Missing:
        return {"problem": "case", "problems": []}, 422
    if not form.validate():
        return {"problem": "answers", "problems": form.problems()}, 422
    if case is None:
        case = case_of_call(form.case_number, current_user.name, loose_case(form.newcomer.name), now)
    call, _made = meet_newcomer(case.id, form.entry, form.newcomer, form.new_part.data)
    row = record_call(case.id, replace(call, at=began or call.at), zone=str(zone), sequence=sent.sequence)
    pass_limits(case, form.passed, form.passed_because.data, at=row.at)
    expect_photos(row, entry.photos, skew)
    keep_receipt(sent, row)
    return _receipt(sent, case), 201


def _form(entry: Entry, began: datetime | None, zone: ZoneInfo) -> tuple[Case | None, CallForm]:
    """The form that the device filled in, with its case; without one for a call that belongs to no case yet. Raises Missing."""
    answers, unchecked = _answers(entry, began), {"csrf": False}  # the token of this request was checked
    if entry.case is None:
        loose = LooseCallForm(answers, meta=unchecked)
        loose.about_none(zone, [(case.number, case.title) for case in open_cases()])
        return None, loose
    case, form = case_numbered(entry.case), CallForm(answers, meta=unchecked)
    book = playbook_of(case)
    form.about(parties_of(case.id), zone, reasons=book.phrases if book else ())
    form.bind(case.client.held, lambda at: unpaid_in_month(case.client, at))
    form.asks_why = False  # to lose a call is worse than to go past a limit
    return case, form


def _answers(entry: Entry, began: datetime | None) -> MultiDict:
    """The answers as a page would send them. What the device's clock said of the beginning is put right first."""
    answers = MultiDict(entry.answers)
    if began:
        answers.setlist("at", [began.strftime("%Y-%m-%d"), began.strftime("%H:%M")])
    return answers


def _receipt(sent: Sent, case: Case) -> dict[str, Any]:
    """Echoes the key and the digest: a device deletes nothing for less."""
    return {"key": sent.key, "digest": sent.digest, "number": case.number, "title": case.title}
