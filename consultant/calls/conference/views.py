"""The conference cockpit: what each party on the line says, the one question, and what is agreed, written down while they talk."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultant.assessment.actions import assessment_of
from consultant.assessment.rules import Assessment
from consultant.calls.actions import record_call
from consultant.calls.conference import actions, words
from consultant.calls.conference.forms import AgreementForm
from consultant.calls.conference.rules import Cockpit, cockpit
from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.clients.limits.actions import pass_limits, unpaid_in_month
from consultant.documents.actions import printable
from consultant.parties.words import Voice
from consultant.promises.words import understood
from consultant.reports.page_one.rules import rooms
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone
from consultant.web.files import printed_or_back

bp = Blueprint("conference", __name__, url_prefix="/cases/<int:number>")
bp.add_app_template_global(words, "conference_words")


@bp.route("/conference", methods=["GET", "POST"])
@audience("member")
def show(number: int):
    case, assessment, found = _load(number)
    zone, voice = practice_zone(), Voice.on_screen(assessment.record.parties)
    form = AgreementForm(parties=list(found.line), at=datetime.now(zone), statements=[{"by": id} for id in found.line])
    form.about(assessment.record.parties, zone)
    form.bind(case.client.held, lambda at: unpaid_in_month(case.client, at))
    if not form.grows() and form.validate_once():
        record_call(case.id, form.entry, zone=str(zone))
        pass_limits(case, form.passed, form.passed_because.data, at=form.entry.at)
        flash(" ".join([_("Saved."), *(f"{understood(promise, voice)}." for promise in form.entry.promises)]))
        return redirect(url_for("cases.show", number=number))
    told = {"case": case, "record": assessment.record, "voice": voice}
    return render_template("calls/conference.html", form=form, found=found, number=number, **told)


@bp.get("/conference.pdf")
@audience("member")
def agenda(number: int):
    """One page that everybody on the line may read; where nobody is on it yet, on to the page that asks who."""
    _case, assessment, found = _load(number)
    if len(found.line) < 2:
        return redirect(url_for("conference.show", number=number, party=list(found.line)))
    back = url_for("conference.show", number=number, party=list(found.line))
    agendas = [words.agenda(found, assessment, room) for room in rooms(printable)]
    return printed_or_back(lambda: actions.print_agenda(agendas, assessment.now.date()), f"case-{number}-agenda.pdf", back)


def _load(number: int) -> tuple[Case, Assessment, Cockpit]:
    """The cockpit for the parties that the address names, else for those that the next step brings together."""
    case = case_numbered(number)
    assessment = assessment_of(case, practice_now())
    try:
        return case, assessment, cockpit(assessment, tuple(request.args.getlist("party")))
    except KeyError:
        abort(404)
