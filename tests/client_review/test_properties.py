"""What must hold for every history: kindness never harms, one bad day decides nothing, order and currency do not matter."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import (
    Answered,
    Became,
    Bound,
    Brought,
    CameBack,
    Contact,
    Dispute,
    Expected,
    History,
    Invoice,
    Limit,
    Offered,
    OurFault,
    Payment,
    Promised,
    Reproach,
    Spent,
)
from consultant.client_review.proposal.rules import Verdict, propose
from consultant.client_review.rules import Agreed
from consultant.client_review.signals.rules import Code
from consultant.feedback.rules import Grade, Kind
from consultant.options.rules import Reaction, Whom, Why
from tests.client_review.days import TODAY

BETTER = [Verdict.LET_GO, Verdict.LIMIT, Verdict.NOT_ENOUGH, Verdict.KEEP]  # from the worst for the client
AGREED = Agreed("EUR", unpaid_a_month=60, hour=Decimal(80), rates={"JPY": Decimal("0.0061")})
NO_GOAL = Agreed("EUR")
agreements = st.sampled_from([AGREED, NO_GOAL])

days = st.integers(0, 14).map(lambda ago: TODAY - timedelta(29 * ago))  # few, so that entries meet
what = st.sampled_from(["mesh", "cable", "dish", "mast", "MESH "])
some_days = st.integers(0, 90).map(timedelta)
currencies = st.sampled_from(["EUR", "JPY", "USD"])  # of which one has no rate
amounts = st.integers(1, 2000).map(Decimal)
limits = st.sampled_from([Limit.HOURS, Limit.WRITTEN, Limit.MINUTES])
NOES = [Reaction.DECLINED, Reaction.REFUSED, Reaction.DISMISSED]


def bills(day, paid_after, **more):
    """`paid_after` days the whole of it; None: never."""
    return st.builds(
        lambda on, amount, currency, after, given: Invoice(
            on, on + timedelta(30), amount, currency, () if after is None else (Payment(on + timedelta(after), amount),), **given
        ),
        day, amounts, currencies, paid_after, st.fixed_dictionaries(more),
    )  # fmt: skip


def let_go(bill, quarters):
    """So many quarters of it written off, the rest open."""
    return replace(bill, written_off=bill.amount * quarters / 4)


def failing_on(day):
    return st.one_of(
        st.builds(OurFault, day),
        st.builds(Promised, day, what, st.just(True), day, st.just(False)),
        st.builds(Bound, day, st.just(Limit.NO_ADVICE), st.just(Became.PASSED)),
        st.builds(lambda on, amount: Invoice(on, on, amount, "USD", disputed_on=on, dispute=Dispute.JUSTIFIED), day, amounts),
    )


def kind_on(day):
    return st.one_of(
        st.builds(Offered, day, what, st.sampled_from([Reaction.ACCEPTED, Reaction.TRIED, Reaction.THANKED])),
        st.builds(Answered, day, st.sampled_from([Kind.CLEAR, Kind.KNEW]), st.just(Grade.YES)),
        bills(day, st.integers(0, 44)),
        st.builds(Brought, day),
        st.builds(CameBack, day),
        st.builds(lambda on, amount: Expected(on, TODAY + timedelta(60), amount, "EUR"), day, amounts),
        st.builds(Promised, day, what, st.booleans(), kept=st.just(True)),
        st.builds(lambda on, later: Reproach(on, Whom.US, min(on + later, TODAY)), day, some_days),
    )


def angry_on(day):
    return st.one_of(
        st.builds(Offered, day, what, st.sampled_from(NOES), why=st.sampled_from(Why)),
        st.builds(Offered, day, what, st.sampled_from([Reaction.ANGRY, Reaction.BLAMED_US]), st.sampled_from(Whom)),
        st.builds(Reproach, day, st.sampled_from(Whom)),
    )


def bad_on(day):
    return st.one_of(
        angry_on(day),
        st.builds(Spent, day, st.integers(1, 600), st.just(False), st.sampled_from([Cause.GOODWILL, Cause.NOT_NOTED])),
        bills(day, st.none() | st.integers(45, 120)),
        st.builds(let_go, bills(day, st.none()), st.integers(1, 4)),
        st.builds(
            lambda bill, judged: replace(bill, disputed_on=bill.on, dispute=judged), bills(day, st.none()), st.sampled_from(Dispute)
        ),
        st.builds(Bound, day, limits, st.just(Became.PASSED)),
        st.builds(Promised, day, what, st.just(False), kept=st.just(False)),
    )


def ours_on(day):
    """Neither kind nor bad of the client."""
    return st.one_of(
        st.builds(Contact, day),
        st.builds(lambda on, later: Answered(on, Kind.CHOSE, answered_on=on + later), day, some_days),
        st.builds(Spent, day, st.integers(1, 300), st.just(True)),
        st.builds(Spent, day, st.integers(1, 300), st.just(False), st.sampled_from([Cause.VENDOR, Cause.OUR_MISTAKE])),
        st.builds(Promised, day, what, st.just(True), day, st.sampled_from([None, False])),
        st.builds(Bound, day, limits, st.sampled_from([Became.SET, Became.LIFTED])),
        st.builds(Answered, day, st.just(Kind.CLEAR), st.just(Grade.NO)),
        failing_on(day),
        st.builds(Offered, day, what, st.sampled_from([Reaction.NONE_YET, Reaction.VENTED, Reaction.LEFT])),
    )


def moved(entry, day):
    """The same entry of TODAY on another day."""
    entry = replace(entry, on=day)
    if isinstance(entry, Invoice):
        earlier = TODAY - day
        payments = tuple(replace(one, on=one.on - earlier) for one in entry.payments)
        entry = replace(entry, due=entry.due - earlier, payments=payments, disputed_on=entry.disputed_on and day)
    return entry


def mixed(*kinds, most=14):
    return st.lists(st.one_of(*kinds), max_size=most)


few = st.integers(1, 4).map(lambda ago: TODAY - timedelta(7 * ago))
reactions = st.sampled_from([*NOES, Reaction.ANGRY, Reaction.ACCEPTED, Reaction.THANKED])
talks = st.lists(st.builds(Offered, few, what, reactions), min_size=4, max_size=8)
anything = talks | mixed(kind_on(days), bad_on(days), bad_on(days), ours_on(days))
innocent = mixed(kind_on(days), ours_on(days))


def proposed(entries, agreed=AGREED):
    return propose(History(tuple(replace(one, row=f"{n}") for n, one in enumerate(entries))), TODAY, agreed)


@given(anything, kind_on(days), agreements)
def test_a_kind_entry_never_worsens_the_proposal(entries, kind, agreed):
    before, after = proposed(entries, agreed).verdict, proposed([*entries, kind], agreed).verdict
    assert BETTER.index(after) >= BETTER.index(before)


@given(anything, failing_on(days))
def test_a_failing_of_ours_never_worsens_the_proposal(entries, failing):
    before, after = proposed(entries).verdict, proposed([*entries, failing]).verdict
    assert BETTER.index(after) >= BETTER.index(before)


@given(anything, days, st.sampled_from(Limit))
def test_no_limit_turns_what_was_not_paid_into_keep(entries, day, limit):
    if proposed(entries).led and proposed(entries).led.code == Code.PAYS_NOTHING:
        assert proposed([*entries, Bound(day, limit, Became.SET)]).verdict == Verdict.LET_GO
        assert proposed([*entries, Bound(day, limit, Became.SET), Bound(TODAY, limit, Became.LIFTED)]).verdict == Verdict.LET_GO


@given(innocent, days, st.lists(bad_on(st.just(TODAY)), min_size=1, max_size=8), agreements)
def test_one_bad_day_never_flips_it(entries, day, bad, agreed):
    bad = [moved(one, day) for one in bad]
    before, after = proposed(entries, agreed), proposed([*entries, *bad], agreed)
    # it may better it: an angry word ends a silence, and what is paid late is earned too
    assert BETTER.index(after.verdict) >= BETTER.index(before.verdict)


@given(anything, days, st.lists(angry_on(st.just(TODAY)), min_size=1, max_size=8))
def test_no_day_of_noes_and_anger_turns_keep_into_let_go(entries, day, bad):
    """Whatever there was before."""
    if proposed(entries).verdict == Verdict.KEEP:
        assert proposed([*entries, *(moved(one, day) for one in bad)]).verdict != Verdict.LET_GO


@given(anything, agreements)
def test_limits_and_parting_rest_on_three_entries_on_two_days(entries, agreed):
    found = proposed(entries, agreed)
    if found.verdict in (Verdict.LIMIT, Verdict.LET_GO):
        assert len(found.led.entries) >= 3
        assert len({one.on for one in found.led.entries} | {getattr(one, "disputed_on", None) or one.on for one in found.led.entries}) >= 2


def told(found):
    """All that a proposal says, without the places where its entries are recorded."""
    signals = [
        sorted((one.code, one.strength, one.before_limits, len(one.entries), sorted(map(str, one.values.items()))) for one in side)
        for side in (found.keep, found.limit, found.let_go, found.mend)
    ]
    return found.verdict, found.rule, found.led and found.led.code, signals, found.silence, found.change


@given(anything, st.randoms(use_true_random=False))
def test_the_order_of_import_does_not_matter(entries, chance):
    shuffled = chance.sample(entries, len(entries))
    assert told(proposed(entries)) == told(proposed(shuffled))


def scaled(entry, currency, factor):
    if getattr(entry, "currency", None) != currency:
        return entry
    entry = replace(entry, amount=entry.amount * factor)
    if isinstance(entry, Invoice):
        payments = tuple(replace(one, amount=one.amount * factor) for one in entry.payments)
        entry = replace(entry, payments=payments, written_off=entry.written_off * factor)
    return entry


@given(anything, st.sampled_from(["1000", "0.01", "8"]))
def test_the_size_of_a_currency_does_not_matter(entries, factor):
    """Yen counted in sen, euros in cents, dollars without any rate: the same is proposed."""
    factor = Decimal(factor)
    before = proposed(entries)
    sen = replace(AGREED, rates={"JPY": AGREED.rates["JPY"] / factor})
    cents = replace(AGREED, hour=AGREED.hour * factor, rates={"JPY": AGREED.rates["JPY"] * factor})
    for currency, agreed in (("JPY", sen), ("USD", AGREED), ("EUR", cents)):
        after = proposed([scaled(one, currency, factor) for one in entries], agreed)
        assert (after.verdict, after.rule, after.led and after.led.code) == (before.verdict, before.rule, before.led and before.led.code)


def test_days_after_today_have_not_happened():
    later = [Offered(date(2027, 1, day), f"advice {day}", Reaction.DISMISSED) for day in (1, 2, 3, 4)]
    assert proposed(later).verdict == Verdict.NOT_ENOUGH and proposed(later).let_go == ()


@given(talks, few, what, st.sampled_from([Reaction.ACCEPTED, Reaction.THANKED]))
def test_a_kind_answer_never_worsens_the_proposal(entries, day, about, answer):
    before, after = proposed(entries).verdict, proposed([*entries, Offered(day, about, answer)]).verdict
    assert BETTER.index(after) >= BETTER.index(before)
