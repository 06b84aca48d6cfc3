"""Broken case files: the message names the path, and nothing but CaseFileError is ever raised."""

import json
import re
from copy import deepcopy

import pytest

from consultant.casefile.rules import CaseFileError, read_case
from tests.casefile.breakages import ABSENT, BREAKAGES, FILES, KITCHEN


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
    assert str(refused(broken("slug", "x")[:-1] + ', "a\\n\\ud800": 1}')) == r'"a\n\ud800" is not a key that belongs here.'
