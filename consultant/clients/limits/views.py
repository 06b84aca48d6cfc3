"""Limits of one client: what holds, set one, lift one."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.clients.actions import client
from consultant.clients.limits import actions, words
from consultant.clients.limits.forms import form_for
from consultant.clients.limits.rules import Limit
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone

bp = Blueprint("limits", __name__, url_prefix="/clients/<int:client_id>/limits")
bp.add_app_template_global(words, "limit_words")

SLUGS = {limit.name.lower().replace("_", "-"): limit for limit in Limit}


@bp.get("")
@audience("member")
def show(client_id: int):
    who = client(client_id)
    events = actions.limit_events_of(who, practice_zone())
    return render_template("clients/limits.html", who=who, events=events, slugs=SLUGS)


@bp.route("/<limit>", methods=["GET", "POST"], endpoint="set")
@audience("member")
def agree(client_id: int, limit: str):
    who, kind = client(client_id), _kind(limit)
    form = form_for(kind, who.held.get(kind))
    if not form.validate_once():
        return render_template("clients/limit.html", form=form, who=who, limit=kind)
    actions.set_limit(who, kind, form.terms, at=practice_now())
    flash(_("Saved. It holds from now on."))
    return redirect(url_for("limits.show", client_id=client_id))


@bp.post("/<limit>/lift")
@audience("member")
def lift(client_id: int, limit: str):
    gone = actions.lift_limit(client(client_id), _kind(limit), at=practice_now())
    flash(_("Lifted. It holds no more.") if gone else _("This limit does not hold: nothing was changed."))
    return redirect(url_for("limits.show", client_id=client_id))


def _kind(slug: str) -> Limit:
    return SLUGS.get(slug) or abort(404)
