"""The log as it counts: corrections, withdrawals, order."""

from consultant.calls.rules import Withdrawal, standing_log
from tests.factories import call, numbered


def told(*calls):
    return [c.said for c in standing_log(numbered(*calls))]


def test_the_newest_correction_takes_the_place_of_its_entry():
    log = standing_log(numbered(call(0, "acme", said="old", corrections=(call(0, "acme", said="new"), call(0, "acme", said="newest")))))
    assert [(c.said, c.row) for c in log] == [("newest", "calls[0].corrections[1]")]


def test_a_corrected_start_moves_the_entry():
    assert told(call(0, "acme", said="a", corrections=(call(2, "acme", said="moved"),)), call(1, "acme", said="b")) == ["b", "moved"]


def test_equal_starts_keep_the_order_of_the_original_entries():
    late_fix = call(0, "acme", said="first", corrections=(call(0, "acme", said="first again"),))
    assert told(late_fix, call(0, "acme", said="second")) == ["first again", "second"]


def test_withdrawn_entries_are_left_out():
    gone = Withdrawal("belongs to another case")
    assert told(call(0, "acme", withdrawn=gone), call(1, "acme", said="b")) == ["b"]
    assert told(call(0, "acme", corrections=(call(0, "acme", withdrawn=gone),))) == []


def test_a_correction_stays_in_the_files_total():
    (log,) = standing_log(numbered(call(0, "acme", in_effort=True, corrections=(call(0, "acme", minutes=99),))))
    assert log.in_effort
    assert log.minutes == 99
