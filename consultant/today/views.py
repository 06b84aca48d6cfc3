"""The home page."""

from flask import Blueprint, render_template
from flask_login import current_user

from consultant.today import words
from consultant.today.actions import agenda_of
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("today", __name__)


@bp.get("/")
@audience("member")
def show():
    now = practice_now()
    return render_template("today/show.html", agenda=agenda_of(now), today=now.date(), words=words, practice=current_user.practice)
