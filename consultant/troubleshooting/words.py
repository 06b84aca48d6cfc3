"""Tests of a case in words: the best one first, and what came out of those that were done."""

from collections.abc import Iterator

from flask_babel import format_currency, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.assessment.rules import Assessment
from consultant.calls.words import statement
from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import duration
from consultant.parties.words import Voice
from consultant.troubleshooting.best.rules import RankedTest, best_tests
from consultant.troubleshooting.best.words import foreseen, worth
from consultant.troubleshooting.findings.rules import Finding
from consultant.troubleshooting.rules import PutBack, Test, left_as_changed, not_run
from consultant.troubleshooting.runs.words import done_on, link, mark, moment, newest_done, not_put_back
from consultant.troubleshooting.telling.rules import wait_for_keepers

PUT_BACK = {
    PutBack.UNKNOWN: _l("Not noted"),
    PutBack.YES: _l("Put back as it was"),
    PutBack.NO: _l("Not put back yet"),
}


def put_back_words(answer: PutBack) -> str:
    return str(PUT_BACK[answer])


def rests_on(test: Test) -> list[str]:
    """Why a test cannot be taken out; empty when it can."""
    return [] if test.untried else [_("It was done, and what came out stays. If it was not, say so under “Change the result”.")]


def tests_fold(assessment: Assessment, number: int, currency: str) -> Fold:
    """Untried tests, best first, then those that were done, the newest first. Costs are in `currency`."""
    voice = Voice.on_screen(assessment.record.parties)
    found = {finding.row: finding for finding in assessment.findings}
    advised = next((step.test for step in assessment.next_steps if step.test), None)
    waits = _waits_for_keepers(assessment)
    items = [_keepers(number)] if waits else []
    items += [_planned(ranked, ranked is advised, voice, number, currency) for ranked in assessment.best_tests]
    items += [_done(test, found.get(row), voice, number) for row, test in newest_done(assessment.record)]
    ways = (
        Link(_("Run a test"), "troubleshooting.run", {"number": number}),
        Link(_("Plan a test"), "troubleshooting.add", {"number": number}),
        Link(_("Fill in from a playbook"), "playbooks.fill", {"number": number}),
    )
    left = len(left_as_changed(assessment.record.tests))
    more = [*[_("say who looks after which part")] * waits, *[not_put_back(left)] * bool(left)]
    summary = " · ".join([_summary(assessment), *more])
    return Fold("tests", _("Tests"), summary, tuple(items), ways)


def _waits_for_keepers(assessment: Assessment) -> bool:
    record = assessment.record
    blamed = (said.pair.about for said in assessment.blame.edges if record.party(said.pair.about).is_outside)
    return wait_for_keepers(assessment.best_tests, record.parts, blamed)


def _keepers(number: int) -> Item:
    way = Link(_("Who looks after what"), "parts.show", {"number": number})
    return Item(_("Say who looks after which part"), (_("Then a test can settle who is right."),), links=(way,))


def _summary(assessment: Assessment) -> str:
    if not assessment.record.tests:
        return _("None planned")
    if not assessment.best_tests:
        return _("All done")
    return _("%(untried)d of %(all)d not done yet", untried=len(assessment.best_tests), all=len(assessment.record.tests))


def _planned(ranked: RankedTest, best: bool, voice: Voice, number: int, currency: str) -> Item:
    test = ranked.test
    lines = (worth(ranked), *foreseen(ranked, voice), *_changes(test), *_estimate(test, currency))
    links = link(_("Log this test"), "record", test, number), link(_("Change"), "edit", test, number)
    return Item(test.what, lines, (_("Best next"), "") if best else (_("Not done yet"), "open"), links)


def _changes(test: Test) -> Iterator[str]:
    if test.changes:
        yield _("Changes: %(what)s", what="; ".join(test.changes))
    if len(test.changes) > 1:
        yield ngettext(
            "It changes %(num)d thing at once.",
            "It changes %(num)d things at once. If it helps, nobody knows which of them did.",
            len(test.changes),
        )


def _estimate(test: Test, currency: str) -> Iterator[str]:
    facts = []
    if test.minutes is not None:
        facts.append(_("about %(time)s", time=duration(test.minutes)))
    if test.cost is not None:
        facts.append(_("costs %(amount)s", amount=format_currency(test.cost, currency)))
    if facts:
        line = " · ".join(facts)
        yield line[0].upper() + line[1:]


def _done(test: Test, finding: Finding | None, voice: Voice, number: int) -> Item:
    ways = (_("Run it again"), "again"), (_("Change the result"), "record"), (_("Change"), "edit")
    links = (*[mark(test, number)] * (test.put_back is False), *(link(words, page, test, number) for words, page in ways))
    state = (_("Not put back"), "bad") if test.put_back is False else (_("Done"), "ok")
    return Item(test.what, tuple(_outcome(test, finding, voice)), state, links)


def _outcome(test: Test, finding: Finding | None, voice: Voice) -> Iterator[str]:
    yield done_on(test)
    yield _("Result: %(result)s", result=test.result) if test.result else _("The result is not noted.")
    if test.proved and test.proved.means:
        yield _("It means: %(means)s", means=test.proved.means)
    if finding:
        yield _("Does not fit: %(statements)s", statements=" ".join(statement(s.statement, voice) for s in finding.contradicted))
    yield from _changes(test)
    if test.put_back:
        yield _("Put back on %(day)s", day=moment(test.put_back_on)) if test.put_back_on else _("Put back afterwards")


def expected(test: Test, assessment: Assessment, voice: Voice) -> tuple[str, ...]:
    """What each result of a test would mean, by what stands now."""
    assessed = next(one for one in assessment.record.tests if one.id == test.id)
    (ranked,) = best_tests([not_run(assessed)], assessment.blame.standing)
    return tuple(foreseen(ranked, voice))
