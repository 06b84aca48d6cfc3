"""One promise inside the form of a call; moving a promise; no longer waiting for one."""

from dataclasses import replace
from datetime import date, datetime, tzinfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import widgets as html

from consultant.promises.rules import Promise
from consultant.promises.spoken.rules import looks_mistyped, understood
from consultant.promises.tapped.words import DOES, SOON
from consultant.web.fields import Day, Minutes, Pick, TextLine, Tick
from consultant.web.forms import BaseForm, RowForm


class WhenForm(RowForm):
    """By when: in words, or as a day; a range has its first day too. Not every promise has a day."""

    words = TextLine(
        _l("By when, in their words"),
        description=_l("Such as “Friday”, “17 May at 14:00”, “3 to 4 weeks”, “as soon as possible”."),
        private=False,
    )
    day = Day(_l("Or pick the day"), description=_l("For a range, its last day."), private=False)
    first = Day(_l("First day, for a range"))

    def read_when(self, promise: Promise, now: date | datetime, zone: tzinfo | None) -> Promise | None:
        """`promise` with the due time that was typed, as it was meant at `now`; None with a message at its field.

        What is as `shown` says stays exactly as it was stored. Days that were picked go before words, and words that say no day
        are kept as they are.
        """
        words, *days = self.words.data, self.day.data, self.first.data
        shown_words, *shown_days = shown(promise).values()
        if [words, *days] == [shown_words, *shown_days]:
            return promise
        spoken = understood(words, now) if days in ([None, None], shown_days) else None
        if spoken:
            due = datetime.combine(spoken.day, spoken.clock, zone) if spoken.clock else spoken.day
            return replace(promise, due=due, due_from=spoken.start, due_words=spoken.words)
        if days == [None, None] and not looks_mistyped(words):
            return replace(promise, due=None, due_from=None, due_words=words or None)
        if not self._days_fit():
            return None
        return replace(promise, due=self.day.data, due_from=self.first.data, due_words=words or None)

    def _days_fit(self) -> bool:
        day, first = self.day.data, self.first.data
        if first and not day:
            self.day.errors.append(_("Say the last day too, or leave the first one empty."))
        elif first and first >= day:
            self.first.errors.append(_("The first day must be before the last one."))
        elif self.words.data and not day:
            self.words.errors.append(_("We cannot read a day out of this. Write it such as “Friday” or “17 May”, or pick the day."))
        else:
            return True
        return False


def shown(promise: Promise) -> dict[str, str | date | None]:
    """The due time of a stored promise as a WhenForm shows it; a clock time goes into the words."""
    if isinstance(promise.due, datetime):
        return {"words": promise.due_words or promise.due.replace(tzinfo=None).isoformat(" ", "minutes"), "day": None, "first": None}
    return {"words": promise.due_words or "", "day": promise.due, "first": promise.due_from}


class PromiseRow(WhenForm):
    """One promise of a call."""

    does = Pick(_l("They promised to…"), among="does", coerce=str, private=False)
    soon = Pick(_l("By"), among="soon", coerce=str, private=False)
    by = Pick(_l("Who promised"), among="speakers", blank=_l("Whom you called"), coerce=str)
    what = TextLine(_l("To do what"), needed=_l("Write what was promised."), private=False)
    was = Minutes(widget=html.HiddenInput())  # its place in the version that is being corrected
    gone = Tick(_l("Take this one out"))

    @property
    def is_blank(self) -> bool:
        return self.gone.data or super().is_blank

    def validate(self, extra_validators=None) -> bool:
        """What was typed goes before what was tapped."""
        self.what.data = self.what.data or self.does.data
        if not (self.words.data or self.day.data):
            self.words.data = self.soon.data or ""
        return super().validate(extra_validators)


def quick_promises() -> dict[str, list[tuple[str, str]]]:
    """What is promised most, and by when, each with one tap: lists to offer to a form with such rows."""
    return {name: [(words, words.capitalize()) for words in tapped] for name, tapped in (("does", DOES), ("soon", SOON))}


class MoveForm(BaseForm, WhenForm):
    what = TextLine(_l("What was promised"), needed=_l("Write what was promised."), private=False)
    why = TextLine(_l("Why it moves"), needed=_l("Write a few words, such as “they asked for two more days”."),
                   description=_l("One line. It stays with the old date."))  # fmt: skip
    also_needed = ("words",)

    def about(self, old: Promise, now: date | datetime, zone: tzinfo | None) -> None:
        """Which promise it moves, and the time and the zone in which the words are meant."""
        self.old, self.now, self.zone = old, now, zone

    def validate(self, extra_validators=None) -> bool:
        """Afterwards `moved` is the promise that takes the place of the old one."""
        valid = super().validate(extra_validators)
        if self.words.errors or self.day.errors or self.first.errors:
            return False
        if not (self.words.data or self.day.data or self.first.data):
            self.words.errors.append(_("Say the new day."))
            return False
        self.moved = self.read_when(Promise(self.old.by, self.what.data), self.now, self.zone)
        return valid and self.moved is not None


class DropForm(BaseForm):
    why = TextLine(_l("Why it is no longer needed"), needed=_l("Write a few words, such as “they sent it by post instead”."))
