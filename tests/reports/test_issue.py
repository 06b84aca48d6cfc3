"""From the preview to an issued report that never changes, on screen and on the command line."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from consultant.accounts.models import Practice
from consultant.calls.actions import record_call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord
from consultant.database import db, work_for, working_for
from consultant.parties.actions import add_named_party
from consultant.parties.rules import Role
from consultant.practice.actions import set_letterhead
from consultant.reports.actions import NotReady, draft_pdf, issue_report, issued_report, reports_of
from consultant.revisit.actions import set_revisit
from consultant.revisit.rules import Revisit
from tests.conftest import signed_in
from tests.factories import blames, call
from tests.pages import parsed
from tests.reports.reading import pages_of

STORY = Path("consultant/demo/cases/dsl.json").read_bytes()
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def story() -> CaseRecord:
    """The demo's, looked at again on an event: its own day has passed."""
    return replace(read_case(STORY), revisit=Revisit(trigger="You move home"))


@pytest.fixture
def case(practice) -> Case:
    """The demo's story as the practice's first case, and a letterhead."""
    set_letterhead(practice, phone="555 0142", hours="9am to 5pm")
    case = import_record(story(), at=NOON)
    db.session.commit()
    return case


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def test_an_issued_report_keeps_its_number_facts_and_bytes(case, practice):
    first = issue_report(case, practice, NOON)
    assert (first.number, first.date) == (1, NOON.date())
    assert first.sha256 == hashlib.sha256(first.pdf).hexdigest()
    assert first.facts["case"]["title"] == case.title
    assert "Report 1" in text_of(first.pdf) and "Draft" not in text_of(first.pdf)
    kept = first.pdf
    add_named_party(case.id, "Newcomer Ltd", Role.VENDOR)
    second = issue_report(case, practice, NOON)
    assert second.number == 2
    assert "report 1" in text_of(second.pdf)
    assert "Newcomer" in text_of(second.pdf)
    assert issued_report(case.id, 1).pdf == kept


def test_an_issued_report_cannot_be_changed(case, practice):
    report = issue_report(case, practice, NOON)
    report.pdf = b"other"
    with pytest.raises(RuntimeError, match="never changed"):
        db.session.flush()


def test_a_draft_says_so_and_issues_nothing(case, practice):
    assert "Draft" in text_of(draft_pdf(case, practice, NOON))
    assert reports_of(case.id) == []


def test_without_anybody_to_call_nothing_is_issued(case, practice):
    set_letterhead(practice, phone=None, email=None)
    with pytest.raises(NotReady, match="letterhead"):
        issue_report(case, practice, NOON)
    assert reports_of(case.id) == []


def test_a_name_that_paper_cannot_show_holds_the_report_back(case, practice):
    add_named_party(case.id, "\U0001f9ed", Role.VENDOR)
    with pytest.raises(NotReady, match="names"):
        issue_report(case, practice, NOON)


def test_a_day_that_has_passed_is_set_anew_before_a_report_is_issued(case, client, practice):
    set_revisit(case, Revisit(date(2026, 3, 1)))
    db.session.commit()
    with pytest.raises(NotReady, match="revisit passed"):
        issue_report(case, practice, NOON)
    page = client.get("/cases/1/report").text
    assert "The day to look at this again has passed. Set a new one." in page and 'value="revisit passed"' in page
    set_revisit(case, Revisit(NOON.date()))
    assert issue_report(case, practice, NOON).number == 1


def test_the_preview_lists_what_to_do_and_keeps_the_words(case, client, practice):
    set_letterhead(practice, phone=None, email=None)
    db.session.commit()
    page = client.post("/cases/1/report", data={"view": "Start with A.", "report_note": "", "issue": "1"})
    assert page.status_code == 200
    assert "Put your phone or e-mail on the letterhead" in page.text
    assert "Start with A." in page.text
    assert "Issue report" not in page.text
    assert "Start with A." in client.get("/cases/1/report").text


def test_what_is_to_do_stands_first_and_its_button_saves_the_words(case, client, practice):
    set_letterhead(practice, phone=None, email=None)
    db.session.commit()
    page = client.get("/cases/1/report").text
    assert page.index("Put your phone or e-mail") < page.index("My view")
    led = client.post("/cases/1/report", data={"view": "Start with A.", "mend": "letterhead"})
    assert led.location == "/you/letterhead?next=/cases/1/report"
    assert "Your words are saved." in client.get(led.location).text
    assert "Start with A." in client.get("/cases/1/report").text
    assert client.post("/cases/1/report", data={"mend": "odd"}).location == "/cases/1/report"


def test_what_is_mended_leads_back_to_the_report(case, client):
    led = client.post("/cases/1/report", data={"mend": "revisit"}).location
    saved = client.post(led, data={"look_when": "You move house"})
    assert saved.location == "/cases/1/report"
    assert "Saved: When: “You move house”" in client.get(saved.location).text
    assert client.post("/cases/1/revisit?next=//evil.example", data={"look_when": "x"}).location == "/cases/1?open=revisit#revisit-row"


