"""Papers beside the client's report: what each looks like, and those of a case that nothing has to be written for."""

from flask import Blueprint, render_template, url_for
from flask_login import current_user

from consultant.cases.actions import case_numbered
from consultant.database import Missing
from consultant.papers import actions, words
from consultant.papers.passport.actions import passport_pdf
from consultant.papers.rules import PaperName
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.files import printed_or_back

bp = Blueprint("papers", __name__)


@bp.get("/you/papers")
@audience("member")
def list_papers():
    return render_template("papers/list.html", papers=PaperName, words=words)


@bp.get("/you/papers/<name>.pdf")
@audience("member")
def sample(name: str):
    """With made-up words: it needs no case."""
    paper = next((paper for paper in PaperName if paper == name), None)
    if paper is None:
        raise Missing(f"there is no paper {name!r}")
    return printed_or_back(lambda: actions.sample(paper), f"{name}.pdf", url_for("papers.list_papers"))


@bp.get("/cases/<int:number>/check-list.pdf")
@audience("member")
def passport(number: int):
    case = case_numbered(number)
    back = url_for("baseline.edit", number=number)
    return printed_or_back(lambda: passport_pdf(case, current_user.practice, practice_now()), f"case-{number}-check-list.pdf", back)
