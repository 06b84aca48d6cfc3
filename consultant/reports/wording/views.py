"""Keep words of a report as they are, with a reason."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.cases.actions import case_numbered
from consultant.reports.actions import facts_of
from consultant.reports.wording import actions, words
from consultant.reports.wording.forms import KeepForm
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("wording", __name__, url_prefix="/cases/<int:number>/report/words")


@bp.route("/<fingerprint>", methods=["GET", "POST"])
@audience("member")
def keep(number: int, fingerprint: str):
    """Words that were mended or kept meanwhile have no page any more."""
    case, form = case_numbered(number), KeepForm()
    found = actions.found_with(fingerprint, case.id, facts_of(case, current_user.practice, practice_now()))
    back = url_for("reports.preview", number=number, _anchor="words")
    if found is None:
        return redirect(back)
    if not form.validate_on_submit():
        return render_template("reports/keep_words.html", case=case, form=form, found=found, say=words, back=back)
    actions.keep_words(case.id, found, form.reason.data)
    flash(_("The words stay as they are."))
    return redirect(back)


@bp.route("/kept/<int:kept_words_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, kept_words_id: int):
    """Their reason holds no more: the check tells of them again."""
    case, back = case_numbered(number), url_for("reports.preview", number=number, _anchor="words")
    row, page = ask_first(
        lambda: actions.kept_words_of(case.id, kept_words_id),
        called=lambda row: f"{row.text}: {row.reason}",
        question=words.take_back(),
        contact=back,
        back=_("Back to the report"),
    )
    if page:
        return page
    actions.take_back(row)
    flash(_("The check looks at these words again."))
    return redirect(back)
