"""Give a client what is recorded of their cases: for owners."""

from flask import Blueprint, render_template, send_file
from flask_login import current_user

from consultant.clients.actions import cases_of, client
from consultant.clients.handover.actions import files_of, hand_over
from consultant.clients.handover.words import readme
from consultant.languages.actions import name_of
from consultant.parties.actions import key_for
from consultant.reports.actions import reports_of
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("handover", __name__, url_prefix="/clients/<int:client_id>")


@bp.get("/records")
@audience("owner")
def show(client_id: int):
    """What is in the archive, before it is made."""
    who = client(client_id)
    cases = [(case, reports_of(case.id), files_of(case)) for case in cases_of(who)]
    return render_template("clients/records.html", who=who, cases=cases, reads=name_of(who.language))


@bp.get("/records.zip")
@audience("owner")
def download(client_id: int):
    who, practice, now = client(client_id), current_user.practice, practice_now()
    contact = practice.phone or practice.email
    archive = hand_over(who, practice, now, lambda handed: readme(who.name, practice.name, contact, now.date(), handed))
    response = send_file(archive, "application/zip", as_attachment=True, download_name=f"{key_for(who.name, set())}.zip")
    del response.headers["Cache-Control"]  # what holds for every answer: no cache keeps it
    return response
