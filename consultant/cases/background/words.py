"""What stands folded at the end of a case's page: each row says, closed, what is inside."""

from collections.abc import Iterable, Iterator
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.baseline.words import baseline_fold
from consultant.blame.differences.words import differences
from consultant.cases.page.rules import Fold, Item, Link
from consultant.cases.rules import CaseRecord
from consultant.clocks.words import day
from consultant.evidence.words import evidence_fold
from consultant.options.words import advice_fold, options_fold
from consultant.parties.rules import Party
from consultant.parties.words import Voice, role_words
from consultant.referrals.words import referrals_fold
from consultant.revisit.words import revisit_fold
from consultant.roadblocks.words import roadblocks_fold
from consultant.troubleshooting.rules import Test


def background(assessment: Assessment, number: int, currency: str, reports: Iterable[tuple[int, date]]) -> tuple[Fold, ...]:
    """In the order of the page. What has neither content nor a button is left out."""
    record = assessment.record
    return (
        *differences(assessment.blame, Voice.on_screen(record.parties)),
        *_tests(record.tests),
        options_fold(record.options, number, currency),
        advice_fold(record.advice, number),
        roadblocks_fold(record, number),
        evidence_fold(assessment, number),
        baseline_fold(record, number),
        revisit_fold(record.revisit, number),
        referrals_fold(record.referrals, number),
        _reports(reports, number),
        _who(record, number),
        _their_words(record, number),
    )


def _tests(tests: tuple[Test, ...]) -> Iterator[Fold]:
    if tests:
        untried = sum(test.untried for test in tests)
        summary = _("%(untried)d of %(all)d not done yet", untried=untried, all=len(tests)) if untried else _("All done")
        yield Fold("tests", _("Tests"), summary, tuple(Item(test.what, tuple(_test_lines(test))) for test in tests))


def _test_lines(test: Test) -> Iterator[str]:
    if test.done_on:
        yield _("Done on %(day)s", day=day(test.done_on))
    if test.result:
        yield _("Result: %(result)s", result=test.result)
    if test.untried:
        yield from (_("If “%(result)s”: %(means)s", result=r.result, means=r.means) for r in test.results if r.means)
    if test.put_back is not None:
        yield _("Put back afterwards") if test.put_back else _("Not put back")


def _reports(reports: Iterable[tuple[int, date]], number: int) -> Fold:
    items = tuple(
        Item(
            _("Report %(k)d", k=k),
            (_("Issued on %(day)s", day=day(issued)),),
            links=(Link(_("Open report %(k)d", k=k), "reports.pdf", {"number": number, "issue": k}),),
        )
        for k, issued in reports
    )
    summary = ngettext("%(num)d issued", "%(num)d issued", len(items)) if items else _("None issued yet")
    return Fold("reports", _("Reports"), summary, items)


def _who(record: CaseRecord, number: int) -> Fold:
    """Parties with what they look after."""
    items = tuple(
        Item(
            party.name,
            tuple(_known(party, record)),
            links=(Link(_("Change %(who)s", who=party.called), "parties.edit", {"number": number, "party": party.id}),),
        )
        for party in record.parties
    )
    add = Link(_("Add a firm or person"), "parties.add", {"number": number})
    names = Voice.on_screen(record.parties)
    return Fold("who", _("Who is in it"), ", ".join(names.name(party.id) for party in record.parties), items, (add,))


def _known(party: Party, record: CaseRecord) -> Iterator[str]:
    yield role_words(party.role)
    yield from (_("Looks after: %(part)s", part=part.name) for part in record.parts if part.party == party.id)
    if party.account_number:
        yield _("Account number: %(number)s", number=party.account_number)
    if party.private_note:
        yield _("Only your practice sees this: %(note)s", note=party.private_note)


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
