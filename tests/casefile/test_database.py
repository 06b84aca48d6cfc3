"""A case file through the database: in, out, and the same bytes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from consultant.casefile.actions import find_case, find_practice, import_record
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import record_of
from consultant.database import db

FILES = sorted(Path("tests/cases").glob("*.json")) + sorted(Path("consultant/demo/cases").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_comes_out_of_the_database_as_it_went_in(practice, path):
    case = import_record(read_case(path.read_bytes()), at=datetime.now(UTC))
    db.session.commit()
    assert write_case(record_of(case), private=True).encode() == path.read_bytes()


def test_two_cases_of_one_name_are_told_apart_by_number(practice):
    record = read_case(FILES[0].read_bytes())
    first, second = (import_record(record, at=datetime.now(UTC)) for _ in range(2))
    assert find_case(str(second.number)) is second
    with pytest.raises(LookupError, match=f"{first.number}, {second.number}"):
        find_case(record.slug)


def test_the_only_practice_needs_no_name(practice):
    assert find_practice(None) is practice
    with pytest.raises(LookupError, match="no practice named"):
        find_practice("Nowhere")
