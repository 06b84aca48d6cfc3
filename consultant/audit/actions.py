"""Note every change of a row in the transaction that makes it, and read the notes.

One mechanism: whatever is flushed is noted, so that no action can forget it. A model with `is_noted = False` is left out.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Mapper, Session

from consultant.accounts.models import Consultant, Practice
from consultant.audit import rules
from consultant.audit.models import Change
from consultant.audit.rules import Act, Difference, Entry
from consultant.cases.models import Case
from consultant.database import LARGEST, Owned, add_row, as_rule, db, erase_rows, insert_beside


def note(act: Act, kind: str, *, row_id: int | None = None, case_id: int | None = None, label: str | None = None) -> None:
    """Note what changes no row, such as signing in."""
    add_row(Change(act=act, kind=kind, row_id=row_id, case_id=case_id, label=label))


def forget(rows: Mapping[str, Collection[int]]) -> None:
    """Nothing is left of what was noted of these rows, by their table, and of the cases among them."""
    gone = {table: set(ids) for table, ids in rows.items()}
    cases = gone.get("cases", set())
    noted = db.session.execute(db.select(Change.id, Change.kind, Change.row_id, Change.case_id).order_by(Change.id))
    erase_rows({Change.__tablename__: [id for id, kind, row, case in noted if case in cases or row in gone.get(kind, ())]})


def changes(before: int | None = None) -> tuple[list[Entry], int | None]:
    """A page of the practice's changes, newest first, and what `before` is for the next page; None on the last."""
    query = db.select(Change).order_by(Change.id.desc()).limit(rules.PAGE + 1)
    if before is not None:
        query = query.filter(Change.id < max(0, min(before, LARGEST)))
    rows = list(db.session.scalars(query))
    here = rows[: rules.PAGE]
    names = dict(db.session.execute(db.select(Consultant.id, Consultant.name)).all())
    wanted = {row.case_id for row in here if row.case_id}
    numbers = dict(db.session.execute(db.select(Case.id, Case.number).filter(Case.id.in_(wanted))).all())
    entries = [
        as_rule(
            row, Entry, at=row.changed_at, who=names.get(row.changed_by), case=numbers.get(row.case_id),
            differences=rules.read(row.differences),
        )
        for row in here
    ]  # fmt: skip
    return entries, here[-1].id if len(rows) > rules.PAGE else None


@event.listens_for(Mapper, "mapper_configured")
def _remember_what_stood_there(mapper: Mapper[Any], model: type) -> None:
    """A value that is set is compared with the old one, even when that was not loaded yet."""
    if issubclass(model, (Owned, Practice)):
        for column in mapper.column_attrs:
            getattr(model, column.key).impl.active_history = True


@event.listens_for(Session, "after_flush")
def _note_flushed(session: Session, *_: Any) -> None:
    acts = ((Act.ADDED, session.new), (Act.CHANGED, session.dirty), (Act.REMOVED, session.deleted))
    notes = [found for act, rows in acts for row in rows if (found := _noted(session, act, row))]
    if notes:
        insert_beside(session, Change, notes)


def _noted(session: Session, act: Act, row: Any) -> dict[str, Any] | None:
    """The columns of the note; None for a row that is not noted, or that did not really change."""
    if not getattr(row, "is_noted", False):
        return None
    differences = rules.written(_differences(row)) if act == Act.CHANGED else None
    if act == Act.CHANGED and not differences:
        return None
    loaded = inspect(row).dict
    return {
        "practice_id": row.id if isinstance(row, Practice) else row.practice_id,
        "changed_by": session.info.get("consultant_id"),
        "changed_at": datetime.now(UTC),
        "act": act,
        "kind": row.__tablename__,
        "row_id": row.id,
        "case_id": getattr(row, "case_id", None),
        "label": rules.label_of(loaded),
        "differences": differences,
    }


def _differences(row: Any) -> Iterator[Difference]:
    """What this flush changed, column by column."""
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            secret = attribute.columns[0].info.get("secret", False)
            old, new = (next(iter(values), None) for values in (history.deleted, history.added))
            yield Difference(attribute.key, is_kept=False) if secret else Difference(attribute.key, old, new)
