"""The next step and why (domain.md rule 9). Codes and values only; `words.py` makes the sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from consultant.baseline.rules import all_back
from consultant.blame.rules import Blame, by_subject
from consultant.calls.rules import Call
from consultant.cases.rules import CaseRecord
from consultant.clocks.stop_line.rules import StopLine
from consultant.options.rules import TURNED_DOWN, chosen, passed_over, to_decide
from consultant.parties.rules import Role
from consultant.promises.rules import DuePromise
from consultant.standoffs.rules import Standoff, standoffs
from consultant.troubleshooting.best.rules import RankedTest
from consultant.troubleshooting.findings.rules import Finding, contradicted, newest, since

CHASES = {Role.CONSULTANT: "do_ours", Role.CLIENT: "ask_client"}  # everyone else is chased


@dataclass(frozen=True)
class NextStep:
    """`rule` is the letter of rule 9, `code` its variant ("ask", "chase", "do_ours", "ask_client", "run_test", "joint_call", "proof",
    "tell", "escalate", "carry_out", "decide", "wind_down", "get_in_writing", "verify_and_close", "name_them", "first_call", "earliest_due",
    "ask_day", "nothing_due").
    `parties` are the ids it concerns, `rows` the paths it rests on ("calls[3].promises[0]", "options[1]")."""

    rule: str
    code: str
    parties: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    due: date | datetime | None = None
    text: str | None = None  # recorded words it is about: a promise's or an option's
    days_late: int = 0
    about: str | None = None  # proof: the party on whom the others do not agree
    told_by: str | None = None  # get_in_writing: who passed the acceptance on
    test: RankedTest | None = None  # run_test
    findings: tuple[Finding, ...] = ()  # joint_call, tell, escalate: tests that contradict what the step rests on
    last: date | None = None  # decide: the latest day that was set, where there are several
    stop_line: StopLine | None = None  # wind_down: the agreed unpaid time, when it is used up


def next_steps(
    record: CaseRecord,
    blame: Blame,
    open_promises: tuple[DuePromise, ...],
    overdue: tuple[DuePromise, ...],
    log: tuple[Call, ...],
    best: tuple[RankedTest, ...],
    found: tuple[Finding, ...],
    line: StopLine | None,
) -> tuple[NextStep, ...]:
    """Rules a to j, in this order, never empty. A closed case is only looked at again."""
    if record.closing:
        return (_left_open(_earliest(record, ()), open_promises),)
    stuck = standoffs(blame, log, record.parties)
    steps = (
        *_ask(blame),
        *_chase(record, overdue),
        *_run_test(best, blame, found),
        *_bring_together(stuck, found),
        *_prove(record, blame),
        *_tell(record, log, found),
        *_escalate(stuck, found),
        *_carry_out(record),
        *_decide(record),
        *_wind_down(record, log, line),
        *_get_in_writing(record, blame),
        *_verify_and_close(record),
    )
    return steps or (_earliest(record, open_promises),)


def _ask(blame: Blame) -> Iterator[NextStep]:
    """9a, one for each party that was never asked."""
    for party in blame.never_asked:
        yield NextStep("a", "ask", (party,), tuple(s.row for s in blame.edges if s.pair.about == party))


def _chase(record: CaseRecord, overdue: tuple[DuePromise, ...]) -> Iterator[NextStep]:
    """9b, one for each party that is late, with all its late promises; the one due first leads."""
    by_party: dict[str, list[DuePromise]] = {}
    for due in overdue:
        by_party.setdefault(due.promise.by, []).append(due)
    for party, promises in by_party.items():
        first = promises[0]
        yield NextStep(
            rule="b",
            code=CHASES.get(record.party(party).role, "chase"),
            parties=(party,),
            rows=tuple(due.row for due in promises),
            due=first.promise.due,
            text=first.promise.what,
            days_late=first.days_late,
        )


def _run_test(best: tuple[RankedTest, ...], blame: Blame, found: tuple[Finding, ...]) -> Iterator[NextStep]:
    """9c, one for each untried test that can settle standing blame, best first. Blame that a test contradicts is settled."""
    open_blame = {s.row for s in blame.edges} - contradicted(found).keys()
    for ranked in best:
        settles = tuple(s.row for s in ranked.statements if s.row in open_blame)
        if settles:
            yield NextStep("c", "run_test", rows=(ranked.row, *settles), text=ranked.test.what, test=ranked)


def _bring_together(stuck: Iterable[Standoff], found: tuple[Finding, ...]) -> Iterator[NextStep]:
    """9d."""
    for standoff in stuck:
        if not standoff.calls:
            against = _against(standoff, found)
            rows = (*(s.row for s in standoff.edges), *(finding.row for finding in against))
            yield NextStep("d", "joint_call", standoff.firms, rows, findings=against)


def _prove(record: CaseRecord, blame: Blame) -> Iterator[NextStep]:
    """9e, one for each party on whom the others do not agree, when no evidence speaks to either side."""
    firms = {party.id for party in record.parties if party.is_outside}
    results = [test.proved for test in record.tests if test.proved]
    spoken_to = {pair for item in record.evidence for pair in (*item.supports, *item.contradicts)}
    spoken_to |= {pair for result in results for pair in result.contradicts}
    unproved = (c for c in blame.contradictions if spoken_to.isdisjoint((c.first.pair, c.second.pair)))
    for about, said in by_subject(unproved).items():
        asked = tuple(dict.fromkeys(s.pair.by for s in said if s.pair.by in firms))
        if asked:
            yield NextStep("e", "proof", asked, tuple(s.row for s in said), about=about)


def _tell(record: CaseRecord, log: tuple[Call, ...], found: tuple[Finding, ...]) -> Iterator[NextStep]:
    """9e, its other half: a test speaks to one side. One for each firm that it contradicts and that was not reached since."""
    for party in record.parties:
        mine = [(s, f) for s, f in newest(found) if s.pair.by == party.id and not _was_told(party.id, f, log)]
        if party.is_outside and mine:
            tested = dict.fromkeys(finding for _said, finding in mine)
            against = tuple(replace(f, contradicted=tuple(s for s, other in mine if other is f)) for f in tested)
            rows = (*(said.row for said, _finding in mine), *(finding.row for finding in against))
            yield NextStep("e", "tell", (party.id,), rows, findings=against)


def _was_told(party: str, finding: Finding, log: tuple[Call, ...]) -> bool:
    return any(call.reached and party in call.parties and since(call.at, finding.test) for call in log)


def _escalate(stuck: Iterable[Standoff], found: tuple[Finding, ...]) -> Iterator[NextStep]:
    """9f."""
    for standoff in stuck:
        if standoff.calls:
            against = _against(standoff, found)
            held = (*standoff.edges, *standoff.calls, *against)
            yield NextStep("f", "escalate", standoff.firms, tuple(one.row for one in held), findings=against)


def _against(standoff: Standoff, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The newest finding against each arrow of a standoff, in the order of the record."""
    against = contradicted(found)
    held = [against[s.row].row for s in standoff.edges if s.row in against]
    return tuple(finding for finding in found if finding.row in held)


