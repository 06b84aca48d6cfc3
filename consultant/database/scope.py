"""The practice that every row belongs to: each query and each write stays inside the one that is worked for."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria
from sqlalchemy.sql import Select

from consultant.database.session import db
from consultant.database.turns import take_turn
from consultant.database.types import Instant

SECRET = {"secret": True}  # info of a column whose values never stand in the list of changes
NEVER_AGAIN = {"sqlite_autoincrement": True}  # an id that was deleted is given to nobody: an old page or cookie must not fit


class Owned:
    """Every row belongs to one practice, knows who last changed it, and can be pointed at together with its practice."""

    is_noted: ClassVar[bool] = True  # whether its changes stand in the list of changes

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(index=True)
    changed_by: Mapped[int | None]
    changed_at: Mapped[datetime] = mapped_column(Instant)


def owned(*more: Any, **parents: str) -> tuple[Any, ...]:
    """Table arguments of an Owned model. `parents` maps a column to its table: owned(case_id="cases").

    The keys are composite, so that a row cannot point at another practice's row.
    """
    keys = [ForeignKeyConstraint(["practice_id", column], [f"{table}.practice_id", f"{table}.id"]) for column, table in parents.items()]
    practice = ForeignKeyConstraint(["practice_id"], ["practices.id"])
    return (UniqueConstraint("practice_id", "id"), practice, *keys, *more, NEVER_AGAIN)


def work_for(practice_id: int, consultant_id: int | None) -> None:
    """From here on this session reads and writes rows of this practice only, in this consultant's name."""
    db.session.info.update(practice_id=practice_id, consultant_id=consultant_id)


@contextlib.contextmanager
def working_for(practice_id: int, consultant_id: int | None = None) -> Iterator[None]:
    """`work_for` inside a with block; what was set before is set again afterwards."""
    before = {name: db.session.info.get(name) for name in ("practice_id", "consultant_id")}
    work_for(practice_id, consultant_id)
    try:
        yield
    finally:
        db.session.flush()
        db.session.info.update(before)


def working_practice() -> int:
    """The id of the practice that is worked for. Raises LookupError."""
    practice_id = db.session.info.get("practice_id")
    if practice_id is None:
        raise LookupError("no practice is worked for")
    return practice_id


def across_practices(statement: Select[Any]) -> Select[Any]:
    """For signing in, invitations and removing a whole practice: the few reads that happen before the practice is known."""
    return statement.execution_options(across_practices=True)


def erase_practice(practice_id: int) -> None:
    """Delete every row that belongs to a practice, children first."""
    take_turn(db.session)
    for table in reversed(db.metadata.sorted_tables):
        if "practice_id" in table.columns:
            db.session.execute(table.delete().where(table.c.practice_id == practice_id))


@event.listens_for(Session, "do_orm_execute")
def _keep_to_practice(state: ORMExecuteState) -> None:
    if state.execution_options.get("across_practices") or state.is_column_load or state.is_relationship_load:
        return
    practice_id = state.session.info.get("practice_id")
    if practice_id is None:
        if any(issubclass(mapper.class_, Owned) for mapper in state.all_mappers):
            raise LookupError("a query without its practice")
        return
    state.statement = state.statement.options(with_loader_criteria(Owned, lambda cls: cls.practice_id == practice_id, include_aliases=True))


@event.listens_for(Session, "before_flush")
def _stamp(session: Session, *_: Any) -> None:
    take_turn(session)
    for row in [*session.new, *(row for row in session.dirty if session.is_modified(row))]:
        if isinstance(row, Owned):
            practice_id = session.info.get("practice_id")
            if row.practice_id is None:
                row.practice_id = practice_id
            if row.practice_id != practice_id:
                raise LookupError("a row of another practice")
            row.changed_by = session.info.get("consultant_id")
            row.changed_at = datetime.now(UTC)
