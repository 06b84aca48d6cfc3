"""Tests of a case in words: the best one first, and what came out of those that were done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from flask_babel import format_currency, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.assessment.rules import Assessment
from consultant.calls.words import statement
from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day, duration
from consultant.parties.words import Voice
from consultant.troubleshooting.best.rules import RankedTest, best_tests
from consultant.troubleshooting.best.words import foreseen, worth
from consultant.troubleshooting.findings.rules import Finding
from consultant.troubleshooting.rules import PutBack, Test

PUT_BACK = {
    PutBack.UNKNOWN: _l("Not noted"),
    PutBack.YES: _l("Put back as it was"),
    PutBack.NO: _l("Left as changed"),
}


def put_back_words(answer: PutBack) -> str:
    return str(PUT_BACK[answer])


def rests_on(test: Test) -> list[str]:
    """Why a test cannot be taken out; empty when it can."""
    return [] if test.untried else [_("It was done, and what came out stays. If it was not, say so under “Change the result”.")]


def tests_fold(assessment: Assessment, number: int, currency: str) -> Fold:
    """Untried tests, best first, then those that were done, the newest first. Costs are in `currency`."""
    tests, voice = assessment.record.tests, Voice.on_screen(assessment.record.parties)
    found = {finding.row: finding for finding in assessment.findings}
    done = [(f"tests[{place}]", test) for place, test in enumerate(tests) if not test.untried]
    done.sort(key=lambda pair: _day(pair[1]), reverse=True)
    advised = next((step.test for step in assessment.next_steps if step.test), None)
    items = [_planned(ranked, ranked is advised, voice, number, currency) for ranked in assessment.best_tests]
    items += [_done(test, found.get(row), voice, number) for row, test in done]
    plan = Link(_("Plan a test"), "troubleshooting.add", {"number": number})
    more = Link(_("Fill in from a playbook"), "playbooks.fill", {"number": number})
    return Fold("tests", _("Tests"), _summary(assessment), tuple(items), (plan, more))


def _summary(assessment: Assessment) -> str:
    if not assessment.record.tests:
        return _("None planned")
    if not assessment.best_tests:
        return _("All done")
    return _("%(untried)d of %(all)d not done yet", untried=len(assessment.best_tests), all=len(assessment.record.tests))


def _planned(ranked: RankedTest, best: bool, voice: Voice, number: int, currency: str) -> Item:
    test, here = ranked.test, {"number": number, "test_id": ranked.test.id}
    lines = (worth(ranked), *foreseen(ranked, voice), *_changes(test), *_estimate(test, currency))
    links = (Link(_("Log this test"), "troubleshooting.record", here), Link(_("Change"), "troubleshooting.edit", here))
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
    here = {"number": number, "test_id": test.id}
    links = (Link(_("Change the result"), "troubleshooting.record", here), Link(_("Change"), "troubleshooting.edit", here))
    state = (_("Not put back"), "bad") if test.put_back is False else (_("Done"), "ok")
    return Item(test.what, tuple(_outcome(test, finding, voice)), state, links)


def _outcome(test: Test, finding: Finding | None, voice: Voice) -> Iterator[str]:
    yield _("Done on %(day)s", day=day(test.done_on)) if test.done_on else _("Done, day not noted")
    yield _("Result: %(result)s", result=test.result) if test.result else _("The result is not noted.")
    if test.came_out and test.came_out.means:
        yield _("It means: %(means)s", means=test.came_out.means)
    if finding:
        yield _("Does not fit: %(statements)s", statements=" ".join(statement(s.statement, voice) for s in finding.contradicted))
    yield from _changes(test)
    if test.put_back:
        yield _("Put back afterwards")


def _day(test: Test) -> date:
    done = test.done_on or date.min
    return done.date() if isinstance(done, datetime) else done


def expected(test: Test, assessment: Assessment, voice: Voice) -> tuple[str, ...]:
    """What each result of a test would mean, by what stands now."""
    assessed = next(one for one in assessment.record.tests if one.id == test.id)
    (ranked,) = best_tests([replace(assessed, result=None, done_on=None)], assessment.blame.standing)
    return tuple(foreseen(ranked, voice))
