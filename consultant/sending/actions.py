"""Make secret links to an issued report, revoke them, open them, and note when they were opened."""

import hashlib
import json
import secrets
from collections import defaultdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from consultant.accounts.models import Practice
from consultant.cases.models import Case
from consultant.database import across_practices, add_row, can_write_soon, change_row, db, one_row, work_for
from consultant.reports.models import Report
from consultant.reports.rules import ReportFacts
from consultant.sending import rules
from consultant.sending.models import LinkOpening, ReportLink
from consultant.sending.rules import LinkState

TOKEN_BYTES = 32  # random


def facts_of(report: Report) -> ReportFacts:
    """What an issued report was made from."""
    return ReportFacts.from_json(json.dumps(report.facts))


def make_link(report: Report, *, until: date, zone: ZoneInfo, at: datetime) -> tuple[ReportLink, str]:
    """A link that lasts to the end of that day, and its secret: told once, and kept hashed."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return _add_link(report.case_id, report.id, token, until=until, expires_at=rules.end_of(until, zone), made_at=at), token


def another(link: ReportLink, *, at: datetime) -> ReportLink:
    """A link that lasts as long as this one, which stays as it is. Nobody has its secret: whoever sends it makes one."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return _add_link(link.case_id, link.report_id, token, until=link.until, expires_at=link.expires_at, made_at=at)


def _add_link(case_id: int, report_id: int, token: str, **facts: Any) -> ReportLink:
    return add_row(ReportLink(case_id=case_id, report_id=report_id, token_hash=hashed(token), **facts))


def link_of(report: Report, link_id: int) -> ReportLink:
    """Raises Missing."""
    return one_row(ReportLink, id=link_id, report_id=report.id)


def revoke_link(link: ReportLink, *, at: datetime) -> None:
    """It opens nothing any more; one that was revoked before stays as it was."""
    if not link.revoked_at:
        change_row(link, revoked_at=at)


def links_of(report: Report, now: datetime) -> list[rules.Link]:
    """Newest first, each with the times at which it was opened."""
    rows = list(db.session.scalars(db.select(ReportLink).filter_by(report_id=report.id).order_by(ReportLink.id.desc())))
    query = db.select(LinkOpening).filter(LinkOpening.link_id.in_(row.id for row in rows)).order_by(LinkOpening.id)
    opened: dict[int, list[datetime]] = defaultdict(list)
    for opening in db.session.scalars(query):
        opened[opening.link_id].append(opening.at)
    return [row.to_rule(now, tuple(opened[row.id])) for row in rows]


def open_link(token: str, *, at: datetime) -> ReportLink | None:
    """The link with this secret, and from here on its practice is worked for; None when it is unknown, revoked or too old."""
    query = db.select(ReportLink).filter_by(token_hash=hashed(token))
    found = db.session.scalars(across_practices(query)).one_or_none()
    if found is None or found.state(at) != LinkState.OPEN:
        return None
    work_for(found.practice_id, None)
    return found


def opened_report(link: ReportLink) -> tuple[Report, Case, Practice]:
    """What a link leads to: the report, its case, and whose it is."""
    case = one_row(Case, id=link.case_id)
    return one_row(Report, id=link.report_id), case, case.practice


def newest_number(case_id: int) -> int:
    """Of the reports of a case that has one."""
    return db.session.scalars(db.select(db.func.max(Report.number)).filter_by(case_id=case_id)).one()


def note_opening(link: ReportLink, *, at: datetime) -> None:
    """Left out while somebody else writes for long: the client shall not wait for it."""
    if not can_write_soon(db.session):
        return
    last = db.session.scalars(db.select(LinkOpening).filter_by(link_id=link.id).order_by(LinkOpening.id.desc()).limit(1)).first()
    if rules.is_new_opening(last and last.at, at):
        add_row(LinkOpening(link_id=link.id, at=at))


def hashed(token: str) -> str:
    """As a secret is kept."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
