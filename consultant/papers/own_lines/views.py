"""What a party said, for that party to correct: on screen, on paper, and that it was sent."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.papers.actions import facts_of
from consultant.papers.own_lines import actions
from consultant.papers.own_lines.forms import SentForm
from consultant.papers.own_lines.words import has_lines, own_lines
from consultant.parties.rules import Party
from consultant.reports.rules import ReportFacts
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone
from consultant.web.files import printed_or_back

bp = Blueprint("own_lines", __name__, url_prefix="/cases/<int:number>/parties")


@bp.route("/lines", methods=["GET", "POST"])
@audience("member")
def show(number: int):
    case, facts, party = _load(number)
    form = SentForm()
    if form.validate_once():
        actions.note_sent(case, party.id, form.channel.data, practice_now(), str(practice_zone()))
        flash(_("That you sent it is in the log. Log their answer when it comes."))
        return redirect(url_for("cases.show", number=number))
    paper, is_any = own_lines(facts, party.id), has_lines(facts, party.id)
    return render_template("papers/own_lines.html", form=form, case=case, party=party, paper=paper, is_any=is_any)


@bp.get("/lines.pdf")
@audience("member")
def pdf(number: int):
    _case, facts, party = _load(number)
    back = url_for("own_lines.show", number=number, party=party.id)
    return printed_or_back(lambda: actions.own_lines_pdf(facts, party.id), f"case-{number}-own-lines.pdf", back)


def _load(number: int) -> tuple[Case, ReportFacts, Party]:
    """With the party that the address names; the client and the consultant get no such paper."""
    case = case_numbered(number)
    facts = facts_of(case, current_user.practice, practice_now())
    party = next((party for party in facts.record.parties if party.id == request.args.get("party")), None)
    if party is None or not party.is_outside:
        abort(404)
    return case, facts, party
