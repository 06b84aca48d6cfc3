"""Days that have happened, and days to come: what is said of them, and that what stood there stays as it was."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from werkzeug.datastructures import MultiDict

from consultant.web.fields import Day, Moment
from consultant.web.forms import BaseForm, RowForm, Rows

NOW = datetime(2025, 5, 5, 23, 30, tzinfo=ZoneInfo("Europe/London"))


class Thing(RowForm):
    on = Day("Tested on", past=True)


class Times(BaseForm):
    began = Moment("When it began", past=True)
    tested = Rows(Thing)
    decide = Day("Decide by", coming=True)


@pytest.fixture
def said(app):
    """The messages at the fields, for what was typed over what is stored."""
    with app.test_request_context("/", method="POST"):

        def fill(name: str, text: str, **stored):
            form = Times(formdata=MultiDict({name: text}), obj=SimpleNamespace(**stored))
            form.know_now(NOW)
            form.validate()
            return [message for _id, message in form.problems()]

        yield fill


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("began", "2025-05-05T23:30", None),
        ("began", "2025-05-06T00:30", None),  # a clock may run an hour ahead
        ("began", "2025-05-06T00:31", "When it began: This day has not come yet."),
        ("began", "9998-05-06T00:31", "When it began: This day has not come yet."),
        ("tested-0-on", "2025-05-05", None),
        ("tested-0-on", "2025-05-06", "Tested on (1): This day has not come yet."),
        ("decide", "2025-05-05", None),
        ("decide", "2025-05-04", "Decide by: This day has passed."),
    ],
)
def test_a_day_that_cannot_be_meant(said, name, text, message):
    assert said(name, text) == ([message] if message else [])


def test_later_today_is_a_time(app):
    with app.test_request_context("/", method="POST"):
        form = Times(formdata=MultiDict({"began": "2025-05-05T12:00"}))
        form.know_now(NOW.replace(hour=9))
        form.validate()
        assert form.began.errors == ["This time has not come yet."]


def test_what_stood_there_already_stays(said):
    assert said("decide", "2025-05-04", decide=date(2025, 5, 4)) == []
    later = datetime(2026, 1, 1, 9, 5, 33, tzinfo=UTC)
    assert said("began", "2026-01-01 09:05", began=later) == []
    assert said("began", "2026-01-01 09:05", began=later + timedelta(minutes=1)) != []
