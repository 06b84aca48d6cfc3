"""Any data in place of a case file, or anywhere in one: read so that it survives, or refused; nothing else is ever raised."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from consultant.casefile.rules import CaseFileError, read_case, write_case
from consultant.cases.rules import CaseRecord
from tests.casefile.breakages import FILES, KITCHEN


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
@settings(max_examples=200)
def test_any_json(value):
    read_or_refuse(json.dumps(value))


@given(st.sampled_from(PLACES), ANY_JSON)
@settings(max_examples=800)
def test_any_json_anywhere_in_a_real_file(place, value):
    n, path = place
    case = json.loads(FILES[n].read_text("utf-8"))
    inner = case
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    read_or_refuse(json.dumps(case))


@given(st.binary() | st.text(), st.integers(0, 5000), st.integers(0, 20))
@settings(max_examples=200)
def test_any_bytes_in_a_real_file(junk, start, length):
    text = FILES[0].read_bytes()
    junk = junk.encode() if isinstance(junk, str) else junk
    read_or_refuse(text[:start] + junk + text[start + length :])
