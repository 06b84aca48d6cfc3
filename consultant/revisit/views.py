"""When a case is looked at again."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.revisit.actions import revisit_of, set_revisit
from consultant.revisit.forms import RevisitForm, told
from consultant.revisit.words import revisit_words
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now

bp = Blueprint("revisit", __name__, url_prefix="/cases/<int:number>/revisit")


@bp.route("", methods=["GET", "POST"])
@audience("member")
def edit(number: int):
    case = case_numbered(number)
    form = RevisitForm(data=told(revisit_of(case)))
    form.know_now(practice_now())
    if not form.validate_change():
        return render_template("revisit/edit.html", form=form, case=case)
    set_revisit(case, form.revisit)
    return to_fold(number, "revisit", _("Saved: %(when)s", when=revisit_words(form.revisit)))
