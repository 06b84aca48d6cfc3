"""The client report against an empty page of the same engine, a browser, and the engine without a second thought."""

import os
import statistics
import time
from collections.abc import Callable
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
from tests.bench.processes import megabytes, named, spent
from tests.bench.rivals import browser, naive
from tests.bench.rivals import page as page_of
from tests.bench.table import Row, medians, ratio

WORKER = "consultant.documents.worker"
SETTLES = 0.2  # seconds: a browser ends its helpers later, and our worker clears its memory when nobody waits
EMPTY = "<!doctype html><html lang=en><title>Empty</title><p>"


def paper(app: Flask) -> list[Row]:
    """Reports from their facts to their bytes, warm; beside an empty page, a browser, and the engine used naively."""
    with app.test_request_context():
        person = consultant_by_email(EMAIL)
        work_for(person.practice_id, person.id)
        now = datetime.now().astimezone()
        facts = {size: preview(case_numbered(CASE_OF[size]), person.practice, now).facts for size in (8, 200, 1_000)}
        stop_press()  # so that its memory is that of these reports
        try:
            return [*small(facts[8]), *large(facts[200], facts[1_000])]
        finally:
            stop_press()


def small(facts: ReportFacts) -> list[Row]:
    """A report of 8 calls: as quick as what? Seconds as they pass, but beside a browser, which has many processes, those of processors."""
    fresh, fonts = Fresh(facts), FontConfiguration()

    def empty() -> None:
        HTML(string=EMPTY).write_pdf(font_config=fonts)

    report, page = medians(fresh.print, empty, times=20)
    memory = megabytes(*named(WORKER), "VmHWM")
    with browser() as printed:
        html = page_of(facts)
        ours, theirs = processor_times((fresh.print, ours_alone), (lambda: printed(html), lambda: named("chromium")), times=15)
    return [
        ratio("report with 8 calls : an empty page", report, page, 50),
        ratio("the same facts, read anew : an empty page", again(facts, empty), page, 0.1),
        ratio("report with 8 calls : Chromium, processors' time", ours, theirs, 2.5),
        Row("the same, most memory of what lays out", memory, 120, "MB"),
    ]


def again(facts: ReportFacts, between: Callable[[], None]) -> float:
    """Milliseconds until facts that were just read, and were printed before, have their report; the median."""
    taken, text = [], facts.to_json()
    assert report_pdf(facts) is report_pdf(ReportFacts.from_json(text))
    for _time in range(30):
        between()
        equal = ReportFacts.from_json(text)
        start = time.perf_counter()
        report_pdf(equal)
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken)


def large(some: ReportFacts, most: ReportFacts) -> list[Row]:
    """Reports of 200 and of 1,000 calls."""
    fresh, html = Fresh(some), page_of(some)
    ours, theirs = processor_times((fresh.print, ours_alone), (lambda: naive(html), ours_alone), times=3)
    few, many = medians(fresh.print, Fresh(most).print, times=2)
    return [
        ratio("report with 200 calls : the naive recipe, processor", ours, theirs, 0.5),
        Row("report, 200 to 1,000 calls: exponent", log(many / few) / log(1_000 / 200), 1.05, "", f"{few:.0f} ms, {many:.0f} ms"),
        Row("1,000 calls, most memory of what lays out", megabytes(*named(WORKER), "VmHWM"), 300, "MB"),
    ]


def ours_alone() -> list[int]:
    return [os.getpid(), *named(WORKER)]


def processor_times(*jobs: tuple[Callable[[], object], Callable[[], list[int]]], times: int) -> list[float]:
    """Milliseconds of processors that one run of each job takes in its processes, in the mean; done in turn, the first not counted.

    Who has ended in between is counted with the process that had started it.
    """
    taken = [0.0 for _job in jobs]
    for n in range(times + 1):
        for place, (job, processes) in enumerate(jobs):
            before = spent(processes())
            job()
            time.sleep(SETTLES)
            taken[place] += (spent(processes()) - before) * 1_000 if n else 0
    return [each / times for each in taken]


class Fresh:
    """Facts that differ in one word each time, so that nothing is taken from memory."""

    def __init__(self, facts: ReportFacts) -> None:
        self.facts, self.number = facts, 0

    def print(self) -> bytes:
        self.number += 1
        return report_pdf(replace(self.facts, extra=f"Note {self.number}."))
