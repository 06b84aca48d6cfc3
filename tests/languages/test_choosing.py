"""The language of a client: chosen on their page or beside the report, kept by what was issued."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.database import db
from consultant.practice.actions import set_letterhead
from consultant.reports.actions import issued_report
from consultant.reports.rules import ReportFacts
from consultant.revisit.rules import Revisit
from consultant.sending.actions import make_link
from tests.pages import parsed

STORY = replace(read_case(Path("consultant/demo/cases/dsl.json").read_bytes()), calls=(), evidence=(), tests=())
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def case(practice) -> Case:
    set_letterhead(practice, phone="555 0142")
    case = import_record(replace(STORY, revisit=Revisit(trigger="You move home")), at=NOON)
    db.session.commit()
    return case


def shown(client) -> tuple[str, str, str]:
    """Of the page beside the next report: all its words, what of it the client will read, and in which language."""
    page = parsed(client.get("/cases/1/report"))
    told = page.select_one("article.client div")
    return page.get_text(" ", strip=True), told.get_text(" ", strip=True), told["lang"]


def test_a_report_is_in_the_language_of_its_reader_and_stays_so(case, client):
    who = {"name": case.client.name, "kind": case.client.kind, "language": "es"}
    client.post(f"/clients/{case.client_id}/edit", data=who)
    assert "Spanish" in client.get(f"/clients/{case.client_id}").text
    page, told, lang = shown(client)
    assert "The report is in this language: Spanish." in page
    assert lang == "es" and "Qué debe hacer:" in told and "What you need" not in told
    client.post("/cases/1/report", data={"language": "es", "view": "Espere.", "report_note": "", "issue": "1"})
    issued = issued_report(case.id, 1)
    kept = issued.pdf
    _link, token = make_link(issued, until=date(2100, 1, 1), zone=ZoneInfo("UTC"), at=NOON)
    db.session.commit()
    assert "Qué debe hacer:" in client.get(f"/r/{token}").text
    assert "Escríbalo en pocas palabras, por favor." in client.post(f"/r/{token}/answer", data={"send": "wrong", "wrong": ""}).text
    code = client.post("/cases/1/reports/1/links/new", data={"to": "Ann", "until": "", "with_code": "y", "once": "code"})
    assert "Apunte" in parsed(code).select_one("p[lang=es]").text
    long = client.post(f"/r/{token}/answer", data={"send": "wrong", "wrong": "W" * 4_001}).text
    assert "Este texto tiene 4.001 caracteres." in long
    client.post("/cases/1/report", data={"language": "", "view": "Wait.", "report_note": ""})
    _page, told, lang = shown(client)
    assert lang == "en" and "What you need to do:" in told
    db.session.expire_all()
    assert issued_report(case.id, 1).pdf == kept and issued_report(case.id, 1).facts["case"]["client"]["language"] == "es"


def test_a_language_without_words_is_said(case, client):
    case.client.language = "pt-BR"
    db.session.commit()
    page, told, lang = shown(client)
    assert "There are no words in this language yet: Portuguese (Brazil). The report is in English." in page
    assert lang == "en" and "What you need to do:" in told
    client.post("/cases/1/report", data={"language": "xx", "view": "", "report_note": ""})
    assert case.client.language == "pt-BR"


def test_a_case_file_brings_the_language_and_takes_it_along(practice):
    spanish = replace(STORY, client=replace(STORY.client, language="es"))
    assert import_record(STORY, at=NOON).client.language is None
    case = import_record(spanish, at=NOON)
    assert record_of(case).client.language == "es"
    assert import_record(spanish, at=NOON).client_id == case.client_id


def test_facts_without_a_language_are_english():
    facts = ReportFacts.from_json(Path("reports/client_report/sample.json").read_text("utf-8"))
    assert facts.language is None
