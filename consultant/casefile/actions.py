"""Case files and the database: a case in, a case out."""

from datetime import datetime

from consultant.accounts.models import Practice
from consultant.baseline.actions import add_baseline_item
from consultant.calls.actions import record_call
from consultant.cases.actions import close_case, open_case
from consultant.cases.models import Case
from consultant.cases.rules import NO_CURRENCY, CaseRecord
from consultant.clients.actions import client_named
from consultant.database import db
from consultant.evidence.actions import add_evidence
from consultant.feedback.actions import add_answer
from consultant.options.actions import add_option, give_advice
from consultant.parties.actions import add_part, add_party
from consultant.referrals.actions import add_referral
from consultant.revisit.actions import set_revisit
from consultant.roadblocks.actions import add_roadblock
from consultant.troubleshooting.actions import add_test
from consultant.work.actions import add_work


def import_record(record: CaseRecord, *, at: datetime) -> Case:
    """A new case in the practice that is worked for, from a record that was read from a file."""
    who = client_named(record.client.name, record.client.kind, record.client.language)
    effort = record.effort
    case = open_case(
        who.id,
        title=record.title,
        problem=record.problem,
        at=at,
        slug=record.slug,
        needs=record.client.needs,
        expects=record.client.expects,
        wishes=record.client.wishes,
        worked_before=record.worked_before,
        currency=record.currency,
        paid_minutes=effort.paid_minutes if effort else None,
        unpaid_minutes=effort.unpaid_minutes if effort else None,
        billed_amount=effort.billed_amount if effort and effort.currency != NO_CURRENCY else None,
        fault_since=record.fault_since,
        restored_at=record.restored_at,
        as_of=record.as_of,
        stop_line=record.stop_line,
        private_note=record.private_note,
        playbook=record.playbook,
        notes=record.notes,
    )
    _add_everything(case.id, record)
    if record.revisit:
        set_revisit(case, record.revisit)
    if record.closing:
        close_case(case, record.closing)
    return case


def _add_everything(case_id: int, record: CaseRecord) -> None:
    for add, things in (
        (add_party, record.parties),
        (add_part, record.parts),
        (record_call, record.calls),
        (add_evidence, record.evidence),
        (add_test, record.tests),
        (add_option, record.options),
        (give_advice, record.advice),
        (add_roadblock, record.roadblocks),
        (add_baseline_item, record.baseline),
        (add_referral, record.referrals),
        (add_answer, record.feedback),
        (add_work, record.work),
    ):
        for thing in things:
            add(case_id, thing)


def find_practice(name: str | None) -> Practice:
    """The practice of this name; without one, the only practice that is not the demo. LookupError says what to do."""
    practices = list(db.session.scalars(db.select(Practice).order_by(Practice.id)))
    if name is None:
        practices = [practice for practice in practices if not practice.is_demo]
        if len(practices) != 1:
            raise LookupError(
                "Name the practice with --practice: there is more than one."
                if practices
                else "There is no practice yet."
            )
        return practices[0]
    for practice in practices:
        if practice.name == name:
            return practice
    raise LookupError(f"There is no practice named {name!r}.")


def find_case(name: str) -> Case:
    """By number, else by slug, in the practice that is worked for. LookupError when none or several fit."""
    if name.isascii() and name.isdigit() and len(name) < 10:
        by_number = db.session.scalars(db.select(Case).filter_by(number=int(name))).one_or_none()
        if by_number:
            return by_number
    try:
        found = db.session.scalars(db.select(Case).filter_by(slug=name).order_by(Case.number)).all()
    except UnicodeEncodeError:  # bytes from a command line that are no text: no case has such a name
        found = []
    if not found:
        raise LookupError(f"There is no case {name!r}.")
    if len(found) > 1:
        raise LookupError(
            f"Several cases are named {name!r}; give a number: {', '.join(str(case.number) for case in found)}."
        )
    return found[0]