def _carry_out(record: CaseRecord) -> Iterator[NextStep]:
    """9g, once it is answered: one for each option that the client said yes to, with those that it was chosen before."""
    left, done = passed_over(record.options), chosen(record.options)
    others = tuple(f"options[{i}]" for i, option in enumerate(record.options) if option in left)
    for i, option in enumerate(record.options):
        if option in done:
            yield NextStep("g", "carry_out", _client(record), (f"options[{i}]", *others), text=option.what)


def _decide(record: CaseRecord) -> Iterator[NextStep]:
    """9g, one question to the client about all that is undecided, by the earliest day that was set."""
    asked = to_decide(record.options)
    waiting = {f"options[{i}]": option for i, option in enumerate(record.options) if option in asked}
    if waiting:
        days = [option.decide_by for option in waiting.values() if option.decide_by]
        only = next(iter(waiting.values())).what if len(waiting) == 1 else None
        last = max(days) if len(set(days)) > 1 else None
        yield NextStep("g", "decide", _client(record), tuple(waiting), due=min(days, default=None), last=last, text=only)


def _wind_down(record: CaseRecord, log: tuple[Call, ...], line: StopLine | None) -> Iterator[NextStep]:
    """9h: the agreed unpaid time is used up, or there are options and every one is refused; once when it is both."""
    rows: list[str] = []
    reached = line if line and line.reached else None
    if reached:
        rows += ["effort"] if record.effort and record.effort.unpaid_minutes else []
        rows += [call.row for call in log if call.paid is False]
        rows += [f"work[{i}]" for i, one in enumerate(record.work) if one.paid is False]
    if record.options and all(option.reaction in TURNED_DOWN for option in record.options):
        rows += [f"options[{i}]" for i in range(len(record.options))]
    if rows:
        yield NextStep("h", "wind_down", _client(record), tuple(rows), stop_line=reached)


def _get_in_writing(record: CaseRecord, blame: Blame) -> Iterator[NextStep]:
    """9i, one for each firm that accepts fault."""
    for said in blame.acceptances:
        if record.party(said.pair.by).is_outside:
            yield NextStep("i", "get_in_writing", (said.pair.by,), (said.row,), told_by=said.second_hand)


def _verify_and_close(record: CaseRecord) -> Iterator[NextStep]:
    """9i, its second half: there is a baseline and all of it is back."""
    if all_back(record.baseline):
        rows = tuple(f"baseline[{i}]" for i in range(len(record.baseline)))
        yield NextStep("i", "verify_and_close", _client(record), rows)


def _earliest(record: CaseRecord, open_promises: tuple[DuePromise, ...]) -> NextStep:
    """9j: the earliest dated promise (they come sorted) or the day to look again, else a day for the oldest promise that has none,
    else that nothing is due."""
    promised = next((due for due in open_promises if due.due_end), None)
    look_again = record.revisit.date if record.revisit and not record.revisit.is_never else None
    if promised and not (look_again and look_again < promised.due_end.date()):
        promise = promised.promise
        return NextStep("j", "earliest_due", (promise.by,), (promised.row,), promise.due, promise.what)
    if look_again:
        return NextStep("j", "earliest_due", rows=("revisit",), due=look_again)
    if not record.calls and not record.closing:  # a case that is only just open
        return NextStep("j", "first_call" if any(party.is_outside for party in record.parties) else "name_them")
    if open_promises:
        undated = open_promises[0]
        return NextStep("j", "ask_day", (undated.promise.by,), (undated.row,), text=undated.promise.what)
    return NextStep("j", "nothing_due")


def _left_open(step: NextStep, open_promises: tuple[DuePromise, ...]) -> NextStep:
    """What was promised and not done when a case was closed is due no more: it is only named."""
    return replace(step, rows=step.rows or tuple(due.row for due in open_promises))


def _client(record: CaseRecord) -> tuple[str, ...]:
    return (record.you.id,) if record.you else ()
