"""Planning a test, and noting what came out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.assessment.rules import Assessment
from consultant.calls.words import statement
from consultant.cases.rules import TEXT
from consultant.evidence.forms import pair_key, pairs_of
from consultant.matching.rules import same_words
from consultant.parties.words import Voice
from consultant.troubleshooting.rules import PossibleResult, PutBack, Test
from consultant.troubleshooting.words import put_back_words
from consultant.web.fields import Choice, Minutes, Moment, Money, Pick, PickSeveral, TextBlock, TextLine, as_answer
from consultant.web.forms import BaseForm, RowForm, Rows


class ChangeRow(RowForm):
    what = TextLine(_l("It changes"), limit=TEXT)


class ResultRow(RowForm):
    result = TextLine(_l("It could come out that…"), needed=_l("Write what could come out."), limit=TEXT, private=False)
    means = TextBlock(_l("That would mean"), limit=TEXT, private=False)
    faulty = PickSeveral(_l("Then the fault is in one of these"), among="parts", coerce=str)
    fine = PickSeveral(_l("Then these are fine"), among="parts", coerce=str)
    contradicts = PickSeveral(_l("Then this would not fit"), among="statements", coerce=str)

    def validate_fine(self, field: PickSeveral) -> None:
        if set(field.data) & set(self.faulty.data):
            raise ValidationError(_("What is fine cannot be at fault too."))

    @property
    def possible_result(self) -> PossibleResult:
        parts = tuple(self.faulty.data), tuple(self.fine.data)
        return PossibleResult(self.result.data, self.means.data or None, pairs_of(self.contradicts.data), *parts)


class TestForm(BaseForm):
    """What is planned. A test that was done has no `results` to change: they were foreseen before."""

    __test__ = False

    what = TextBlock(_l("What do you try?"), needed=_l("Write what you try."), limit=TEXT, private=False)
    changes = Rows(ChangeRow, most=20)
    results = Rows(ResultRow, least=2, most=20)
    minutes = Minutes(_l("About how many minutes?"))
    cost = Money(_l("About what does it cost?"))

    def about(self, assessment: Assessment, test: Test | None, currency: str) -> None:
        """The parts that a result could speak of, the statements that it could contradict, and the currency of the cost."""
        self.cost.description = _("In %(currency)s.", currency=currency)
        if test and not test.untried:
            del self.results
            return
        voice = Voice.on_screen(assessment.record.parties)
        said = {s.pair: statement(s.statement, voice) for s in assessment.blame.standing if s.at_fault is not None}
        results = test.results if test else ()
        kept = (pair for result in results for pair in result.contradicts if pair not in said)
        said |= {pair: _("What %(by)s said about %(about)s before", by=voice.name(pair.by), about=voice.name(pair.about)) for pair in kept}
        parts = dict.fromkeys(part.name for part in assessment.record.parts)
        parts |= dict.fromkeys(name for result in results for name in (*result.faulty, *result.fine))
        self.offer(statements=[(pair_key(pair), words) for pair, words in said.items()], parts=[(name, name) for name in parts])

    def validate(self, extra_validators=None) -> bool:
        """A result is found again by its words, so no two may be the same."""
        super().validate(extra_validators)
        before: set[str] = set()
        for row in self.results.filled if self.results else ():
            words = same_words(row.result.data)
            if words in before and not row.result.errors:
                row.result.errors = [_("This result stands above already.")]
            before.add(words)
        return not self.problems()

    @property
    def test(self) -> Test:
        return Test(
            what=self.what.data,
            changes=tuple(row.what.data for row in self.changes.filled),
            results=tuple(row.possible_result for row in self.results.filled) if self.results else (),
            minutes=self.minutes.data,
            cost=self.cost.data if self.cost else None,
        )


class ResultForm(BaseForm):
    """What came out: one of the possible results by its place, or other words."""

    fresh = BaseForm.fresh | {"done_on"}  # begins with now
    came_out = Pick(_l("What came out?"), among="results", blank=_l("None of these"))
    other = TextBlock(_l("What came out, in your words"), limit=TEXT, private=False)
    done_on = Moment(_l("When?"), needed=_l("Write the day and the time."), past=True, private=False)
    changes = Rows(ChangeRow, most=20)
    put_back = Choice(
        _l("Was it put back?"), kind=PutBack, words=put_back_words, default=PutBack.UNKNOWN, needed=_l("Choose one."), private=False
    )

    @property
    def several(self) -> bool:
        """Whether more than one thing was changed, or is about to be written."""
        return len(self.changes.entries) > 1

    def about(self, results: Iterable[PossibleResult]) -> None:
        self.possible = tuple(results)
        self.offer(results=[(place, one.result) for place, one in enumerate(self.possible)])
        if not self.possible:
            del self.came_out

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        chosen = self.came_out.data if self.came_out else None
        if chosen is None and not self.other.data and not self.problems():
            self.other.errors = [_("Choose what came out, or write it here.") if self.came_out else _("Write what came out.")]
        elif chosen is not None and self.other.data:
            self.other.errors = [_("A result is chosen above. Take this out, or choose “None of these”.")]
        else:
            return valid
        return False

    def facts(self, zone: ZoneInfo, stored: date | datetime | None) -> dict[str, Any]:
        """The answers, for `note_result`."""
        chosen = self.came_out.data if self.came_out else None
        return {
            "result": self.other.data if chosen is None else self.possible[chosen].result,
            "done_on": self.done_on.in_zone(zone, stored),
            "changes": [row.what.data for row in self.changes.filled],
            "put_back": {PutBack.YES: True, PutBack.NO: False}.get(self.put_back.data),
        }


class RunForm(ResultForm):
    """A test that nobody planned, with what came out."""

    what = TextBlock(_l("What did you try?"), needed=_l("Write what you tried."), limit=TEXT, private=False)

    def test(self, zone: ZoneInfo) -> Test:
        return done(Test(self.what.data), self.facts(zone, None))


def done(test: Test, facts: dict[str, Any]) -> Test:
    """Another run of a test, with the facts of a `ResultForm`."""
    return replace(test, id=None, put_back_on=None, **facts | {"changes": tuple(facts["changes"])})


def planned(test: Test) -> dict[str, Any]:
    """A test as answers to `TestForm`."""
    results = [vars(result) | {"contradicts": [pair_key(pair) for pair in result.contradicts]} for result in test.results]
    return {"what": test.what, "changes": _changes(test), "results": results or [{}, {}], "minutes": test.minutes, "cost": test.cost}


def noted(test: Test, now: datetime) -> dict[str, Any]:
    """A test as answers to `ResultForm`; one that was not done begins with now."""
    came_out = test.came_out
    return {
        "came_out": test.results.index(came_out) if came_out else None,
        "other": None if came_out else test.result,
        "done_on": now if test.untried else as_answer(test.done_on, now.tzinfo),
        "changes": _changes(test),
        "put_back": test.answer,
    }


def _changes(test: Test) -> list[dict[str, str]]:
    return [{"what": what} for what in test.changes] or [{}]
