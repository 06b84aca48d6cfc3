"""A case's `version` tells what was read of it from what somebody, in any process, wrote since."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from consultant.database.session import db

CHANGED = "changed_cases"  # where a session keeps the ids of the cases it has written into


@event.listens_for(Session, "after_flush")
def _note_changed_cases(session: Session, *_: Any) -> None:
    rows = [*session.new, *session.dirty, *session.deleted]
    changed = {row.case_id for row in rows if getattr(row, "case_id", None) is not None}
    if changed:
        session.info.setdefault(CHANGED, set()).update(changed)


def has_changed_cases() -> bool:
    """Whether this session has written into a case and not committed yet."""
    return bool(db.session.info.get(CHANGED))


@event.listens_for(Session, "before_commit")
def _count_versions(session: Session) -> None:
    session.flush()
    if changed := session.info.get(CHANGED):
        cases = db.metadata.tables["cases"]
        state = {"version": cases.c.version + 1, "changed_at": datetime.now(UTC)}  # the moment tells it from a restored copy's
        session.execute(cases.update().where(cases.c.id.in_(sorted(changed))).values(state))


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget_changed_cases(session: Session) -> None:
    session.info.pop(CHANGED, None)
