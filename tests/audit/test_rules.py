"""What is kept of a change."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from consultant.audit.rules import LABEL, MOST, Difference, cut, label_of, read, written
from consultant.audit.words import facts
from consultant.parties.rules import Role
from tests.audit.entries import entry

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.decimals(allow_nan=False) | st.binary()


@given(st.text(min_size=1), VALUES, VALUES)
def test_any_change_can_be_kept_and_is_never_long(column, old, new):
    kept = written([Difference(column, old, new)])
    assert [d.column for d in read(kept)] == [column]
    assert all(len(str(value)) <= MOST or isinstance(value, int) for d in read(kept) for value in (d.old, d.new))


def test_values_are_kept_as_they_read():
    moment = datetime(2026, 3, 1, 9, tzinfo=UTC)
    pairs = [(None, "new"), (True, False), (Role.VENDOR, None), (Decimal("0.10"), date(2026, 3, 1)), (moment, b"1234")]
    pairs.append(({"wrong": "It broke.", "losses": [{"what": "Bus", "amount": "14"}], "scheme": None}, []))
    kept = read(written(Difference(f"c{number}", *pair) for number, pair in enumerate(pairs)))
    assert [(d.old, d.new) for d in kept] == [
        (None, "new"), (True, False), ("vendor", None), ("0.10", "2026-03-01"), ("2026-03-01T09:00:00+00:00", "4 bytes"),
        ("It broke.; Bus; 14", ""),
    ]  # fmt: skip


def test_a_secret_is_kept_by_its_name_only():
    kept = written([Difference("password_hash", is_kept=False)])
    assert kept == '{"password_hash": null}'
    assert read(kept) == (Difference("password_hash", is_kept=False),)


def test_who_and_when_alone_are_no_change():
    assert written([Difference("changed_at", 1, 2), Difference("changed_by", 1, 2)]) is None
    assert read(None) == ()


def test_a_row_is_called_by_the_first_of_its_names():
    assert label_of({"name": "Acme", "title": None, "number": 3}) == "Acme"
    assert label_of({"number": 3}) == "3"
    assert label_of({"minutes": 3}) is None
    assert label_of({"name": "x" * 300}) == cut("x" * 300, LABEL) and len(cut("x" * 300, LABEL)) == LABEL


def test_a_change_reads_as_what_was_and_what_is(babel_app):
    told = dict(
        facts(
            entry(
                Difference("phone", None, "555"), Difference("last_resort", False, True), Difference("private_note", "a", None),
                Difference("unpaid_minutes", 5, 6), Difference("token_hash", is_kept=False),
            )
        )
    )  # fmt: skip
    assert told == {
        "Phone": "now “555”",
        "Last resort": "was no, now yes",
        "Private note": "was “a”, now empty",
        "Unpaid minutes": "was 5, now 6",
        "Token hash": "a new one; it is kept secret",
    }
