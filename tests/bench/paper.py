"""The client report against an empty page of the same engine."""

from dataclasses import replace
from datetime import datetime
from math import log

from flask import Flask
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from consultant.accounts.actions import consultant_by_email
from consultant.cases.actions import case_numbered
from consultant.database import work_for
from consultant.documents.actions import stop_press
from consultant.reports.actions import preview
from consultant.reports.paper.actions import report_pdf
from consultant.reports.rules import ReportFacts
from tests.bench.data import CASE_OF, EMAIL
from tests.bench.table import Row, medians, ratio

EMPTY = "<!doctype html><html lang=en><title>Empty</title><p>"


def paper(app: Flask) -> list[Row]:
    """A report, warm; against an empty page of the same engine in this process."""
    fonts = FontConfiguration()
    with app.test_request_context():
        person = consultant_by_email(EMAIL)
        work_for(person.practice_id, person.id)
        now = datetime.now().astimezone()
        facts = {size: preview(case_numbered(CASE_OF[size]), person.practice, now).facts for size in (8, 200, 1_000)}
        fresh = Fresh()

        def empty() -> None:
            HTML(string=EMPTY).write_pdf(font_config=fonts)

        eight, same, page = medians(lambda: report_pdf(fresh.of(facts[8])), lambda: report_pdf(facts[8]), empty, times=12)
        few, many = medians(lambda: report_pdf(fresh.of(facts[200])), lambda: report_pdf(fresh.of(facts[1_000])), times=2)
    stop_press()
    exponent = log(many / few) / log(1_000 / 200)
    return [
        ratio("report with 8 calls : an empty page", eight, page, 50),
        ratio("the same facts again : an empty page", same, page, 0.1),
        Row("report, 200 to 1,000 calls: exponent", exponent, 1.05, "", f"{few:.0f} ms, {many:.0f} ms"),
    ]


class Fresh:
    """Facts that differ in one word each time, so that nothing is taken from memory."""

    def __init__(self) -> None:
        self.number = 0

    def of(self, facts: ReportFacts) -> ReportFacts:
        self.number += 1
        return replace(facts, extra=f"Note {self.number}.")
