"""Records of every shape that the program can hold."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Call, Cause, Channel, Outcome, Stance, Statement, Withdrawal
from consultant.cases.rules import CaseRecord, CaseState, ClientOfCase, Closing, Effort
from consultant.evidence.rules import Evidence, EvidenceKind, Pair
from consultant.feedback.rules import GRADED, Answer, Grade, Kind
from consultant.options.rules import Advice, Manner, Offer, Option, OptionKind, Reaction, Whom, Why
from consultant.parties.rules import Part, Party, Role, Source
from consultant.promises.rules import Promise
from consultant.referrals.rules import Referral
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import PossibleResult, Test
from consultant.work.rules import Work, WorkKind

EAST = timezone(timedelta(hours=-4))


def record(**given):
    return CaseRecord(
        slug="a-case", title="A case", client=ClientOfCase("Ann", "household"), problem="It broke.", worked_before=None, **given
    )


IDS = ("ann", "sam", "acme", "東 1")
PARTY_IDS = st.sampled_from(IDS)
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=8
) | st.just("a\n\tb")
FULL = WORDS.filter(str.strip)
FEW = 2
OTHERS = {id: st.sampled_from([None, *(other for other in IDS if other != id)]) for id in IDS}
DAYS = st.dates()
ZONES = st.sampled_from([UTC, EAST, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(seconds=-17762))])
TIMES = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)
MINUTES = st.integers(0, 100_000)
AMOUNTS = st.decimals(0, 99_999_999_999, places=4) | st.decimals(0, 999, places=2) | st.integers(0, 10**9).map(Decimal)


@cache  # what a strategy can give is worked out anew for each new one
def some(strategy):
    return st.none() | strategy


@cache
def tuples(strategy, most=FEW):
    return st.lists(strategy, max_size=most).map(tuple)


@cache
@st.composite
def answers(draw):
    kind, corrected = draw(st.sampled_from(Kind)), draw(some(FULL))
    said = draw(st.sampled_from([grade.value for grade in Grade]) if kind in GRADED else WORDS)
    letter = draw(st.sampled_from([None, "A", "AB"]))
    return Answer(
        draw(TIMES), draw(MINUTES), kind, said, letter, corrected, None if corrected is None else draw(MINUTES), draw(st.booleans())
    )


FEEDBACK = answers()


@cache
@st.composite
def statements(draw):
    by, about = draw(PARTY_IDS), draw(PARTY_IDS)
    stances = [Stance.DENIES, Stance.ACCEPTS] if by == about else [Stance.BLAMES, Stance.CLEARS]
    stance = draw(st.sampled_from([*stances, Stance.UNKNOWN]))
    about = draw(st.sampled_from([None, about])) if stance is Stance.UNKNOWN else about
    return Statement(by, about, stance, draw(WORDS), draw(some(FULL)), draw(OTHERS[by]), draw(some(WORDS)))


@cache
@st.composite
def promises(draw):
    due = draw(some(DAYS | TIMES))
    first = due.date() if isinstance(due, datetime) else due
    return Promise(
        draw(PARTY_IDS), draw(FULL), due, draw(some(st.booleans())),
        due_from=draw(st.sampled_from([None, first])), due_words=draw(some(WORDS)), kept_on=draw(some(DAYS)),
        moved_because=draw(some(WORDS)), dropped=draw(some(WORDS)),
    )  # fmt: skip


WITHDRAWALS = st.builds(Withdrawal, reason=WORDS, at=some(TIMES), moved_to=some(WORDS))


@cache
@st.composite
def calls(draw, correction=False):
    minutes = draw(MINUTES)
    return Call(
        at=draw(TIMES),
        parties=tuple(draw(st.lists(PARTY_IDS, min_size=1, max_size=3, unique=True))),
        channel=draw(st.sampled_from(Channel)),
        minutes=minutes,
        hold_minutes=draw(st.integers(0, minutes)),
        said=draw(FULL),
        spoke_to=draw(some(WORDS)),
        reference=draw(some(WORDS)),
        statements=draw(tuples(statements())),
        promises=draw(tuples(promises())),
        next_step=draw(some(WORDS)),
        outcome=draw(some(st.sampled_from(Outcome))),
        paid=draw(some(st.booleans())),
        cause=draw(st.sampled_from(Cause)),
        listening=draw(st.booleans()),
        in_effort=draw(st.booleans()),
        private_note=draw(some(WORDS)),
        corrections=() if correction else draw(tuples(calls(correction=True), 1)),
        corrected_because=draw(some(WORDS)) if correction else None,
        withdrawn=draw(some(WITHDRAWALS)),
    )


BEHIND = {"anger_at": st.sampled_from(Whom), "why": st.sampled_from(Why), "taken_back": some(DAYS)}
OFFERS = st.builds(
    Offer, reaction=st.sampled_from(Reaction), at=some(TIMES), reason=FULL, manner=some(st.sampled_from(Manner)),
    changed=some(WORDS), **BEHIND, id=st.none(),
)  # fmt: skip
OPTIONS = st.builds(
    Option, what=FULL, kind=st.sampled_from(OptionKind), cost=some(WORDS), effort=some(WORDS), cost_once=some(AMOUNTS),
    cost_monthly=some(AMOUNTS), time=some(WORDS), good_side=some(WORDS), bad_side=some(WORDS), undo=some(WORDS),
    last_resort=st.booleans(), decide_by=some(DAYS), offers=tuples(OFFERS), id=st.none(),
)  # fmt: skip


PARTS = st.builds(
    Part,
    name=FULL,
    party=some(PARTY_IDS),
    source=some(st.sampled_from(Source)),
    detail=some(WORDS),
    noted_on=some(DAYS),
)
ROADBLOCKS = st.builds(
    Roadblock,
    what=FULL,
    kind=st.sampled_from(RoadblockKind),
    owner=some(PARTY_IDS),
    outside_cause=some(WORDS),
    cleared_on=some(DAYS),
    id=st.none(),
)
BASELINE = st.builds(
    BaselineItem, item=FULL, back=st.booleans(), checked_how=some(WORDS), tested_on=some(DAYS), stopgap=some(WORDS),
    cannot_return=st.booleans(), unchecked=st.booleans(), id=st.none(),
)  # fmt: skip
REVISITS = st.builds(Revisit, date=some(DAYS), trigger=some(WORDS), never=st.booleans(), reason=some(WORDS))
ADVICE = st.builds(
    Advice, at=DAYS | TIMES, advice=WORDS, reaction=st.sampled_from(Reaction), reason=some(WORDS),
    manner=some(st.sampled_from(Manner)), changed=some(WORDS), **BEHIND, id=st.none(),
)  # fmt: skip
REFERRALS = st.builds(
    Referral,
    to=FULL,
    why=FULL,
    handed_over=some(WORDS),
    contact=some(WORDS),
    helped=some(st.booleans()),
    id=st.none(),
)
WORK = st.builds(
    Work, on=DAYS, minutes=MINUTES, kind=st.sampled_from(WorkKind), what=some(WORDS), paid=some(st.booleans()),
    cause=st.sampled_from(Cause), in_effort=st.booleans(), id=st.none(),
)  # fmt: skip
CLOSED = st.sampled_from([state for state in CaseState if state is not CaseState.OPEN])
CLOSINGS = st.builds(Closing, state=CLOSED, at=TIMES, fixed_by=some(PARTY_IDS), fixed_part=some(WORDS))
NOTES = st.sampled_from([{}, {"source": [], "outcome": "x"}, {"expected": {"share": 0.5, "none": None}}])


@cache
@st.composite
def parties(draw, id):
    names = draw(FULL), draw(st.sampled_from(Role)), draw(some(FULL))
    return Party(id, *names, account_number=draw(some(WORDS)), private_note=draw(some(WORDS)))


def tests(pairs):
    results = st.builds(PossibleResult, result=WORDS, means=some(WORDS), contradicts=pairs)
    return st.builds(
        Test, what=FULL, changes=tuples(WORDS), results=tuples(results), done_on=some(DAYS | TIMES), result=some(WORDS),
        put_back=some(st.booleans()), put_back_on=some(DAYS | TIMES), minutes=some(MINUTES), cost=some(AMOUNTS), id=st.none(),
    )  # fmt: skip


@cache
@st.composite
def money(draw):
    """The total and the currency of a case; one without the other may be missing."""
    currency = draw(st.sampled_from([None, "USD", "JPY"]))
    total = draw(some(st.builds(Effort, MINUTES, MINUTES, AMOUNTS, st.just(currency)))) if currency else None
    return total or draw(some(st.builds(Effort, MINUTES, MINUTES, st.just(Decimal(0)), st.just("XXX")))), currency


@st.composite
def records(draw):
    """Any record that the program itself could hold."""
    effort, currency = draw(money())
    log = tuple(sorted(draw(tuples(calls(), 3)), key=lambda call: call.at))
    said = [Pair(s.by, s.about) for entry in log for call in (entry, *entry.corrections) for s in call.statements if s.about]
    pairs = tuples(st.sampled_from(said)) if said else st.just(())
    places = some(st.integers(0, len(log) - 1)) if log else st.none()
    evidence = st.builds(
        Evidence, what=FULL, when=DAYS | TIMES, supports=pairs, contradicts=pairs, kind=some(st.sampled_from(EvidenceKind)),
        text=some(WORDS), call=places, id=st.none(),
    )  # fmt: skip
    return record(
        parties=tuple(draw(parties(id)) for id in IDS),
        parts=draw(tuples(PARTS, 4)),
        calls=log,
        evidence=draw(tuples(evidence)),
        tests=draw(tuples(tests(pairs))),
        options=draw(tuples(OPTIONS)),
        roadblocks=draw(tuples(ROADBLOCKS)),
        baseline=draw(tuples(BASELINE)),
        revisit=draw(some(REVISITS)),
        advice=draw(tuples(ADVICE)),
        referrals=draw(tuples(REFERRALS)),
        feedback=draw(tuples(FEEDBACK)),
        work=draw(tuples(WORK)),
        effort=effort,
        currency=currency,
        fault_since=draw(some(TIMES)),
        restored_at=draw(some(TIMES)),
        closing=draw(some(CLOSINGS)),
        as_of=draw(some(TIMES)),
        private_note=draw(some(WORDS)),
        notes=draw(NOTES),
    )
