"""The seven real cases: read, written to the same bytes, and assessed as they expect; so are changed copies of them."""

import json
import random
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultant.assessment.rules import assess
from consultant.casefile.rules import read_case, write_case
from consultant.casefile.words import assessment_json
from consultant.cases.rules import moment
from consultant.options.rules import Reaction
from consultant.parties.rules import Part
from tests.casefile.oracle import expected, printed, written

FILES = sorted((Path(__file__).parent.parent / "cases").glob("*.json"))
SEVEN = [json.loads(path.read_text("utf-8")) for path in FILES]


def file_of(case):
    return json.dumps(case, ensure_ascii=False, indent=1) + "\n"


def assessed(case):
    record = read_case(file_of(case))
    return assessment_json(assess(record, moment(record)))


def test_there_are_seven():
    assert len(FILES) == 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_export_gives_the_bytes_that_were_imported(path):
    assert write_case(read_case(path.read_bytes())).encode() == path.read_bytes()


@pytest.mark.parametrize("case", SEVEN, ids=lambda case: case["slug"])
def test_agrees_with_what_the_file_expects(case, babel_app):
    assert written(case) == expected(case)
    assert printed(assessed(case)) == written(case)


@pytest.mark.parametrize("case", SEVEN, ids=lambda case: case["slug"])
def test_what_the_file_expects_is_not_looked_at(case, babel_app):
    bare = {key: value for key, value in case.items() if key not in ("source", "assumed", "outcome", "expected")}
    assert assessed(bare) == assessed(case)
    assert write_case(read_case(file_of(bare))) == file_of(bare)


def renamed(case, suffix):
    """Every party id changed everywhere, in `expected` too."""
    ids = {party["id"]: party["id"] + suffix for party in case["parties"]}

    def walk(value, key=None):
        if isinstance(value, dict):
            return {name: walk(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [walk(item, key) for item in value]
        return ids.get(value, value) if key in ID_KEYS else value

    return walk(case)


ID_KEYS = {
    "id", "by", "about", "party", "owner",
    "blame_loops", "blame_loops_ever", "nobody_blames", "accepted_responsibility",
}  # fmt: skip


def shortened(case, calls):
    """Only the first calls; evidence that names a statement of a later call goes."""
    copy = deepcopy(case)
    copy["calls"] = copy["calls"][:calls]
    said = {(claim["by"], claim["about"]) for call in copy["calls"] for claim in call["claims"]}
    copy["evidence"] = [
        item
        for item in copy["evidence"]
        if all((ref["by"], ref["about"]) in said for ref in item["supports"] + item["contradicts"])
    ]
    return copy


@given(
    case=st.sampled_from(SEVEN),
    share=st.floats(0.1, 1),
    suffix=st.sampled_from(["", "-2", "é", " Ltd", "東"]),
    seed=st.integers(0, 2**16),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_renamed_shortened_and_shuffled_copies(babel_app, case, share, suffix, seed):
    copy = renamed(shortened(case, max(1, round(share * len(case["calls"])))), suffix)
    for key in ("parties", "options", "evidence"):
        random.Random(seed).shuffle(copy[key])
    assert printed(assessed(copy)) == expected(copy)
    assert write_case(read_case(file_of(copy))) == file_of(copy)


@pytest.mark.parametrize("case", SEVEN, ids=lambda case: case["slug"])
def test_renaming_parties_renames_what_is_expected(case, babel_app):
    copy = renamed(case, "-x")
    assert expected(copy) == written(copy)
    assert printed(assessed(copy)) == written(copy)


def seven(slug):
    return read_case(file_of(next(case for case in SEVEN if case["slug"] == slug)))


def test_words_of_the_file_become_words_of_the_record():
    record = seven("phone-bill-that-never-was")
    assert record.parts[1] == Part("sale and cancellation", record.parties[1].id)
    assert [option.reaction for option in record.options] == [Reaction.REFUSED, Reaction.ACCEPTED]
    assert record.options[0].offers[0].reason == "it is not owed"
    assert record.calls[3].row == "calls[3]"
    assert record.from_file and all(call.in_effort for call in record.calls)
    assert record.currency == record.effort.currency == "GBP"
    assert set(record.notes) == {"source", "assumed", "outcome", "expected"}


def test_an_option_without_an_answer_was_not_offered():
    assert [option.offers for option in seven("kitchen-permit-circle").options] == [(), ()]


def test_no_revisit_date_and_no_real_event_is_never():
    assert seven("accounts-server-move-fired").revisit.is_never
    assert seven("thermostat-one-visit").revisit.event == "first cold day"
