"""What stands folded at the end of a case's page: each row says, closed, what is inside."""

from collections.abc import Iterable, Iterator
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.baseline.words import baseline_fold
from consultant.blame.differences.words import differences
from consultant.cases.one_cause.rules import OneCause
from consultant.cases.one_cause.words import one_cause_fold
from consultant.cases.page.rules import Fold, Item, Link
from consultant.cases.rules import CaseRecord
from consultant.clocks.words import day
from consultant.evidence.files.rules import Attachment
from consultant.evidence.words import evidence_fold
from consultant.feedback.words import feedback_fold
from consultant.options.words import advice_fold, options_fold
from consultant.parties.parts.words import how_known, keeper
from consultant.parties.rules import Party, Role
from consultant.parties.words import Voice, role_words
from consultant.picture.chain.rules import chain
from consultant.picture.chain.words import SAYS, drawn
from consultant.referrals.words import referrals_fold
from consultant.revisit.words import revisit_fold
from consultant.roadblocks.words import roadblocks_fold
from consultant.sending.outbox.rules import Sending
from consultant.sending.words import went
from consultant.troubleshooting.words import tests_fold
from consultant.work.words import work_fold


def background(
    assessment: Assessment,
    number: int,
    currency: str,
    reports: Iterable[tuple[int, date, tuple[Sending, ...]]],
    files: tuple[Attachment, ...],
    one_cause: tuple[OneCause, ...],
) -> tuple[Fold, ...]:
    """In the order of the page. What has neither content nor a button is left out."""
    record = assessment.record
    return (
        *one_cause_fold(one_cause),
        *differences(assessment, Voice.on_screen(record.parties)),
        tests_fold(assessment, number, currency),
        options_fold(record.options, number, currency),
        advice_fold(record.advice, number),
        roadblocks_fold(record, number),
        evidence_fold(assessment, number, files),
        baseline_fold(record, number, files),
        revisit_fold(record.revisit, number),
        referrals_fold(record.referrals, number),
        _reports(reports, number, is_closed=record.closing is not None),
        *feedback_fold(record.feedback, record.client.name, number),
        work_fold(record.work, number),
        _who(record, number),
        _parts(assessment, number),
        _their_words(record, number),
    )


def _reports(reports: Iterable[tuple[int, date, tuple[Sending, ...]]], number: int, is_closed: bool) -> Fold:
    """Newest first; each one replaces the one before it."""
    known = sorted(reports, reverse=True, key=lambda report: report[0])
    items = tuple(
        Item(
            _("Report %(k)d", k=k),
            tuple(_issued(issued, replaced and replaced[0], sent)),
            links=(
                Link(_("Open report %(k)d", k=k), "reports.pdf", {"number": number, "issue": k}),
                Link(_("Send report %(k)d", k=k), "sending.show", {"number": number, "issue": k}),
            ),
        )
        for (k, issued, sent), replaced in zip(known, [None, *known], strict=False)
    )
    summary = ngettext("%(num)d issued", "%(num)d issued", len(items)) if items else _("None issued yet")
    ways = [Link(_("Note their answer to a report"), "feedback.add", {"number": number})] if items else []
    ways += [Link(_("Write a closing note"), "ending.closing_note", {"number": number})] if is_closed else []
    ways.append(Link(_("Write a parting letter"), "ending.parting", {"number": number}))
    return Fold("reports", _("Reports"), summary, items, tuple(ways))


def _issued(on: date, replaced: int | None, sent: tuple[Sending, ...]) -> Iterator[str]:
    yield _("Issued on %(day)s", day=day(on))
    if replaced:
        yield _("Replaced by report %(k)d", k=replaced)
    yield from (went(one) for one in sent)


def _who(record: CaseRecord, number: int) -> Fold:
    """Parties with what is known about them."""
    items = tuple(Item(party.name, tuple(_known(party, record)), links=tuple(_ways(party, number))) for party in record.parties)
    add = Link(_("Add a firm or person"), "parties.add", {"number": number})
    names = Voice.on_screen(record.parties)
    return Fold("who", _("Who is in it"), ", ".join(names.name(party.id) for party in record.parties), items, (add,))


def _known(party: Party, record: CaseRecord) -> Iterator[str]:
    called = party.short_name and _("%(role)s, called %(name)s", role=role_words(party.role), name=party.short_name)
    yield called or role_words(party.role)
    yield from (_("Looks after: %(part)s", part=part.name) for part in record.parts if part.party == party.id)
    if party.account_number:
        yield _("Account number: %(number)s", number=party.account_number)
    if party.private_note:
        yield _("Only your practice sees this: %(note)s", note=party.private_note)


def _ways(party: Party, number: int) -> Iterator[Link]:
    here = {"number": number, "party": party.id}
    if party.is_outside:
        yield Link(_("Call card of %(who)s", who=party.called), "card.show", here)
        yield Link(_("What %(who)s said, to correct", who=party.called), "own_lines.show", here)
        yield Link(_("Complaint about %(who)s", who=party.called), "complaint.write", here)
    if party.role != Role.CONSULTANT:
        yield Link(_("How to reach %(who)s", who=party.called), "parties.contact", here)
    yield Link(_("Change %(who)s", who=party.called), "parties.edit", here)


def _parts(assessment: Assessment, number: int) -> Fold:
    """The chain, in its order, and drawn."""
    record, voice = assessment.record, Voice.on_screen(assessment.record.parties)
    told = zip(record.parts, chain(assessment), strict=True)
    items = tuple(Item(part.name, (keeper(part, voice), how_known(part), str(SAYS[link.standing]))) for part, link in told)
    summary = ", ".join(part.name for part in record.parts) or _("Nothing noted yet")
    ways = [Link(_("Add a part"), "parts.add", {"number": number})]
    ways += [Link(_("Change the list"), "parts.show", {"number": number})] if items else []
    return Fold("parts", _("Who looks after what"), summary, items, tuple(ways), drawn(assessment, voice))


def _their_words(record: CaseRecord, number: int) -> Fold:
    """What was heard when the case was opened."""
    heard = (
        (_("The problem"), record.problem),
        (_("They need"), record.client.needs),
        (_("They expect"), record.client.expects),
        (_("They would like best"), record.client.wishes),
        (_("Only your practice sees this"), record.private_note),
    )
    items = tuple(Item(label, (words,)) for label, words in heard if words)
    edit = Link(_("Change"), "cases.edit", {"number": number})
    return Fold("words", _("In their own words"), record.client.name, items, (edit,))
