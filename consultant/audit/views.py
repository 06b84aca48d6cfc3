"""The list of changes, for owners."""

from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask_login import current_user

from consultant.accounts.actions import practice_of
from consultant.audit import actions, words
from consultant.web.access import audience

bp = Blueprint("audit", __name__)


@bp.get("/you/changes")
@audience("owner")
def show():
    entries, older = actions.changes(request.args.get("before", type=int))
    return render_template("audit/show.html", entries=entries, older=older, zone=ZoneInfo(practice_of(current_user).zone), words=words)
