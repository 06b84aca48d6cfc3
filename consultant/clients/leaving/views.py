"""Somebody is no longer a client, or one again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultant.clients.actions import client, come_back, leave
from consultant.clients.leaving import words
from consultant.clients.leaving.forms import LeaveForm
from consultant.web.access import audience, safe_next
from consultant.web.clock import practice_now

bp = Blueprint("leaving", __name__, url_prefix="/clients/<int:client_id>")
bp.add_app_template_global(words, "leaving_words")


@bp.route("/leave", methods=["GET", "POST"], endpoint="leave")
@audience("member")
def mark(client_id: int):
    who, now = client(client_id), practice_now()
    back = safe_next(request.args.get("next")) or url_for("clients.show", client_id=who.id)
    form = LeaveForm(data={"left_on": who.left_on or now.date()})
    form.know_now(now)
    form.listed_with = {"client_id": who.id}
    if not form.validate_once():
        return render_template("clients/leave.html", form=form, who=who, back=back)
    leave(who, form.left_on.data)
    flash(_("Saved. They are no longer offered for new cases; all that is recorded stays."))
    return redirect(back)


@bp.post("/return", endpoint="come_back")
@audience("member")
def unmark(client_id: int):
    who = client(client_id)
    come_back(who)
    flash(_("%(name)s is a client again.", name=who.name))
    return redirect(safe_next(request.args.get("next")) or url_for("clients.show", client_id=who.id))
