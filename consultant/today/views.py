"""The home page."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template
from flask_login import current_user

from consultant.accounts.actions import practice_of
from consultant.today import words
from consultant.today.actions import agenda_of
from consultant.web.access import audience

bp = Blueprint("today", __name__)


@bp.get("/")
@audience("member")
def show():
    practice = practice_of(current_user)
    now = datetime.now(ZoneInfo(practice.zone))
    return render_template("today/show.html", agenda=agenda_of(now), today=now.date(), words=words, practice=practice)
