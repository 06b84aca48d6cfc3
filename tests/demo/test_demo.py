"""The demo's cases are whole, and move by whole weeks so that they look like last week's."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.accounts.models import Practice
from consultant.assessment.rules import assess
from consultant.casefile.rules import read_case, write_case
from consultant.cases.rules import moment
from consultant.database import db
from consultant.demo.actions import load_demo
from consultant.demo.rules import shift_weeks, weeks_to_move

FOLDER = Path(__file__).parents[2] / "consultant" / "demo" / "cases"
FILES = sorted(FOLDER.glob("*.json"))
RECORDS = [read_case(path.read_bytes()) for path in FILES]
DSL = read_case((FOLDER / "dsl.json").read_bytes())


def test_the_demo_has_its_own_story_and_three_real_ones():
    assert [path.stem[:3] for path in FILES] == ["02-", "13-", "17-", "dsl"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_demo_files_are_written_as_the_export_writes_them(path):
    assert write_case(read_case(path.read_bytes())).encode() == path.read_bytes()


def test_the_story_shows_what_the_program_is_for():
    story = assess(DSL, moment(DSL))
    assert story.blame.loops.listed == (("brightnet", "hillside"),)
    assert [(due.promise.by, due.days_late) for due in story.overdue] == [("brightnet", 1)]
    assert [option.undecided for option in DSL.options] == [True] * 3
    assert {step.rule for step in story.next_steps} >= {"b", "d", "e", "g"}
    assert sum(item.back for item in DSL.baseline) == 3
    assert all(item.tested_on if item.back else item.stopgap for item in DSL.baseline)
    assert DSL.effort.paid_minutes + DSL.effort.unpaid_minutes == sum(call.minutes for call in DSL.calls)


@given(st.sampled_from(RECORDS), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_last_call_lands_2_to_8_days_ago(record, today):
    moved = shift_weeks(record, weeks_to_move(record, today))
    assert timedelta(2) <= today - moved.calls[-1].at.date() <= timedelta(8)


def times(value):
    """Every date and time in a JSON value, with where it stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        if isinstance(item, str) and item[:4].isdigit() and item[4:5] == "-":
            yield key, item
        yield from times(item)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.slug)
def test_every_date_moves_by_the_same_weeks_and_keeps_its_zone(record):
    before = list(times(json.loads(write_case(record))))
    after = list(times(json.loads(write_case(shift_weeks(record, 53)))))
    assert len(before) == len(after) > 10
    for (key, old), (same, new) in zip(before, after, strict=True):
        assert key == same
        if "T" in old:
            assert new[10:] == old[10:]
        assert date.fromisoformat(new[:10]) - date.fromisoformat(old[:10]) == timedelta(weeks=53)


def test_moving_there_and_back_changes_nothing():
    assert all(shift_weeks(shift_weeks(record, 700), -700) == record for record in RECORDS)


def test_answers_do_not_change_with_the_calendar():
    for record in RECORDS:
        moved = shift_weeks(record, 60)
        before, after = assess(record, moment(record)), assess(moved, moment(moved))
        assert [step.code for step in before.next_steps] == [step.code for step in after.next_steps]
        assert [due.days_late for due in before.overdue] == [due.days_late for due in after.overdue]


def test_two_starts_at_the_same_moment_make_one_demo(app):
    def start(_number: int) -> None:
        with app.app_context():
            load_demo(datetime.now(UTC))
            db.session.commit()

    with ThreadPoolExecutor(2) as starts:
        list(starts.map(start, range(2)))
    with app.app_context():
        assert len(db.session.scalars(db.select(Practice)).all()) == 1
