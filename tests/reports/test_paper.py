"""The page and the file for samples, for many calls and for a picture that becomes a list."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from consultant.assessment.rules import assess
from consultant.documents.actions import REPORTS
from consultant.evidence.rules import Evidence
from consultant.options.rules import Option, OptionKind
from consultant.parties.rules import Part, Source
from consultant.promises.rules import Promise
from consultant.reports.paper.actions import fitted, report_html, report_pdf
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import Test
from tests.documents.structure import problems
from tests.documents.test_render import FLOODS
from tests.factories import blames, call, record
from tests.reports.reading import pages_of

pytestmark = pytest.mark.usefixtures("babel_app")
NOW = datetime(2025, 12, 1, tzinfo=UTC)


def facts(of, **letterhead) -> ReportFacts:
    return report_facts(assess(of, NOW), Letterhead("Field IT", "555 0142", **letterhead), number=1, day=NOW.date())


def test_the_sample_previews_without_a_case():
    sample = ReportFacts.from_json((REPORTS / "client_report" / "sample.json").read_text("utf-8"))
    pages = pages_of(report_pdf(sample))
    assert "Report 2" in pages[0] and "replaces report 1" in pages[0]
    assert "My view: Start with A." in " ".join(pages)


def test_the_same_facts_are_the_same_bytes_and_come_from_memory():
    first = report_pdf(facts(record(call(0, "acme"))))
    assert report_pdf(facts(record(call(0, "acme")))) is first
    assert report_pdf.__wrapped__(facts(record(call(0, "acme")))) == first  # printed once more
    assert report_pdf(facts(record(call(0, "acme", said="Other.")))) != first


def test_equal_facts_alone_have_one_fingerprint():
    """One moment in two zones prints as two times, though Python calls the two equal."""
    here, there = call(0, "acme"), call(0, "acme")
    there = replace(there, at=there.at.astimezone(timezone(timedelta(hours=9))))
    assert facts(record(here)) == facts(record(there))
    assert facts(record(here)).fingerprint != facts(record(there)).fingerprint
    read = facts(record(here))
    assert read.assessment and ReportFacts.from_json(read.to_json()).fingerprint == read.fingerprint


def test_what_has_room_is_not_tried(monkeypatch):
    tried = []
    monkeypatch.setattr("consultant.reports.paper.actions.count_pages", lambda *_: tried.append(1) or 2)
    assert fitted.__wrapped__(facts(record(call(0, "acme")))) and tried == []
    assert fitted.__wrapped__(facts(record(call(0, "acme"), title="自宅"))) and tried == [1]


def test_a_thousand_calls_and_how_many_more():
    calls = [call(n / 10, "acme", said=f"Contact number{n}.") for n in range(1_001)]
    text = " ".join(pages_of(report_pdf(facts(record(*calls)))))
    assert "There is 1 older contact. Ask me for it." in text
    assert "Contact number0." not in text and "Contact number1." in text and "Contact number1000." in text


def test_seven_boxes_are_a_list():
    ids = ["acme", "bell", "core", "dell", "echo", "fox", "golf"]
    calls = [call(n, by, blames(by, about)) for n, (by, about) in enumerate(zip(ids, ids[1:] + ids[:1], strict=True))]
    many, few = record(*calls, parties="client me " + " ".join(ids)), record(*calls[:2], parties="client me acme bell core")
    assert "<svg" not in report_html(facts(many))
    assert "<ol><li>Acme points to Bell.</li>" in report_html(facts(many))
    assert "<svg" in report_html(facts(few))
    assert "<svg" not in report_html(facts(record(call(0, "acme"))))


def test_markup_in_the_record_is_text():
    html = report_html(facts(record(call(0, "acme", said="<script>alert(1)</script>"), title="<b>x</b>")))
    assert "<script>" not in html and "&lt;b&gt;x" in html


def test_a_logo_prints_with_the_sender_as_its_words():
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    of = facts(record(call(0, "acme")), logo=picture.getvalue(), address="1 Mill Lane\nAsh Falls,\n")
    assert problems(report_pdf(of)) == []
    assert 'alt="Field IT"' in report_html(of)
    assert "Write to: Field IT, 1 Mill Lane, Ash Falls" in " ".join(pages_of(report_pdf(of)))


def test_the_phone_number_and_the_number_of_the_report_are_on_each_page():
    pages = pages_of(report_pdf(facts(record(call(0, "acme")))))
    assert all("Report 1 · 1 December 2025 · Field IT · 555 0142" in page for page in pages)


def right_edge(pdf: bytes, folder: Path) -> float:
    """Of all that is printed, in millimetres from the left of the paper."""
    (folder / "paper.pdf").write_bytes(pdf)
    boxes = subprocess.run(["pdftotext", "-bbox", folder / "paper.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return max(map(float, re.findall(r'<word.*? xMax="([\d.]+)"', boxes))) / 72 * 25.4


def test_what_would_hang_the_engine_prints_in_every_entry_of_the_log_and_keeps_to_the_page(tmp_path):
    long = [text[:200] for name, text in FLOODS.items() if name != "controls"]  # no form and no file takes those
    calls = [
        call(n, "acme", blames("acme", "bell", because=text), Promise("acme", text), said=text * 3, reference=text[:60], spoke_to=text[:60])
        for n, text in enumerate(long)
    ]
    of = record(
        *calls,
        parts=tuple(Part(text, "acme", Source.TOLD, text) for text in long),
        tests=tuple(Test(text, done_on=NOW.date(), result=text) for text in long),
        roadblocks=tuple(Roadblock(text, RoadblockKind.COST, outside_cause=text) for text in long),
        evidence=tuple(Evidence(text, NOW.date(), text=text) for text in long),
    )
    pdf = report_pdf(facts(of))
    assert problems(pdf) == [] and right_edge(pdf, tmp_path) <= 210 - 20


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_options_keep_to_the_column(count, tmp_path):
    """The right edge of the text is 27 mm from that of the paper (reports/print.css)."""
    sides = {"good_side": "Telecommunications independence", "bad_side": "Installation appointment", "undo": "Within 14 days"}
    options = tuple(
        Option("Switch over to the telecommunications company", OptionKind.SWITCH, cost_once=Decimal("1234567.89"), **sides)
        for _ in range(count)
    )
    of = record(call(0, "acme"), options=options, currency="GBP")
    assert right_edge(report_pdf(facts(of)), tmp_path) <= 210 - 27 + 0.04
