"""Files of a case: look at one, save it on a device, say what it shows, take it out."""

from io import BytesIO

from flask import Blueprint, Response, abort, render_template, send_file
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.evidence.files import actions, words
from consultant.evidence.files.forms import FileForm
from consultant.evidence.files.models import Attachment
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.removal import ask_first

bp = Blueprint("files", __name__, url_prefix="/cases/<int:number>/files/<int:attachment_id>")
bp.add_app_template_global(words, "file_words")

POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"  # whatever is in it, nothing of it runs here


@bp.route("", methods=["GET", "POST"])
@audience("member")
def show(number: int, attachment_id: int):
    case = case_numbered(number)
    row = actions.attachment_of(case.id, attachment_id)
    form = FileForm(obj=row)
    if not form.validate_change():
        return render_template("evidence/file.html", form=form, case=case, file=row.to_rule(), is_there=actions.is_there(row))
    actions.describe(row, form.what.data)
    return to_fold(number, _fold(row), _("Saved."))


@bp.get("/content")
@audience("member")
def content(number: int, attachment_id: int):
    row = actions.attachment_of(case_numbered(number).id, attachment_id)
    return _sent(actions.content_of(row), row.kind.media_type, row.name, as_file=True)


@bp.get("/small")
@audience("member")
def small(number: int, attachment_id: int):
    row = actions.attachment_of(case_numbered(number).id, attachment_id)
    return _sent(actions.small_of(row), "image/jpeg", "small.jpg", as_file=False)


@bp.route("/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, attachment_id: int):
    case = case_numbered(number)
    row, page = ask_first(lambda: actions.attachment_of(case.id, attachment_id), called="name", case=case, fold="proof")
    if page:
        return page
    actions.remove_attachment(row)
    return to_fold(number, _fold(row), _("It is taken out of the case."))


def _fold(row: Attachment) -> str:
    """Where on the case's page it stands."""
    return "baseline" if row.baseline_id and not row.evidence_id else "proof"


def _sent(data: bytes | None, media_type: str, name: str, *, as_file: bool) -> Response:
    if data is None:
        abort(404)
    response = send_file(BytesIO(data), media_type, as_attachment=as_file, download_name=name)
    response.cache_control.clear()  # what else holds for every answer: no cache keeps it
    del response.headers["Cache-Control"]
    response.headers["Content-Security-Policy"] = POLICY
    return response
