"""The client report on paper, from its facts: the same facts, the same page and the same bytes."""

from dataclasses import replace
from datetime import UTC, datetime, time

from markupsafe import Markup

from consultant.documents.actions import print_pdf, printable, render, stylesheet
from consultant.picture.rules import Picture
from consultant.picture.words import paper
from consultant.reports.rules import ReportFacts
from consultant.reports.words import Report, report

FOLDER = "client_report"


def report_html(facts: ReportFacts) -> str:
    """The page, without its styles."""
    words = report(facts, printable)
    return render(f"{FOLDER}/page.html", report=words, drawing=_drawing(words), has_logo=facts.letterhead.logo is not None)


def report_pdf(facts: ReportFacts) -> bytes:
    """The tagged PDF, dated by the report's day. DocumentError when it can't be printed."""
    styles = stylesheet("print.css"), stylesheet(f"{FOLDER}/page.css")
    created = datetime.combine(facts.day, time(12), UTC)
    logo = facts.letterhead.logo
    return print_pdf(report_html(facts), styles, created, {"logo": logo} if logo else None)


def _drawing(words: Report) -> Markup | None:
    """The picture, with its names made printable before they are measured; None when there is a list or nothing."""
    if words.picture is None or words.picture.as_list:
        return None
    boxes = tuple(replace(box, label=printable(box.label)) for box in words.picture.boxes)
    return Markup(paper(Picture(boxes, words.picture.arrows), printable(" ".join(words.in_words)), "picture"))
