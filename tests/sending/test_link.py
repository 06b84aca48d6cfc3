"""A secret link opens the phone page of one issued report, until it ends; whatever does not open answers alike."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from consultant.database import across_practices, db
from consultant.database.turns import begin_writing
from consultant.sending.models import LinkOpening, ReportLink
from consultant.sending.rules import LinkState, end_of, is_new_opening, link_state
from tests.pages import parsed
from tests.sending.desk import made, shown

MOST = 40_000  # bytes of a phone page with its picture and its style sheet
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
once = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # what is shown is the same on both


def test_a_link_ends_with_its_day_where_the_practice_is():
    auckland = end_of(date(2026, 3, 2), ZoneInfo("Pacific/Auckland"))
    assert auckland.astimezone(UTC) == datetime(2026, 3, 2, 11, tzinfo=UTC)
    states = [link_state(revoked_at=gone, expires_at=auckland, now=now) for gone, now in ((None, NOON), (NOON, NOON))]
    assert states == [LinkState.EXPIRED, LinkState.REVOKED]
    assert link_state(revoked_at=None, expires_at=auckland, now=auckland - timedelta(microseconds=1)) == LinkState.OPEN


def test_loading_again_is_no_new_opening():
    assert is_new_opening(None, NOON)
    assert not is_new_opening(NOON, NOON + timedelta(minutes=9))
    assert is_new_opening(NOON, NOON + timedelta(minutes=10))
    assert is_new_opening(NOON, NOON - timedelta(minutes=1))


def test_a_link_opens_the_page_and_the_very_pdf_and_tells_when_it_was_opened(app, client, sent):
    address = made(client, sent)
    assert address.startswith("http://localhost/r/") and len(address.rpartition("/")[2]) >= 43  # 256 bits
    path, guest = address.removeprefix("http://localhost"), app.test_client()
    client.get(path)  # whoever wrote it does not count
    assert "Opened" not in client.get(f"{sent}/send").text
    page = guest.get(path, headers={"Host": "elsewhere.example"})
    assert {name: page.headers[name] for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in page.headers and "elsewhere.example" not in page.text
    assert not parsed(page).select("script, [style]") and parsed(page).select("figure svg")
    sheet = guest.get(parsed(page).select_one("link[rel=stylesheet]")["href"])
    assert len(page.data) + len(sheet.data) <= MOST
    coded = [shown(client, sent), shown(client, sent, with_code="y")]
    assert [bool(parsed(one).select("figure svg path")) for one in coded] == [False, True]
    assert "Made" in client.get(f"{sent}/send").text
    log = " ".join(parsed(client.get(sent.partition("/reports")[0])).text.split())
    assert re.search(r"A link for Ann, [^:]+: made", log) and not re.search(r"A link for Ann, [^:]+: sent", log)
    labels = [bold.text for bold in parsed(page).select(".plain b")]
    assert labels.index("What you need to do:") < labels.index("What works now:") < labels.index("What is wrong:")
    assert parsed(page).select_one("h1").text in client.get(f"{sent}/phone").text
    pdf = guest.get(path + "/report.pdf")
    assert pdf.data == client.get(f"{sent}.pdf").data and pdf.headers["Cache-Control"] == "no-store"
    guest.get(path)  # loading again is no opening
    wrong = guest.post(path + "/answer", headers={"Accept-Language": "es"})
    assert wrong.status_code == 400 and parsed(wrong).h1.text == "No pudimos leer eso" and not parsed(wrong).select("a")
    lost = [guest.get(path + "/answer"), guest.get(path + "/nothing")]  # no route of ours answers
    assert [one.status_code for one in lost] == [405, 404] and not any(parsed(one).select("a") for one in lost)
    assert "Opened once: " in client.get(f"{sent}/send").text
    with app.app_context():
        columns = {column.name for column in LinkOpening.__table__.columns}
        rows = db.session.scalars(across_practices(db.select(ReportLink))).all()
    assert columns == {"id", "practice_id", "link_id", "at", "changed_by", "changed_at"}  # the time, and nothing of who
    assert not any(address.rpartition("/")[2] in str(vars(row)) for row in rows)


def test_a_page_is_shown_while_somebody_else_writes_for_long(app, client, owner, sent):
    path, guest = made(client, sent).removeprefix("http://localhost"), app.test_client()
    with app.app_context(), db.engine.connect() as other:
        begin_writing(other, owner.practice_id)
        assert guest.get(path).status_code == 200
    assert "Opened" not in client.get(f"{sent}/send").text
    guest.get(path)
    assert "Opened once: " in client.get(f"{sent}/send").text


@once
def test_what_does_not_open_answers_alike_and_says_what_to_do(app, client, sent):
    revoked, old = (made(client, sent).removeprefix("http://localhost") for _each in range(2))
    page = parsed(client.get(f"{sent}/send"))
    assert client.post(page.select("form[action$=revoke]")[1]["action"]).status_code == 302  # the newest stands first
    guest = app.test_client()
    assert [guest.get(path).status_code for path in (revoked, old)] == [404, 200]
    with time_machine.travel(datetime(2099, 1, 2, tzinfo=UTC)):
        answers = [guest.get(f"/r/{end}").data for end in ("nobody", "x" * 5_000, "%00", "%ff")]
        answers += [guest.get(path + more).data for path in (revoked, old) for more in ("", "/report.pdf")]
    assert len(set(answers)) == 1 and b"ask the person who sent it" in answers[0]


@once
def test_a_link_ends_within_a_year_and_a_newer_report_is_named(app, client, sent):
    for until, message in (("2001-01-01", "has passed"), ("9999-12-31", "too far ahead"), ("", "Give this link")):
        assert message in client.post(f"{sent}/links/new", data={"to": "Ann", "until": until, "once": "key"}).text
    path = made(client, sent).removeprefix("http://localhost")
    assert client.post(sent.partition("/reports")[0] + "/report", data={"issue": "2", "once": "key"}).status_code == 302
    assert "There is a newer report: report 2." in app.test_client().get(path).text
