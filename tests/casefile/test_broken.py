"""Broken case files: the message names the path, and nothing but CaseFileError is ever raised."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultant.casefile.rules import CaseFileError, read_case, write_case
from consultant.cases.rules import CaseRecord

FILES = sorted((Path(__file__).parent.parent / "cases").glob("*.json"))
KITCHEN = json.loads(FILES[0].read_text("utf-8"))
ABSENT = object()
PROMISE = KITCHEN["calls"][5]["promises"][0]
OWN_TEXTS = (
    "problem", "calls[5].promises[0].what", "evidence[0].what", "options[0].what", "roadblocks[0].what", "baseline[0].item",
)  # fmt: skip


def at(path):
    """"calls[3].claims[0].stance" as keys and positions."""
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def broken(path, value):
    case = deepcopy(KITCHEN)
    *above, last = at(path)
    inner = case
    for step in above:
        inner = inner[step]
    if value is ABSENT:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(case, ensure_ascii=True)


def refused(text):
    with pytest.raises(CaseFileError) as caught:
        read_case(text)
    assert str(caught.value).count("\n") == 0 and str(caught.value).endswith(".")
    str(caught.value).encode()
    return caught.value


# what is put where, and the path in the message when that is another one
BREAKAGES = [
    ("slug", ABSENT, None),
    ("slug", "../up", None),
    ("slug", "x" * 201, None),
    ("title", 7, None),
    ("title", "", None),
    ("title", "x\x00y", None),
    ("title", "x\x1by", None),
    ("title", "\ud800", None),
    ("title", "x" * 20_001, None),
    ("source", "http://one.example", None),
    ("outcome", 5, None),
    ("expected", [], None),
    ("expected.blame_loops", "\x07", None),
    ("colour", "red", None),
    ("client.age", 70, None),
    ("client", [], None),
    ("client.needs", ABSENT, None),
    ("client.needs", False, None),
    ("parties", {}, None),
    ("parties[1].id", "owner", None),
    ("parties[1].id", "", None),
    ("parties[1].name", "n" * 201, None),
    ("parties[1].role", "friend", None),
    ("parties[0].responsible_for", None, None),
    ("parties", [{"id": f"p{n}", "name": "P", "role": "vendor", "responsible_for": ""} for n in range(201)], None),
    ("parts", [{"name": "modem", "party": "nobody"}], "parts[0].party"),
    ("parts", [{"name": "modem", "party": None, "source": "rumour"}], "parts[0].source"),
    ("calls", None, None),
    ("calls[1].at", "2008-07-29T07:30:00", None),
    ("calls[1].at", "2008-07-29", None),
    ("calls[1].at", "2008-02-30T07:30:00+00:00", None),
    ("calls[1].at", "0000-07-29T07:30:00+00:00", None),
    ("calls[1].at", "10000-07-29T07:30:00+00:00", None),
    ("calls[1].at", "0001-01-01T00:00:00+01:00", None),
    ("calls[1].at", "9999-12-31T23:59:59-01:00", None),
    ("calls[1].at", "2008-07-29T25:30:00+00:00", None),
    ("calls[1].at", "2008-07-29T07:30:00+24:00", None),
    ("calls[1].at", "2008-07-29T07:30:00+٠٤:٠٠", None),
    ("calls[1].at", "2008-W30-2T07:30:00+00:00", None),
    ("calls[1].at", 1217316600, None),
    ("calls[0].at", "2008-07-30T07:30:00-04:00", "calls[1].at"),
    ("calls[1].party", "stranger", None),
    ("calls[1].party", ["elec"], None),
    ("calls[1].party", [], None),
    ("calls[1].party", ["elec", "elec"], None),
    ("calls[1].party", ["elec", "stranger"], "calls[1].party[1]"),
    ("calls[1].party", None, None),
    ("calls[1].channel", "telepathy", None),
    ("calls[1].minutes", -1, None),
    ("calls[1].minutes", 6.5, None),
    ("calls[1].minutes", "6", None),
    ("calls[1].minutes", True, None),
    ("calls[1].minutes", 10**17, None),
    ("calls[1].minutes", 10**400, None),
    ("calls[1].hold_minutes", 7, None),
    ("calls[1].hold_minutes", float("nan"), None),
    ("calls[1].hold_minutes", float("inf"), None),
    ("calls[1].said", "", None),
    ("calls[1].spoke_to", ABSENT, None),
    ("calls[1].outcome", "busy", None),
    ("calls[1].claims[0].by", "stranger", None),
    ("calls[1].claims[0].about", "stranger", None),
    ("calls[1].claims[0].about", None, None),
    ("calls[1].claims[0].stance", "denies own fault", None),
    ("calls[1].claims[0].stance", "BLAMES", None),
    ("calls[2].claims[1].stance", "blames", None),
    ("calls[1].claims[0].relayed_by", "stranger", None),
    ("calls[1].claims[0].relayed_by", KITCHEN["calls"][1]["claims"][0]["by"], None),
    ("calls[1].claims[0].because", None, None),
    ("calls[1].claims[0].mood", "cross", None),
    ("calls[5].promises[0].by", "stranger", None),
    ("calls[5].promises[0].due", "3 to 4 weeks", None),
    ("calls[5].promises[0].due", "2008-13-01", None),
    ("calls[5].promises[0].kept", "no", None),
    ("calls[5].promises[0].replaces", 0, None),
    ("calls[5].promises[0].replaces", 5, None),
    ("calls[5].promises", [PROMISE | {"replaces": 1}, PROMISE | {"replaces": 0}], "calls[5].promises[0].replaces"),
    ("calls[5].promises", [PROMISE, *[PROMISE | {"replaces": 0}] * 2], "calls[5].promises[2].replaces"),
    ("calls[5].promises[0].due_from", "2008-07-30", None),
    ("calls[5].promises[0].due_from", "2008-07-29T13:01:00-04:00", None),
    ("calls[5].promises", [PROMISE | {"due": None, "due_from": "2008-07-29"}], "calls[5].promises[0].due_from"),
    ("calls[5].promises", [PROMISE | {"due": None, "due_from": "2025-05-05"}], "calls[5].promises[0].due_from"),
    ("calls[1].corrections", [{}], "calls[1].corrections[0].at"),
    ("evidence[0].when", "July", None),
    ("evidence[0].kind", "rumour", None),
    ("evidence[0].call", 99, None),
    ("evidence[0].call", -1, None),
    ("evidence[0].supports[0].by", "condo", "evidence[0].supports[0]"),
    ("evidence[0].supports[0].about", "", None),
    ("evidence[0].contradicts", [{"by": "owner"}], "evidence[0].contradicts[0].about"),
    (
        "tests",
        [{"what": "x", "results": [{"result": "y", "contradicts": [{"by": "condo", "about": "elec"}]}]}],
        "tests[0].results[0].contradicts[0]",
    ),
    ("options[0].kind", "sue", None),
    ("options[0].client_response", "refused", "options[0].refusal_reason"),
    ("options[0].client_response", "perhaps", None),
    ("options[0].offers", [{"reaction": "accepted"}], None),
    ("options[0].cost_once", 0.00001, None),
    ("options[0].cost_once", "60", None),
    ("options[0].last_resort", 1, None),
    ("roadblocks[0].owner", "stranger", None),
    ("roadblocks[0].kind", "bad luck", None),
    ("roadblocks[0].cleared_on", "soon", None),
    ("baseline[0].restored", None, None),
    ("revisit", None, None),
    ("revisit.date", "2008-08-04T10:00:00-04:00", None),
    ("revisit.not_set", True, None),
    ("advice_log", [{"at": "2008-08-04", "advice": "wait", "client_reaction": "maybe"}], "advice_log[0].client_reaction"),
    ("effort.currency", "usd", None),
    ("currency", "EUR", None),
    ("effort", {"paid_minutes": 0, "unpaid_minutes": 0, "billed_amount": 5, "currency": "XXX"}, "effort.billed_amount"),
    ("effort.unpaid_minutes", 2**31, None),
    ("parties[0].account_number", "n" * 201, None),
    ("calls[1].withdrawn", {"reason": "other case", "moved_to": "n" * 201}, "calls[1].withdrawn.moved_to"),
    *((path, " ", None) for path in OWN_TEXTS),
    ("tests", [{"what": ""}], "tests[0].what"),
    ("referrals", [{"to": "", "why": "cables"}], "referrals[0].to"),
    ("referrals", [{"to": "Lee", "why": ""}], "referrals[0].why"),
    ("effort.currency", "US\n", None),
    ("effort.paid_minutes", -5, None),
    ("effort.billed_amount", -1, None),
    ("effort.billed_amount", 1e300, None),
    ("effort.billed_amount", None, None),
    ("clocks", {"first_fault": "2008-07-24"}, "clocks.first_fault"),
    ("closing", {"state": "open", "at": "2008-08-04T10:00:00-04:00"}, "closing.state"),
    (
        "closing",
        {"state": "closed as fixed", "at": "2008-08-04T10:00:00-04:00", "fixed_by": "stranger"},
        "closing.fixed_by",
    ),
]


@pytest.mark.parametrize(("path", "value", "named"), BREAKAGES)
def test_names_the_path(path, value, named):
    assert refused(broken(path, value)).path == (named or path)


def test_the_unbroken_copy_is_read():
    assert read_case(json.dumps(KITCHEN)) == read_case(FILES[0].read_bytes())


def test_a_key_given_twice():
    text = FILES[0].read_text("utf-8").replace('"minutes": 6,', '"minutes": 6, "minutes": 6,')
    assert refused(text).path == "calls[1].minutes"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        b"\xff\xfe{}",
        b"\xc3",
        "[" * 100_000,
        '{"expected":' + "[" * 50_000 + "]" * 50_000 + "}",
        " " * 20_000_001,
        "9" * 10_000,
        "NaN",
        '{"\ud800": 1}',
    ],
    ids=lambda text: repr(text[:12]),
)
def test_not_a_case_file_at_all(text):
    refused(text)


def test_deep_notes_are_refused():
    deep = json.loads("[" * 30 + "]" * 30)
    assert refused(broken("expected.deep", deep)).path.startswith("expected.deep[0][0]")


def test_a_number_beyond_all_bounds_is_refused_in_notes_too():
    assert refused(broken("expected", {"share": 0.5}).replace("0.5", "1e999")).path == "expected.share"


def test_a_strange_key_is_quoted():
    assert str(refused(broken("slug", "x")[:-1] + ', "a\\n\\ud800": 1}')) == r'"a\n\ud800" is not a key of a case file.'


def paths(value, above=()):
    yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from paths(item, (*above, key))


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["elec", "2008-07-29", "2008-07-29T07:30:00-04:00", "blames", "phone", "none", "", "USD"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(KITCHEN)) | st.text(), inner, max_size=3),
    max_leaves=8,
)
PLACES = [(n, path) for n, file in enumerate(FILES) for path in paths(json.loads(file.read_text("utf-8"))) if path]


def read_or_refuse(text):
    """A record that survives the way out and in again, or CaseFileError."""
    try:
        record = read_case(text)
    except CaseFileError as error:
        str(error).encode()
        return
    assert isinstance(record, CaseRecord)
    once = write_case(record, private=True)
    assert write_case(read_case(once), private=True) == once


@given(ANY_JSON)
@settings(max_examples=200, deadline=None)
def test_any_json(value):
    read_or_refuse(json.dumps(value))


@given(st.sampled_from(PLACES), ANY_JSON)
@settings(max_examples=800, deadline=None)
def test_any_json_anywhere_in_a_real_file(place, value):
    n, path = place
    case = json.loads(FILES[n].read_text("utf-8"))
    inner = case
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    read_or_refuse(json.dumps(case))


@given(st.binary() | st.text(), st.integers(0, 5000), st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_any_bytes_in_a_real_file(junk, start, length):
    text = FILES[0].read_bytes()
    junk = junk.encode() if isinstance(junk, str) else junk
    read_or_refuse(text[:start] + junk + text[start + length :])
