"""Collects what is due over all cases of the practice, in a handful of queries."""

from collections.abc import Iterator
from datetime import date, datetime

from consultant.calls.actions import logs_of
from consultant.calls.rules import standing_log
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.clients.limits.rules import Held, as_held
from consultant.clients.models import Client
from consultant.database import db, rows_of
from consultant.options.actions import options_by_case
from consultant.options.rules import chosen, to_decide
from consultant.parties.actions import keys_of
from consultant.parties.models import Party
from consultant.parties.rules import Role
from consultant.promises.rules import day_in, open_promises
from consultant.revisit.models import Revisit
from consultant.today.rules import Agenda, Item, Kind, agenda
from consultant.troubleshooting.models import Test


def agenda_of(now: datetime) -> Agenda:
    """Late, due today, coming up; `now` is aware, in the practice's zone, and says which day is today."""
    return agenda(due_items(now), now.date())


def due_items(now: datetime) -> list[Item]:
    """All that is open in any case, in no order."""
    return [*_promises_and_decisions(now), *_revisits(), *_left_as_changed()]


def _promises_and_decisions(now: datetime) -> Iterator[Item]:
    opened = db.select(Case, Client.name, Client.limits).join(Client, Client.id == Case.client_id).filter(Case.state == CaseState.OPEN)
    found = db.session.execute(opened).all()
    cases, clients = {case.id: case for case, _name, _limits in found}, {case.id: name for case, name, _limits in found}
    held = {case.id: as_held(limits) for case, _name, limits in found}
    parties = rows_of(Party, *cases)
    logs = logs_of(list(cases), keys_of(parties))
    options = options_by_case(list(cases))
    for case in cases.values():
        yield from _promises(case, logs[case.id], {p.key: p.to_rule() for p in parties if p.case_id == case.id}, held[case.id], now)
        for option in chosen(options[case.id]):
            yield Item(Kind.CHOSEN, None, case.number, case.title, clients[case.id], option.what, held=held[case.id])
        undecided = to_decide(options[case.id])
        for day in dict.fromkeys(option.decide_by for option in undecided):
            what = " · ".join(option.what for option in undecided if option.decide_by == day)
            yield Item(Kind.DECISION, day, case.number, case.title, clients[case.id], what, held=held[case.id])


def _promises(case: Case, log, parties, held: Held, now: datetime) -> Iterator[Item]:
    for due in open_promises(standing_log(log), now):
        by = parties[due.promise.by]
        yield Item(
            Kind.PROMISE,
            _day(due.promise.due, now),
            case.number,
            case.title,
            by.called,
            due.promise.what,
            ours=by.role == Role.CONSULTANT,
            party=by.id if by.is_outside else None,
            promise=due.promise.id,
            said=due.promise.due_words,
            overdue=due.overdue,
            held=held if by.role == Role.CLIENT else {},
        )


def _day(due: date | datetime | None, now: datetime) -> date | None:
    """A day stays that day; a time falls on the day that it is then where the practice is."""
    return day_in(due, now.tzinfo) if isinstance(due, datetime) else due


def _revisits() -> Iterator[Item]:
    query = db.select(Revisit, Case, Client).join(Case, Case.id == Revisit.case_id).join(Client, Client.id == Case.client_id)
    for row, case, who in db.session.execute(query):
        revisit = row.to_rule()
        if revisit.date and not revisit.never:
            yield Item(Kind.REVISIT, revisit.date, case.number, case.title, who.name, revisit.event or "", held=who.held)
        elif revisit.event:
            yield Item(Kind.EVENT, None, case.number, case.title, who.name, revisit.event, held=who.held)


def _left_as_changed() -> Iterator[Item]:
    """Of open cases."""
    query = db.select(Test, Case, Client.name).join(Case, Case.id == Test.case_id).join(Client, Client.id == Case.client_id)
    for test, case, name in db.session.execute(query.filter(Test.put_back.is_(False), Case.state == CaseState.OPEN)):
        day = test.done_on.date() if isinstance(test.done_on, datetime) else test.done_on
        yield Item(Kind.LEFT, day, case.number, case.title, name, "; ".join(test.changes) or test.what, test=test.id)
