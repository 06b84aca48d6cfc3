"""A client says that a fact is wrong: which entry that may be."""

from dataclasses import replace

import pytest

from consultant.calls.rules import Withdrawal
from consultant.feedback.facts.rules import Stands, likely
from consultant.feedback.facts.words import ways
from tests.factories import MONDAY, blames, call, record
from tests.reports.words import option

pytestmark = pytest.mark.usefixtures("babel_app")
NOTED = replace(call(0, "acme", blames("acme", "bell", because="The grey modem blinks")), id=7)


def test_the_entry_with_most_of_the_words_comes_first_and_withdrawn_ones_never():
    corrected = replace(NOTED, corrections=(replace(NOTED, said="The modem has a red lamp", id=8),))
    of = record(corrected, options=(option("A new modem"), option("Wait")))
    assert [fact.stands for fact in likely("Its lamp on the MODEM is blue", of)] == [Stands.CALL, Stands.OPTION]
    (first, _second) = ways(likely("lamp, modem", of), 3)
    assert (first.words, first.endpoint) == ("What was said on 5 May 2025: Acme", "calls.correct")
    assert first.args == {"number": 3, "call_id": 7}
    gone = replace(NOTED, withdrawn=Withdrawal("Another case", MONDAY))
    assert likely("blinks", record(gone)) == likely("It is not so", of) == ()
