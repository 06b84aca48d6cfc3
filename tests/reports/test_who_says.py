"""What each told me, where they differ and where they agree, from small cases."""

from datetime import date

import pytest

from consultant.calls.rules import Channel, Outcome, Stance
from consultant.evidence.rules import Evidence, EvidenceKind
from tests.factories import blames, call, record, said
from tests.reports.words import printed

pytestmark = pytest.mark.usefixtures("babel_app")


def told(*calls, **more) -> list[str]:
    return [sentence for row in printed(record(*calls, **more)).who_says.rows for sentence in row.told]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (blames("acme", "bell"), "The cause is with Bell."),
        (blames("acme", "client"), "The cause is with you."),
        (blames("acme", "me"), "The cause is with me."),
        (said("acme", Stance.CLEARS, "client"), "The cause is not with you."),
        (said("acme", Stance.DENIES), "The cause is not on its side."),
        (said("acme", Stance.ACCEPTS), "The cause is on its side."),
        (said("client", Stance.DENIES), "The cause is not on your side."),
        (said("me", Stance.ACCEPTS), "The cause is on my side."),
        (said("acme", Stance.UNKNOWN), "The cause is not known."),
        (said("acme", Stance.UNKNOWN, "bell"), "It is not known if the cause is with Bell."),
        (blames("acme", "bell", because="weak line.", part="Line"), "The cause is with Bell. The part: Line. “weak line”"),
        (blames("bell", "core", relayed_by="acme"), "Acme told me that Bell said that the cause is with Core."),
        (blames("bell", "core"), "Acme told me that Bell said that the cause is with Core."),
    ],
)
def test_what_was_told(statement, says):
    assert told(call(0, "acme", statement)) == [says]


def test_one_reason_for_two_statements_is_quoted_once():
    both = blames("acme", "bell", because="Red lamp."), said("acme", Stance.DENIES, because="red  lamp.")
    again = call(1, "acme", blames("acme", "bell", because="Red lamp."))
    shown = ["The cause is with Bell. “Red lamp”", "The cause is not on its side."]
    assert told(call(0, "acme", *both), again) == [*shown, "The cause is with Bell. “Red lamp”"]


def test_where_they_differ_is_told_with_days_and_our_own_words_are_found():
    of = record(
        call(0, "acme", blames("acme", "bell")),
        call(1, "client", said("me", Stance.CLEARS, "bell")),
        call(2, "acme", said("core", Stance.CLEARS, "bell")),
    )
    (paragraph,) = printed(of).who_says.differ
    assert paragraph == (
        "Acme told me on 5 May 2025 that the cause is with Bell. I found on 6 May 2025 that the cause is not with Bell. "
        "Acme told me on 7 May 2025 that Core said that the cause is not with Bell."
    )


def test_where_they_agree():
    of = record(
        call(0, "acme", said("acme", Stance.CLEARS, "client")),
        call(1, "bell", said("bell", Stance.CLEARS, "client"), said("bell", Stance.ACCEPTS)),
        call(2, "client", said("client", Stance.DENIES), blames("client", "bell")),
    )
    assert printed(of).who_says.agree == (
        "You, Acme and Bell all said that the cause is not with you.",
        "You and Bell both said that the cause is with Bell.",
    )


def test_nobody_agrees_about_what_is_disputed():
    of = record(call(0, "acme bell", blames("acme", "core"), blames("bell", "core"), said("bell", Stance.DENIES)))
    disputed = record(*of.calls, call(1, "core", said("core", Stance.DENIES)))
    assert printed(of).who_says.agree == ("Acme and Bell both said that the cause is with Core.",)
    assert printed(disputed).who_says.agree == ()


def test_what_was_passed_on_is_no_agreement():
    of = record(call(0, "acme", said("acme", Stance.CLEARS, "core"), said("bell", Stance.CLEARS, "core")))
    assert printed(of).who_says.agree == ()


def test_many_who_agree_are_counted():
    firms = [f"firm{n}" for n in range(10)]
    calls = [call(0, by, said(by, Stance.CLEARS, "client")) for by in firms]
    of = record(*calls, call(1, "client", said("client", Stance.DENIES)), parties=f"client me {' '.join(firms)}")
    assert printed(of).who_says.agree == ("You, Firm0, Firm1 and 8 others all said that the cause is not with you.",)


def test_contacts_are_counted_and_tries_are_told():
    no_answer = {"outcome": Outcome.NO_ANSWER, "minutes": 0}
    of = record(
        call(0, "acme", minutes=65, hold_minutes=20),
        call(1, "bell", minutes=5),
        call(2, "bell", minutes=0),
        call(3, "bell", **no_answer),
        call(4, "core", **no_answer),
        call(5, "core", minutes=0, outcome=Outcome.VOICEMAIL),
        parties="client me acme bell core dell",
    )
    assert printed(of).who_says.contacts == (
        "There was one contact with Acme, on 5 May 2025.",
        "There were two contacts with Bell, on 6 May 2025 and 7 May 2025. I tried to reach Bell on 8 May 2025: no answer.",
        "I tried to reach Core twice. The last time was on 10 May 2025: voicemail.",
        "I have not asked Dell yet.",
        "In all, this took 1 hour 10 minutes. On hold: 20 minutes of it.",
    )


def test_three_contacts_and_two_on_one_day():
    of = record(*(call(n / 10, "acme") for n in range(2)), *(call(n, "bell", minutes=0) for n in range(3)), parties="client me acme bell")
    assert printed(of).who_says.contacts[:2] == (
        "There were two contacts with Acme, both on 5 May 2025.",
        "There were 3 contacts with Bell. The last was on 7 May 2025.",
    )


def test_the_table_shows_six_and_the_arrows_first():
    calls = [call(n, "acme", blames("acme", "bell") if n == 0 else said("core", Stance.CLEARS, "client")) for n in range(9)]
    shown = printed(record(*calls))
    assert [row.day for row in shown.who_says.rows] == [f"{n} May 2025" for n in (5, 9, 10, 11, 12, 13)]
    assert [row.numbers for row in shown.who_says.rows] == [(1,), (), (), (), (), ()]
    assert shown.who_says.more == "3 more answers stand in the appendix."
    assert sum("Core" in line for entry in shown.appendix.entries for line in entry.lines) == 3


def test_a_paper_prints_its_kind_and_its_words():
    proof = Evidence("Page 3", date(2025, 5, 4), kind=EvidenceKind.CONTRACT, text="The line ends\nat the wall.", call=0)
    assert printed(record(call(0, "acme"), evidence=(proof,))).appendix.proofs == (
        "4 May 2025: Page 3. Contract text: “The line ends\nat the wall”.",
    )


def test_proof_is_the_contact_and_its_number():
    rows = printed(record(call(0, "acme", blames("acme", "bell"), reference="BN 20", channel=Channel.VISIT, minutes=95))).who_says.rows
    assert rows[0].proof == ("Visit, 1 hour 35 minutes.", "Number: BN 20", "Not checked.")
    assert told(call(0, "acme", blames("acme", "bell")))
    shortest = printed(record(call(0, "acme", blames("acme", "bell"), minutes=0))).who_says.rows[0]
    assert shortest.proof == ("Call.", "Number: none given", "Not checked.")
