"""How often the word lists are right: on the sentences they were made with always, on others often enough."""

import tomllib
from pathlib import Path

import pytest

from tests.plain_language.checking import rules

HERE = Path(__file__).parent
RULES = {
    "accuses": {"L05"},
    "states_fault": {"L06", "L06b"},
    "vague_time": {"L13"},
    "date_in_figures": {"L11"},
    "no_currency": {"L12"},
    "promises_too_much": {"L15"},
    "talks_down": {"L16"},
    "passive": {"L03"},
}
ENOUGH = 0.85


def judged(file: str) -> dict[str, list[tuple[bool, bool, str]]]:
    """For each kind: whether its rule should find something, whether it does, and the sentence."""
    sets = tomllib.loads((HERE / file).read_text("utf-8"))
    names = sets.pop("names")
    return {
        kind: [(label == "yes", bool(RULES[kind] & rules(text, *names)), text) for label in ("yes", "no") for text in labelled[label]]
        for kind, labelled in sets.items()
    }


def shares(sentences: list[tuple[bool, bool, str]]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum(want and found for want, found, _text in sentences)
    return right / sum(found for _want, found, _text in sentences), right / sum(want for want, _found, _text in sentences)


def test_the_sentences_that_the_lists_were_made_with_are_judged_right():
    assert [text for each in judged("tuned.toml").values() for want, found, text in each if want != found] == []


def test_other_sentences_are_judged_right_often_enough():
    """The figures stand in the README."""
    measured = judged("fresh.toml")
    passive = measured.pop("passive")
    others = [each for kind in measured.values() for each in kind]
    assert len(others) >= 50 and len(passive) >= 40
    assert shares(passive)[0] >= ENOUGH
    precision, recall = shares(others)
    assert precision >= ENOUGH and recall >= ENOUGH


@pytest.mark.parametrize("kind", RULES)
def test_no_sentence_stands_in_both_files(kind):
    sets = [tomllib.loads((HERE / file).read_text("utf-8"))[kind] for file in ("tuned.toml", "fresh.toml")]
    tuned, fresh = ({text for label in ("yes", "no") for text in each[label]} for each in sets)
    assert tuned & fresh == set()
