"""The list of changes, for owners."""

from flask import Blueprint, render_template, request

from consultant.audit import actions, words
from consultant.web.access import audience
from consultant.web.clock import practice_zone

bp = Blueprint("audit", __name__)


@bp.get("/you/changes")
@audience("owner")
def show():
    entries, older = actions.changes(request.args.get("before", type=int))
    return render_template("audit/show.html", entries=entries, older=older, zone=practice_zone(), words=words)
