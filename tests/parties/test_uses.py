"""Where a case names one of its parties."""

from dataclasses import replace

import pytest

from consultant.calls.rules import Withdrawal
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence, Pair
from consultant.parties.rules import Part
from consultant.parties.uses.rules import Place, calls_naming, places_naming
from consultant.parties.uses.words import stays
from consultant.promises.rules import Promise
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.factories import MONDAY, blames, call, record

PAIR = Pair("bell", "acme")


@pytest.mark.parametrize(
    "entry",
    [
        call(0, "acme"),
        call(0, "bell", blames("bell", "acme")),
        call(0, "bell", blames("bell", "core", relayed_by="acme")),
        call(0, "bell", Promise("acme", "look")),
        call(0, "bell", corrections=(call(0, "acme"),)),
        call(0, "acme", withdrawn=Withdrawal("wrong case")),
    ],
)
def test_every_version_of_a_call_counts(entry):
    assert len(calls_naming(record(entry), "acme")) == 1
    assert calls_naming(record(entry), "me") == ()


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ({"parts": (Part("line", "acme"),)}, Place.PARTS),
        ({"roadblocks": (Roadblock("wet", RoadblockKind.COST, "acme"),)}, Place.ROADBLOCKS),
        ({"evidence": (Evidence("photo", MONDAY, supports=(PAIR,)),)}, Place.EVIDENCE),
        ({"evidence": (Evidence("photo", MONDAY, contradicts=(PAIR,)),)}, Place.EVIDENCE),
        ({"tests": (Test("swap", results=(PossibleResult("works", contradicts=(PAIR,)),)),)}, Place.TESTS),
        ({"closing": Closing(CaseState.FIXED, MONDAY, "acme")}, Place.CLOSING),
    ],
)
def test_elsewhere_too(babel_app, what, place):
    of = replace(record(), **what)
    assert places_naming(of, "acme") == (place,)
    assert places_naming(of, "core") == () == calls_naming(of, "core")
    assert stays(of, "acme") and not stays(of, "core")


def test_in_words(babel_app):
    of = record(call(0, "acme"), call(1, "acme"), roadblocks=(Roadblock("wet", RoadblockKind.COST, "acme"),))
    assert stays(of, "acme") == [
        "Named in 2 calls, the first on 5 May 2025 and “In the way”. Whoever is named stays in the case."
    ]
    assert stays(of, "client") == stays(of, "me") == ["The client and the consultant are in every case."]
