"""When a case is looked at again: read and set."""

from consultant.cases.models import Case
from consultant.database import add_row, change_row, db
from consultant.revisit import rules
from consultant.revisit.models import Revisit


def revisit_of(case: Case) -> rules.Revisit | None:
    """None while nothing is set."""
    return case.revisit and case.revisit.to_rule()


def set_revisit(case: Case, revisit: rules.Revisit) -> None:
    """Set, or replace, the date, the event, or the deliberate never."""
    facts = {"date": revisit.date, "trigger": revisit.trigger, "never": revisit.never, "reason": revisit.reason}
    if case.revisit:
        change_row(case.revisit, **facts)
    else:
        add_row(Revisit(case_id=case.id, **facts))
        db.session.expire(case, ["revisit"])  # the case still knows that there was none
