"""What we should mend becomes a promise. For owners only."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.client_review.mending import actions
from consultant.client_review.mending.forms import MendForm
from consultant.client_review.mending.rules import SOON, most_often
from consultant.client_review.mending.words import suggested
from consultant.clients.actions import client
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("mending", __name__, url_prefix="/review/<int:client_id>/mend")


@bp.route("", methods=["GET", "POST"])
@audience("owner")
def promise(client_id: int):
    who, now = client(client_id), practice_now()
    there = actions.open_cases(who)
    cases = {case.number: case for case, record in there.items() if actions.takes_promise(record)}
    first = next(iter(cases), None)
    what = suggested(most_often(there.values(), now.date()))
    form = MendForm(data={"what": what, "due": now.date() + SOON, "case": first})
    form.know_now(now)
    form.offer(cases=[(number, case.title) for number, case in cases.items()])
    if not cases or not form.validate_once():
        return render_template("client_review/mend.html", form=form, who=who, cases=cases, without=next(iter(there), None))
    actions.promise_to_mend(cases[form.case.data], form.what.data, form.due.data)
    flash(_("It is promised: it stands in case %(number)s, and Today says when it is due.", number=form.case.data))
    return redirect(url_for("review.show", client_id=who.id, _anchor="mend"))
