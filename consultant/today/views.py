"""The home page."""

from flask import Blueprint, render_template, request
from flask_login import current_user

from consultant.feedback.actions import unseen
from consultant.feedback.words import news
from consultant.sending import words as sending
from consultant.sending.outbox.actions import not_arrived
from consultant.today import words
from consultant.today.actions import agenda_of
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("today", __name__)


@bp.get("/")
@audience("member")
def show():
    now = practice_now()
    new, more = unseen(request.args.get("before", type=int))
    told, stuck = [news(answer, case.number, case.title, who) for answer, case, who in new], not_arrived()
    return render_template(
        "today/show.html",
        agenda=agenda_of(now),
        news=told,
        more=more,
        stuck=stuck,
        to_mend=len(stuck) + sum(one.is_wrong for one in told),
        sending=sending,
        today=now.date(),
        words=words,
        practice=current_user.practice,
    )
