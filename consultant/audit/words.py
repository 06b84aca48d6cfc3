"""The list of changes in words."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.audit.rules import Act, Difference, Entry

KINDS = {
    "practices": _l("Practice"), "consultants": _l("Person of the practice"), "invitations": _l("Invitation"),
    "clients": _l("Client"), "organizations": _l("Organization"), "cases": _l("Case"), "calls": _l("Call"),
    "parties": _l("Party"), "parts": _l("Part"), "promises": _l("Promise"), "evidence": _l("Evidence"),
    "evidence_links": _l("What evidence says"), "tests": _l("Test"), "possible_results": _l("Possible result"),
    "roadblocks": _l("Roadblock"), "options": _l("Option"), "offers": _l("Offer or advice"),
    "baseline_items": _l("What worked before"), "referrals": _l("Referral"), "revisits": _l("When we look again"),
    "reports": _l("Report"), "playbooks": _l("Playbook"), "attachments": _l("Photo or file"), "report_links": _l("Link to a report"),
    "limit_events": _l("Limit of a client"), "recommendations": _l("Who recommended a client"),
    "kept_words": _l("Words that stay"),
    "answers": _l("Answer to a report"), "sendings": _l("Sending of a report"),
    "work": _l("Work without a call"),
    "schemes": _l("Who takes complaints"), "paper_answers": _l("What was written for a paper"),
    "invoices": _l("Invoice"), "payments": _l("Payment"), "expected_work": _l("Expected work"),
}  # fmt: skip


ACTS = {
    Act.ADDED: _l("Added by %(who)s"),
    Act.CHANGED: _l("Changed by %(who)s"),
    Act.REMOVED: _l("Removed by %(who)s"),
    Act.SIGNED_IN: _l("Signed in"),
    Act.EXPORTED: _l("Exported on the command line"),
}


def heading(entry: Entry) -> str:
    """Party: BrightNet"""
    kind = str(KINDS.get(entry.kind, entry.kind))
    return f"{kind}: {entry.label}" if entry.label else kind


def did(entry: Entry) -> str:
    """Changed by Sam Field"""
    who = entry.who or _("the program, or somebody not signed in")
    return str(ACTS[entry.act]) % {"who": who}


def facts(entry: Entry) -> list[tuple[str, str]]:
    """Pairs of a column and what became of it."""
    return [(difference.column.removesuffix("_id").replace("_", " ").capitalize(), _became(difference)) for difference in entry.differences]


def _became(difference: Difference) -> str:
    if not difference.is_kept:
        return _("a new one; it is kept secret")
    if difference.new is None:
        return _("was %(old)s, now empty", old=_told(difference.old)) if difference.old is not None else _("empty")
    if difference.old is None:
        return _("now %(new)s", new=_told(difference.new))
    return _("was %(old)s, now %(new)s", old=_told(difference.old), new=_told(difference.new))


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"“{value}”" if isinstance(value, str) else str(value)
