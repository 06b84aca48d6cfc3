"""What must hold for every record: the answer is about the facts, not about names or the order of loading."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance, Withdrawal
from consultant.evidence.rules import Evidence, Pair
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.promises.rules import Promise
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.factories import MONDAY, blames, call, party, record, said

NOW = MONDAY + timedelta(days=30)
SEATS = (0, 1, 2, 3)  # the client and three firms: at most 20 loops, so that no list is cut
ABOUT_SELF = (Stance.DENIES, Stance.ACCEPTS, Stance.UNKNOWN)
ABOUT_OTHERS = (Stance.BLAMES, Stance.CLEARS, Stance.UNKNOWN)


@st.composite
def plots(draw):
    """A case told by seats at the table instead of names."""
    seat = st.sampled_from(SEATS)
    calls = []
    for _ in range(draw(st.integers(0, 8))):
        told = draw(st.lists(st.tuples(seat, seat, st.integers(0, 2), st.none() | seat), max_size=4))
        promised = draw(st.lists(st.tuples(seat, st.none() | st.integers(1, 60), st.sampled_from([True, False, None])), max_size=2))
        calls.append((draw(st.lists(seat, min_size=1, max_size=3, unique=True)), told, promised))
    options = draw(st.lists(st.sampled_from([Reaction.NONE_YET, Reaction.REFUSED, Reaction.TRIED]), max_size=3))
    proofs = draw(st.lists(st.tuples(seat, seat), max_size=3))
    results = st.lists(st.lists(st.tuples(seat, seat), max_size=3), max_size=3)
    tried = draw(st.lists(st.tuples(results, st.none() | st.integers(0, 2)), max_size=3))
    return calls, options, proofs, tried


def staged(plot, names):
    """The plot as a record in which the seats have these ids; the first one is the client's."""
    calls, options, proofs, tried = plot

    def statement(by, about, which, via):
        stance = (ABOUT_SELF if by == about else ABOUT_OTHERS)[which]
        return said(names[by], stance, names[about], relayed_by=None if via is None else names[via])

    def test(place, results, came_out):
        possible = tuple(
            PossibleResult(f"result {n}", contradicts=tuple(Pair(names[by], names[about]) for by, about in pairs))
            for n, pairs in enumerate(results)
        )
        done = {} if came_out is None else {"done_on": date(2025, 5, 7), "result": f"result {came_out}"}
        return Test(f"test {place}", results=possible, **done)

    log = [
        call(
            day,
            " ".join(names[seat] for seat in on_call),
            *(statement(*s) for s in told),
            *(Promise(names[by], "do it", due and date(2025, 5, 1) + timedelta(days=due), kept) for by, due, kept in promised),
        )
        for day, (on_call, told, promised) in enumerate(calls)
    ]
    return replace(
        record(*log, parties=" ".join(names[1:])),
        parties=(replace(party("client"), id=names[0]), *map(party, names[1:])),
        options=tuple(Option(f"option {i}", OptionKind.RELIEF, offers=(Offer(r),)) for i, r in enumerate(options)),
        tests=tuple(test(place, *told) for place, told in enumerate(tried)),
        evidence=tuple(Evidence(f"proof {i}", MONDAY, (Pair(names[by], names[about]),)) for i, (by, about) in enumerate(proofs)),
    )


def turned(loop):
    start = loop.index(min(loop))
    return (*loop[start:], *loop[:start])


def answer(case, seat=lambda id: id):
    """All that the rules say, with ids put through `seat` and options by their words."""
    told = assess(case, NOW)
    blame, options = told.blame, {f"options[{i}]": option.what for i, option in enumerate(case.options)}
    options |= {f"tests[{i}]": test.what for i, test in enumerate(case.tests)}
    return {
        "standing": [s.row for s in blame.standing],
        "edges": [(s.row, s.since) for s in blame.edges],
        "loops": {turned([seat(p) for p in loop]) for loop in blame.loops.listed},
        "ever": {turned([seat(p) for p in loop]) for loop in blame.loops_ever.listed},
        "contradictions": [(c.first.row, c.second.row) for c in blame.contradictions],
        "reversals": [(r.before.row, r.after.row) for r in blame.reversals],
        "accepted": [seat(p) for p in blame.accepted],
        "nobody": {seat(p) for p in blame.nobody_blames},
        "never": [seat(p) for p in blame.never_asked],
        "open": [(due.row, due.overdue, due.days_late) for due in told.open_promises],
        "waiting": ([seat(p) for p in told.clocks.waiting_on], told.clocks.waiting_since),
        "per party": [(seat(c.party), c.calls, c.minutes) for c in told.clocks.per_party],
        "best": [(options[r.row], r.fewest, r.mean) for r in told.best_tests],
        "findings": {(options[f.row], s.row) for f in told.findings for s in f.contradicted},
        "steps": [(s.rule, s.code, list(map(seat, s.parties)), s.due, s.text, s.about and seat(s.about)) for s in told.next_steps],
        "rows": [sorted(options.get(row, row) for row in s.rows) for s in told.next_steps],
    }


@given(plots(), st.permutations(["zeta", "acme", "bell", "yale"]))
def test_renaming_parties_renames_the_answer(plot, names):
    usual = ["client", "bell", "core", "dyno"]
    back = dict(zip(names, usual, strict=True))
    assert answer(staged(plot, names), back.get) == answer(staged(plot, usual))


@given(plots(), st.randoms())
def test_the_order_of_loading_changes_nothing(plot, chance):
    case = staged(plot, ["client", "bell", "core", "dyno"])
    loaded = {rows: getattr(case, rows) for rows in ("parties", "options", "evidence", "tests")}
    shuffled = {rows: tuple(chance.sample(found, len(found))) for rows, found in loaded.items()}
    assert answer(replace(case, **shuffled)) == answer(case)


@given(plots())
def test_there_is_a_next_step_and_firms_alone_are_asked(plot):
    case = staged(plot, ["client", "bell", "core", "dyno"])
    steps = assess(case, NOW).next_steps
    assert steps
    assert [s.rule for s in steps] == sorted(s.rule for s in steps)
    asked = {"ask", "chase", "joint_call", "proof", "tell", "escalate", "get_in_writing"}
    assert all("client" not in s.parties for s in steps if s.code in asked)


def test_twelve_parties_who_all_point_to_each_other_are_answered():
    names = [f"p{n:02}" for n in range(12)]
    everybody = [blames(by, about) for by, about in permutations(names, 2)]
    told = assess(record(call(0, "p00", *everybody), parties=" ".join(names)), NOW)
    assert told.blame.loops.more
    assert [(s.rule, len(s.parties)) for s in told.next_steps] == [*[("a", 1)] * 11, ("d", 12)]


def test_two_thousand_calls_with_thirty_parties_are_answered():
    names = [f"p{n:02}" for n in range(30)]
    late = date(2025, 5, 5)
    log = [call(n / 24, by, blames(by, names[n * 7 % 29]), Promise(by, "x", late)) for n in range(2000) for by in [names[n % 30]]]
    told = assess(record(*log, parties=" ".join(names)), MONDAY + timedelta(days=90))
    assert told.clocks.calls == len(told.overdue) == 2000
    assert told.blame.loops.listed


def test_a_withdrawn_call_is_out_of_every_answer():
    gone = call(0, "acme", blames("acme", "bell"), Promise("acme", "x", date(2025, 5, 6)), withdrawn=Withdrawal("wrong case"))
    told = assess(record(gone), NOW)
    assert (told.log, told.blame.edges, told.overdue, told.clocks.minutes) == ((), (), (), 0)
