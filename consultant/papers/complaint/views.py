"""A letter of complaint about one firm of a case: write it, print it alone, print it with its proof."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.languages.actions import name_of, offered
from consultant.languages.rules import ENGLISH
from consultant.papers.complaint import actions
from consultant.papers.complaint.forms import ComplaintForm, told
from consultant.papers.complaint.sheets.words import apart
from consultant.papers.schemes import words as scheme_words
from consultant.papers.schemes.actions import schemes
from consultant.parties.actions import party_of
from consultant.parties.rules import Party
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.files import printed_or_back

bp = Blueprint("complaint", __name__, url_prefix="/cases/<int:number>/complaint")


@bp.route("", methods=["GET", "POST"])
@audience("member")
def write(number: int):
    case, party = _load(number)
    now, known, evidence = practice_now(), schemes(), record_of(case).evidence
    complaint = actions.complaint_about(case, party.id)
    form = ComplaintForm(data=told(actions.to_write(case, complaint, now), evidence))
    form.know(evidence, known, [(ENGLISH, name_of(ENGLISH)), *offered()])
    form.know_now(now)
    if not form.grows() and form.validate_change():
        actions.keep_complaint(case, party.id, form.complaint)
        flash(_("The letter is saved. Print it, and let the client read and sign it."))
        return redirect(url_for("complaint.write", number=number, party=party.id))
    pack = actions.pack_of(case, current_user.practice, party.id, complaint, now) if complaint and request.method == "GET" else None
    missing = [apart(file) for _proof, files in pack.matter.proofs for file in files if file.apart] if pack else []
    is_late = complaint is not None and complaint.is_too_late(now.date())
    more = {"is_written": complaint is not None and not is_late, "is_late": is_late, "apart": missing, "today": now.date()}
    return render_template("papers/complaint.html", form=form, case=case, party=party, schemes=known, words=scheme_words, **more)


@bp.get("/letter.pdf")
@audience("member")
def letter(number: int):
    return _printed(number, with_proof=False)


@bp.get("/pack.pdf")
@audience("member")
def pack(number: int):
    """With all that proves it behind it."""
    return _printed(number, with_proof=True)


def _printed(number: int, with_proof: bool) -> Response:
    """On to the page that asks, where nothing is written yet, or whoever it goes to was deleted."""
    case, party = _load(number)
    back, complaint = url_for("complaint.write", number=number, party=party.id), actions.complaint_about(case, party.id)
    if complaint is None:
        return redirect(back)
    if complaint.is_too_late(practice_now().date()):
        return redirect(back)  # which says so
    found = actions.pack_of(case, current_user.practice, party.id, complaint, practice_now())
    if complaint.to_scheme and not found.matter.scheme:
        flash(_("Whoever this letter goes to is no longer in your list. Choose again where it goes, and save."))
        return redirect(back)
    return printed_or_back(lambda: actions.letter_pdf(found, with_proof), f"case-{number}-complaint.pdf", back)


def _load(number: int) -> tuple[Case, Party]:
    """With the party that the address names: neither the client nor the consultant."""
    case = case_numbered(number)
    party = party_of(case.id, request.args.get("party", "")).to_rule()
    if not party.is_outside:
        abort(404)
    return case, party
