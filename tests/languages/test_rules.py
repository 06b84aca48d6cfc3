"""A word of ours that changes with the name after it."""

import re

import pytest

from consultant.languages.rules import Sound, sounding

SOUNDS = (
    Sound("y", re.compile("h?i(?![aeo])", re.IGNORECASE), "e"),
    Sound("o", re.compile("h?o", re.IGNORECASE), "u"),
)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("%(most)s y %(last)s", {"Iberia": "Ana e Iberia", "Hielo": "Ana y Hielo", "Bell": "Ana y Bell", "Hilos": "Ana e Hilos"}),
        ("%(most)s o %(last)s", {"Orange": "Ana u Orange", "Bell": "Ana o Bell"}),
        ("hay %(last)s", {"Iberia": "hay Iberia"}),
    ],
)
def test_the_word_before_a_name(message, told):
    for name, expected in told.items():
        values = {"most": "Ana", "last": name}
        assert sounding(message, values, SOUNDS) % values == expected


def test_recorded_words_stay_as_they_were_written():
    values = {"text": "agua y Iberia o Orange"}
    assert sounding("“%(text)s” y más", values, SOUNDS) % values == "“agua y Iberia o Orange” y más"
