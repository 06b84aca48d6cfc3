"""Limits of a client: set, pass, lift; and the dated list of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo

from consultant.calls.actions import is_standing
from consultant.calls.models import Call
from consultant.cases.models import Case
from consultant.clients.limits.models import LimitEvent
from consultant.clients.limits.rules import OURS_TO_BEAR, Became, Event, Limit, Terms, as_plain, month_of
from consultant.clients.models import Client
from consultant.database import add_row, db


def set_limit(who: Client, limit: Limit, terms: Terms, *, at: datetime) -> LimitEvent:
    """It holds from now on, in place of what was agreed of its kind before."""
    terms = replace(terms, since=_minute(at))
    who.limits = as_plain({**who.held, limit: terms})
    return _note(who, limit, Became.SET, at, terms=who.limits[limit.value])


def lift_limit(who: Client, limit: Limit, *, at: datetime) -> LimitEvent | None:
    """It holds no more; None when it did not hold."""
    if limit not in who.held:
        return None
    who.limits = as_plain({other: terms for other, terms in who.held.items() if other != limit})
    return _note(who, limit, Became.LIFTED, at)


def pass_limits(case: Case, limits: Iterable[Limit], reason: str | None, *, at: datetime) -> None:
    """Note that something in this case went past limits of its client; the reason may be missing for what came from a device."""
    for limit in limits:
        _note(case.client, limit, Became.PASSED, at, case_id=case.id, reason=reason or None)


def _minute(at: datetime) -> datetime:
    """A call begins on the minute: one that follows at once must not seem to come before."""
    return at.replace(second=0, microsecond=0)


def _note(who: Client, limit: Limit, became: Became, at: datetime, **more: object) -> LimitEvent:
    return add_row(LimitEvent(client_id=who.id, limit=limit, became=became, at=_minute(at), **more))


def limit_events_of(who: Client, zone: tzinfo) -> list[Event]:
    """Oldest first, told in this zone."""
    query = db.select(LimitEvent, Case.number).outerjoin(Case, Case.id == LimitEvent.case_id).filter(LimitEvent.client_id == who.id)
    return [row.to_rule(number, zone) for row, number in db.session.execute(query.order_by(LimitEvent.at, LimitEvent.id))]


def unpaid_in_month(who: Client, at: datetime) -> int:
    """Unpaid minutes of all their cases in the month of `at`, but for what a vendor or we caused.

    `at` is aware, in the practice's zone.
    """
    first, after = month_of(at)
    query = db.select(db.func.coalesce(db.func.sum(Call.minutes), 0)).join(Case, Case.id == Call.case_id)
    query = query.filter(Case.client_id == who.id, Call.started_at >= first, Call.started_at < after)
    query = query.filter(Call.paid.is_(False), Call.cause.not_in(OURS_TO_BEAR))
    return db.session.scalars(query.filter(*is_standing(Call))).one()
