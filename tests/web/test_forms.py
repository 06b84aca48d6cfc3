"""Every kind of question: what it reads, what it says when it can't, and that nothing typed gets lost."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from werkzeug.datastructures import MultiDict

from consultant.web.fields import (
    Choice,
    Day,
    Email,
    Minutes,
    Moment,
    Money,
    Phone,
    TextBlock,
    TextLine,
    WebAddress,
    Zone,
    as_answer,
    zone_names,
)
from consultant.web.forms import BaseForm
from consultant.web.text import block, one_line, showable
from tests.pages import parsed
from tests.web.tiny import SampleForm, Taste


class OneOfEach(BaseForm):
    line = TextLine("Line", limit=5)
    text = TextBlock("Text", limit=10)
    day = Day("Day")
    at = Moment("When")
    minutes = Minutes("Minutes", most=60)
    cost = Money("Cost")
    mail = Email("E-mail")
    phone = Phone("Phone")
    web = WebAddress("Web page")
    zone = Zone("Zone")


@pytest.fixture
def typed(app):
    """Fills one field, gives it back after validation."""
    with app.test_request_context("/", method="POST"):

        def fill(name: str, text: str):
            form = OneOfEach(formdata=MultiDict({name: text}))
            form.validate()
            return form[name]

        yield fill


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("line", "  a \t b ", "a b"),
        ("line", "e\u0301te\u0301", "\u00e9t\u00e9"),
        ("line", "\u200f\u200b", ""),
        ("line", "🙂🙂", "🙂🙂"),
        ("text", " a\r\nb\u2028c ", "a\nb\nc"),
        ("day", "0001-01-01", date(1, 1, 1)),
        ("day", "9999-12-31", date(9999, 12, 31)),
        ("at", "2013-05-10T09:05", datetime(2013, 5, 10, 9, 5)),
        ("at", "2013-05-10 09:05:59", datetime(2013, 5, 10, 9, 5)),
        ("minutes", " 0 ", 0),
        ("minutes", "60", 60),
        ("cost", "12,5", Decimal("12.50")),
        ("cost", "1\u00a0200.00", Decimal(1200)),
        ("cost", "$9.50", Decimal("9.50")),
        ("cost", "45 £", Decimal(45)),
        ("cost", "0", Decimal(0)),
        ("mail", "a@b.example", "a@b.example"),
        ("phone", "+49 (0)30 / 123-45 x6", "+49 (0)30 / 123-45 x6"),
        ("web", " acme.example/a?b#c ", "https://acme.example/a?b#c"),
        ("web", "HTTP://bücher.example:8080", "HTTP://bücher.example:8080"),
        ("web", "acme.example?next=https://b.example", "https://acme.example?next=https://b.example"),
        ("zone", "Europe/Berlin", "Europe/Berlin"),
        ("day", "", None),
        ("zone", "", None),
    ],
)
def test_reads_what_people_type(typed, name, text, value):
    field = typed(name, text)
    assert not field.errors
    assert field.data == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("line", "sixsix"), ("line", "a\0b"), ("line", "a\u202eb"), ("text", "x" * 11), ("text", "a\x1bb"),
        ("day", "0000-01-01"), ("day", "2013-06-31"), ("day", "12345-01-01"), ("day", "tomorrow"), ("day", "9" * 5000),
        ("at", "09:05"), ("at", "2013-05-10T25:00"), ("at", "0001-01-01T00:00"), ("at", "9999-12-31T23:59"),
        ("minutes", "-1"), ("minutes", "61"), ("minutes", "1_0"), ("minutes", "²"), ("minutes", "9" * 5000), ("minutes", "1.5"),
        ("cost", "-1"), ("cost", "1,200"), ("cost", "1.234"), ("cost", "NaN"), ("cost", "1e5"), ("cost", "1000000000"),
        ("mail", "a@b"), ("mail", "a b@c.de"), ("mail", "<a@b.de>"), ("phone", "12"), ("phone", "call me on 123"),
        ("zone", "Europe/Nowhere"), ("zone", "../etc/passwd"), ("zone", "EST5EDT"),
    ],
)  # fmt: skip
def test_says_at_the_field_what_it_cannot_read_and_keeps_it(typed, name, text):
    field = typed(name, text)
    assert len(field.errors) == 1
    assert str(field.errors[0]).endswith((".", "save."))
    if name != "zone":
        assert field._value() == showable(text)


def test_a_round_amount_comes_back_as_it_was_typed(app):
    with app.test_request_context(method="POST", data={"cost": "180"}):
        assert str(OneOfEach(meta={"csrf": False}).cost.data) == "180"


def test_a_paste_of_a_megabyte_gets_a_message_and_stays(member):
    response = member.post("/form", data={"title": "x" * 1_000_000, "note": "n" * 1_000_000})
    page = parsed(response)
    assert response.status_code == 422
    assert "1,000,000 characters" in page.find(id="title-error").get_text()
    assert page.find(id="title")["value"] == "x" * 1_000_000
    assert page.find(id="note").get_text().strip() == "n" * 1_000_000


def test_a_text_without_its_odd_characters_is_taken_the_second_time(typed):
    first = typed("line", "a\0\u202eb")
    assert not typed("line", first._value()).errors


@pytest.mark.parametrize("text", ["", "plain", "a\u0301", "\u2066x\u2069", "line\r\n\r\nline", "\ufeffx"])
def test_tidying_twice_changes_nothing_more(text):
    assert one_line(one_line(text)) == one_line(text)
    assert block(block(text)) == block(text)
    assert showable(showable(text)) == showable(text)


def test_a_time_that_the_clocks_skipped_becomes_the_one_they_showed(typed):
    berlin = ZoneInfo("Europe/Berlin")
    skipped = typed("at", "2021-03-28T02:30").in_zone(berlin)
    assert (skipped.hour, skipped.minute, skipped.utcoffset()) == (3, 30, timedelta(hours=2))
    for edge in ("0002-01-01T00:00", "9998-12-31T23:59"):
        assert all(typed("at", edge).in_zone(ZoneInfo(name)) for name in ("Pacific/Kiritimati", "Pacific/Pago_Pago"))


def test_a_stored_value_shows_as_it_would_be_typed(app):
    with app.test_request_context("/"):
        form = OneOfEach(day=date(13, 5, 1), at=datetime(13, 5, 1, 9, 5, 7), cost=Decimal("12.50"), minutes=0)
    assert [form[n]._value() for n in ("day", "at", "cost", "minutes", "line")] == ["0013-05-01", "0013-05-01 09:05", "12.50", "0", ""]


def test_zones_are_places():
    assert {"Europe/Berlin", "America/New_York", "UTC"} <= set(zone_names())
    assert not {"EST", "Etc/GMT+5", "localtime"} & set(zone_names())


def sample(app, **answers) -> SampleForm:
    with app.test_request_context("/", method="POST", data=answers):
        form = SampleForm()
        form.offer(firms=[(1, "Acme"), (2, "Börse")])
        form.was_grown = form.grows()
        form.validate()
        return form


def test_choices_come_back_as_what_they_mean(app):
    form = sample(app, title="t", taste="sour", firms=["2", "1", "2"], paid="y")
    assert (form.taste.data, form.firms.data, form.paid.data, form.problems()) == (Taste.SOUR, [2, 1], True, [])


@pytest.mark.parametrize("answers", [{"taste": "salty"}, {"firms": ["3"]}, {"firms": ["²"]}, {"firms": ["9" * 5000]}, {"lines-0-by": "x"}])
def test_what_was_not_offered_is_refused(app, answers):
    assert [": Choose" in message for _, message in sample(app, title="t", **answers).problems()] == [True]


def test_blank_rows_are_passed_over_and_filled_ones_checked(app):
    form = sample(app, **{"title": "t", "lines-0-taste": "sweet", "lines-2-because": "so", "lines-5-because": "y" * 21})
    assert [row.because.data for row in form.lines.filled] == ["so", "y" * 21]
    assert form.problems() == [("lines-2-because", "Because (3): This has 21 characters. At most 20 fit here.")]


def test_the_list_of_messages_names_each_question(app):
    form = sample(app, day="x", at="x", **{f"lines-{i}-because": "y" * 21 for i in range(2)})
    firsts = [message.split(" ")[0:2] for _, message in form.problems()]
    assert firsts == [["Title:", "Give"], ["Day:", "This"], ["When:", "This"], ["Because", "(1):"], ["Because", "(2):"]]


def test_a_stored_text_may_be_longer_than_what_is_typed(app):
    for text, fits in (("stored text", True), ("other words", False)):
        with app.test_request_context("/", method="POST"):
            form = OneOfEach(formdata=MultiDict({"line": text}), line="stored  text")
            assert form.validate() is fits


@pytest.mark.parametrize(
    "stored",
    [date(2013, 5, 10), datetime(2013, 10, 27, 1, 30, 20, tzinfo=UTC), datetime(2013, 5, 10, 9, 5, tzinfo=timezone(timedelta(hours=9)))],
)
def test_a_moment_that_was_not_changed_stays_as_it_was_stored(app, stored):
    london = ZoneInfo("Europe/London")
    with app.test_request_context("/", method="POST"):
        as_shown = OneOfEach(formdata=None, at=as_answer(stored, london)).at._value()
        kept = OneOfEach(formdata=MultiDict({"at": as_shown})).at.in_zone(london, stored)
        assert (kept, type(kept), str(kept)) == (stored, type(stored), str(stored))
        changed = OneOfEach(formdata=MultiDict({"at": as_shown[:-1] + "9"})).at.in_zone(london, stored)
        assert (changed.minute % 10, changed.tzinfo) == (9, london)


def test_one_more_row_keeps_the_others_and_checks_nothing(member):
    response = member.post("/form", data={"more": "lines", "title": "", "day": "odd", "lines-0-because": "so", "lines-0-by": "2"})
    page = parsed(response)
    assert page.find(id="lines-0-because")["value"] == "so"
    assert page.find(id="lines-1-because")["value"] == ""
    assert [o.get_text() for o in page.select("#lines-1-by option")] == ["Nobody", "Acme", "Börse <b>"]
    assert page.select_one("#lines-0-by option[selected]")["value"] == "2"
    assert page.find(id="day")["value"] == "odd"
    assert not page.select(".invalid-feedback")
    assert page.select_one("button[name=more]")["formaction"] == "#lines-2-by"  # whoever adds one types on in it


def test_rows_end_at_their_most(member, app):
    many = {f"lines-{i}-because": "so" for i in range(5)} | {"title": "t"}
    assert ("lines", "At most 3 fit here.") in sample(app, **many).problems()
    assert member.post("/form", data=many).status_code == 422
    assert "lines-5-because" not in member.post("/form", data=many | {"more": "lines"}).text


def test_chips_take_no_typing_so_one_more_row_begins_after_them(app):
    page = '<fieldset id="lines-0-taste"></fieldset><input id="lines-0-because"><select id="lines-0-by"></select>'
    assert sample(app).lines.begins_at(page) == "lines-1-because"
    assert sample(app).lines.begins_at('<fieldset id="lines-0-taste"></fieldset>') == "lines-1-taste"


def test_a_year_has_four_digits(member):
    page = parsed(member.get("/form"))
    assert [field["max"] for field in page.select("input[type=date]")] == ["9999-12-31"] * 2


@pytest.mark.parametrize("name", ["lines-²-because", f"lines-{'9' * 5000}-because", "lines--1-because", "lines-", "lines-x"])
def test_an_odd_row_number_is_no_row(app, name):
    assert sample(app, **{"title": "t", name: "so"}).lines.filled == []


def test_a_file_or_json_where_text_belongs_counts_as_nothing(member):
    from io import BytesIO

    sent = member.post("/form", data={"title": (BytesIO(b"x"), "x.txt")}, content_type="multipart/form-data")
    assert "Give it a title." in sent.text
    assert "Give it a title." in member.post("/form", json={"title": {"a": 1}}).text


def test_the_field_is_tied_to_its_help_and_its_message(member):
    page = parsed(member.post("/form", data={"title": ""}))
    title = page.find(id="title")
    assert title["aria-describedby"] == "title-help title-who title-error"
    assert title["aria-invalid"] == "true"
    assert page.select_one(".errors a")["href"] == "#title"
    assert "Private" in page.find(id="note-who").get_text()
    assert page.select_one("form button").get_text() == "Save", "Enter saves, it does not add a row"


@pytest.mark.parametrize(
    ("halves", "moment", "shown"),
    [
        (["2025-05-05", "09:30"], datetime(2025, 5, 5, 9, 30), ("2025-05-05", "09:30")),
        (["2025-05-05", ""], datetime(2025, 5, 5), ("2025-05-05", "")),
        (["", "09:30"], None, ("", "09:30")),
        (["", ""], None, ("", "")),
        (["2025-05-05 09:30"], datetime(2025, 5, 5, 9, 30), ("2025-05-05", "09:30")),
    ],
)
def test_a_day_and_its_time_are_two_answers_and_neither_is_lost(app, halves, moment, shown):
    with app.test_request_context(method="POST", data={"at": halves}):
        form = OneOfEach()
        form.validate()
        assert form.at.data == moment
        assert form.at.halves() == shown
        assert bool(form.at.errors) == (halves == ["", "09:30"])


class Mixed(BaseForm):
    name = TextLine("Name", needed="Type a name.")
    kind = Choice("Kind", kind=Taste, words=str.title, needed="Choose one.", default=Taste.SOUR)
    who = TextLine("Who")
    note = TextLine("Note")
    also_needed = ("who",)


class AllNeeded(BaseForm):
    name = TextLine("Name", needed="Type a name.")
    day = Day("Day", needed="Choose a day.")


@pytest.mark.parametrize(("form", "said"), [(Mixed, ["name", "who"]), (AllNeeded, [])])
def test_what_is_needed_is_said_where_something_else_is_not(app, form, said):
    with app.test_request_context("/"):
        assert [field.name for field in form() if getattr(field, "must", False)] == said


def test_what_is_asked_only_after_some_answers_is_out_of_sight_until_then():
    """By the style sheet, which names each such question."""
    pages = "".join(page.read_text("utf-8") for page in Path("templates").rglob("*.html"))
    names = set(re.findall(r'<div data-then="(\w+)"', pages))
    sheet = Path("consultant/static/css/forms.css").read_text("utf-8")
    assert len(names) >= 4
    for name in names:
        assert f'form:not(:has([data-asks~="{name}"]:checked)) [data-then="{name}"]:not(:has([aria-invalid]))' in sheet, name