def test_whom_to_hear_next_stands_chosen_on_the_page_of_the_call(case, client):
    newcomer = add_named_party(case.id, "Newcomer Ltd", Role.VENDOR).key
    record_call(case.id, call(0, "brightnet", blames("brightnet", newcomer)))
    db.session.commit()
    led = client.post("/cases/1/report", data={"mend": "unasked"}).location
    assert led == f"/cases/1/calls/new?party={newcomer}"


def test_the_fold_of_reports_says_what_was_issued_newest_first(case, client):
    for number in ("1", "2"):
        issued = client.post("/cases/1/report", data={"issue": number})
        assert issued.location == "/cases/1?open=reports#reports-row"
        fold = parsed(client.get(issued.location)).select_one("details#reports[open]").get_text(" ", strip=True)
        assert f"Report {number} is issued." in fold
    assert fold.index("Open report 2") < fold.index("Replaced by report 2") < fold.index("Open report 1")


def test_issuing_on_screen_and_opening_it(case, client):
    answer = client.post("/cases/1/report", data={"view": "Start with A.", "issue": "1"})
    assert answer.status_code == 302
    opened = client.get("/cases/1/reports/1.pdf")
    assert opened.mimetype == "application/pdf"
    assert opened.headers["Content-Disposition"].startswith("inline")
    assert "Start with A." in text_of(opened.data)
    assert text_of(client.get("/cases/1/report.pdf").data).count("Draft")
    assert "Report 2 is ready to issue" in client.get("/cases/1/report").text


def test_the_free_parts_are_the_consultants_and_a_correction_is_said_once(case, client):
    own = {"report_problem": "Nothing loads after rain.", "with_goodwill": "y", "edition": "US Letter"}
    assert client.post("/cases/1/report", data=own | {"issue": "1"}).status_code == 302
    assert "Nothing loads after rain." in client.get("/cases/1/report").text
    assert (
        client.post("/cases/1/report", data={"report_problem": case.problem, "correction": "The day was wrong.", "issue": "2"}).status_code
        == 302
    )
    first, second = (issued_report(case.id, number) for number in (1, 2))
    assert (first.facts["case"]["problem"], first.facts["edition"], case.problem) == (
        "Nothing loads after rain.",
        "US Letter",
        story().problem,
    )
    assert "as goodwill" in text_of(first.pdf) and "Since report" not in text_of(first.pdf)
    told = text_of(second.pdf)
    assert "Since report 1: What I corrected: The day was wrong." in told and "Corrected: what the problem is." in told
    assert "as goodwill" not in told and second.facts["edition"] == "A4"
    assert (case.correction, case.report_problem) == (None, None)


def test_an_odd_character_is_told_in_the_preview(case, client):
    client.post("/cases/1/report", data={"view": "Good \U0001f9ed"})
    assert "COMPASS" in client.get("/cases/1/report").text


def test_a_view_that_is_too_long_comes_back_whole(case, client):
    long = "word " * 200
    page = client.post("/cases/1/report", data={"view": long, "issue": "1"})
    assert "At most 600 fit here" in page.text and long.strip() in page.text
    assert client.get("/cases/1/reports/1.pdf").status_code == 404


def test_another_practice_finds_neither_draft_nor_report(app, case, practice, stranger):
    issue_report(case, practice, NOON)
    db.session.commit()
    other = signed_in(app, stranger)
    for path in ("/cases/1/report", "/cases/1/report.pdf", "/cases/1/reports/1.pdf"):
        assert other.get(path).status_code == 404


def test_the_command_line_writes_a_draft_or_the_issued_bytes(app, case, practice, owner, tmp_path):
    issued = issue_report(case, practice, NOON)
    kept = issued.pdf
    db.session.commit()
    run = app.test_cli_runner().invoke
    out = tmp_path / "out.pdf"
    assert run(args=["report", "1", "-o", str(out)]).exit_code == 0
    assert "Draft" in text_of(out.read_bytes())
    assert run(args=["report", "1", "--number", "1", "-o", str(out)]).exit_code == 0
    assert out.read_bytes() == kept
    refused = run(args=["report", "1", "--number", "2", "-o", str(out)])
    assert (refused.exit_code, refused.output) == (2, "Error: Case 1 has no report 2.\n")
    assert run(args=["report", "99", "-o", str(out)]).exit_code == 2


def test_a_file_is_printed_without_any_database(app, tmp_path):
    story = tmp_path / "story.json"
    story.write_bytes(STORY)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:////nowhere/none.sqlite"
    out = tmp_path / "out.pdf"
    result = app.test_cli_runner().invoke(args=["report", str(story), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert "Sam Field" in text_of(out.read_bytes())


def test_reports_of_two_practices_are_numbered_apart(case, practice, stranger):
    issue_report(case, practice, NOON)

    with working_for(stranger.practice_id):
        other = db.session.scalars(db.select(Practice).filter_by(id=stranger.practice_id)).one()
        set_letterhead(other, phone="555")
        assert issue_report(import_record(story(), at=NOON), other, NOON).number == 1
    work_for(practice.id, None)
    assert [report.number for report in reports_of(case.id)] == [1]
