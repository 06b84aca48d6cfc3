"""When a case is looked at again: read and set."""

from consultant.database import add_row, db, rows_of
from consultant.revisit import rules
from consultant.revisit.models import Revisit


def revisit_of(case_id: int) -> rules.Revisit | None:
    """None while nothing is set."""
    found = rows_of(Revisit, case_id)
    return found[0].to_rule() if found else None


def set_revisit(case_id: int, revisit: rules.Revisit) -> None:
    """Set, or replace, the date, the event, or the deliberate never."""
    row = next(iter(rows_of(Revisit, case_id)), None) or Revisit(case_id=case_id)
    row.date, row.trigger, row.never, row.reason = revisit.date, revisit.trigger, revisit.never, revisit.reason
    if row.id is None:
        add_row(row)
    db.session.flush()
