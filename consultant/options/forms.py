"""An option, and each time one or a piece of advice was put to the client."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.options.rules import (
    ANGER,
    SORRY,
    TURNED_DOWN,
    Advice,
    Manner,
    Offer,
    OptionKind,
    Reaction,
    Whom,
    Why,
    plain_no,
    same_advice,
)
from consultant.options.words import kind_words, manner_words, put_before, reaction_words, whom_words, why_words
from consultant.web.fields import Asked, Choice, Day, Moment, Money, TextBlock, TextLine, Tick, as_answer
from consultant.web.forms import BaseForm


class OptionForm(BaseForm):
    what = TextBlock(_l("What could they do?"), needed=_l("Write what they could do."), limit=TEXT, private=False)
    kind = Choice(_l("Kind"), kind=OptionKind, words=kind_words, needed=_l("Choose a kind."))
    cost_once = Money(_l("Cost once"), private=False)
    cost_monthly = Money(_l("Cost each month"), private=False)
    cost = TextLine(_l("Cost in words"), description=_l("Such as: free until June."), limit=TEXT, private=False)
    time = TextLine(_l("How long it takes"), limit=TEXT, private=False)
    good_side = TextBlock(_l("Good side"), limit=TEXT, private=False)
    bad_side = TextBlock(_l("Bad side"), limit=TEXT, private=False)
    undo = TextLine(_l("Can it be undone?"), description=_l("And how."), limit=TEXT, private=False)
    decide_by = Day(_l("Decide by"), coming=True, private=False)
    last_resort = Tick(_l("A last resort: only when nothing else is left"))

    def priced_in(self, currency: str) -> None:
        """Says at the amounts which currency they are in."""
        self.cost_once.description = self.cost_monthly.description = _("In %(currency)s.", currency=currency)

    @property
    def facts(self) -> dict[str, object]:
        """The answers as columns of an option."""
        texts = (self.cost, self.time, self.good_side, self.bad_side, self.undo)
        others = (self.what, self.kind, self.cost_once, self.cost_monthly, self.decide_by, self.last_resort)
        return {field.name: field.data or None for field in texts} | {field.name: field.data for field in others}


class OfferForm(BaseForm):
    """One offer, and the answer to it when there is one."""

    manner = Choice(_l("How did you put it?"), kind=Manner, words=manner_words, blank=_l("Not noted"), private=True)
    at = Moment(_l("When?"), past=True, private=True)
    reaction = Choice(
        _l("How did they take it?"),
        kind=Reaction,
        words=reaction_words,
        default=Reaction.NONE_YET,
        needed=_l("Choose one."),
        description=_l("The client’s report says only that they said yes or no, are trying it, or chose something else."),
    )
    anger_at = Choice(_l("At whom?"), kind=Whom, words=whom_words, default=Whom.NOT_NOTED, private=True)
    taken_back = Day(_l("Taken back on"), description=_l("If they said later that it was not meant so."), past=True, private=True)
    reason = TextBlock(_l("Why, in their words"), limit=TEXT, private=True)
    why = Choice(
        _l("What kind of reason was it?"),
        kind=Why,
        words=why_words,
        default=Why.NOT_NOTED,
        description=_l("An outside one, such as money, illness or a contract, says nothing about what they want."),
        private=True,
    )
    changed = TextLine(
        _l("What had changed since they last said no?"),
        description=_l("Such as a new price, a new fact, or that they asked."),
        limit=TEXT,
        private=True,
    )
    asked = Tick(_l("They asked for it"))
    passed_because = TextLine(
        _l("Why you offer it all the same"), description=_l("The answer is kept with the client’s limits."), limit=TEXT, private=True
    )
    agreed = ""  # that nothing new is offered unless they ask, where that was agreed
    before: Sequence[Offer | Advice] = ()  # the same, put to them earlier
    guarded = True  # whether to ask what changed since a plain no

    # Questions that are asked only after some answers, and which.
    asks: ClassVar = {"anger_at": ANGER, "taken_back": SORRY, "why": TURNED_DOWN}

    @property
    def told_before(self) -> list[str]:
        """Each time it was put to them, and the answer."""
        return [put_before(offer) for offer in self.before]

    @property
    def goes_past(self) -> bool:
        """Whether it was not to be offered."""
        return bool(self.agreed) and not self.asked.data

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if self.guarded and plain_no(self.before) and not (self.changed.data or self.changed.errors):
            self.changed.errors.append(_("%(before)s Write what has changed since.", before=put_before(plain_no(self.before))))
        if self.goes_past and not (self.passed_because.data or self.passed_because.errors):
            self.passed_because.errors.append(_("%(agreed)s Say that they asked, or why you offer it all the same.", agreed=self.agreed))
        if self.reaction.data == Reaction.REFUSED and not (self.reason.data or self.reason.errors):
            self.reason.errors.append(_("Write their reason, or choose “%(no)s” above.", no=reaction_words(Reaction.DECLINED)))
        self._check_taken_back()
        return not self.problems()

    def _check_taken_back(self) -> None:
        back, at = self._asked(self.taken_back), self.at.data
        if back and at and back < at.date():
            self.taken_back.errors.append(_("That was before they were angry."))

    def _asked(self, field: Asked) -> Any:
        """The answer, where the question goes with how they took it."""
        return field.data if self.reaction.data in self.asks[field.name] else None

    def facts(self, zone: ZoneInfo, at: date | datetime | None = None) -> dict[str, object]:
        """The answers as columns of an offer; the time is told in `zone`, and `at` is stored already."""
        texts = {field.name: field.data or None for field in (self.reason, self.changed)}
        behind = {
            "anger_at": self._asked(self.anger_at) or Whom.NOT_NOTED,
            "taken_back": self._asked(self.taken_back),
            "why": self._asked(self.why) or Why.NOT_NOTED,
        }
        return texts | behind | {"at": self.at.in_zone(zone, at), "manner": self.manner.data, "reaction": self.reaction.data}


class AdviceForm(OfferForm):
    advice = TextBlock(_l("What did you advise?"), needed=_l("Write what you advised."), limit=TEXT, private=True)
    at = Moment(_l("When?"), past=True, needed=_l("Write the day and the time."), private=True)

    given: Sequence[Advice] = ()  # all advice of the case so far

    def validate(self, extra_validators=None) -> bool:
        self.before = same_advice(self.advice.data or "", self.given)
        return super().validate(extra_validators)

    def facts(self, zone: ZoneInfo, at: date | datetime | None = None) -> dict[str, object]:
        return super().facts(zone, at) | {"advice": self.advice.data}


def told(offer: Any, zone: ZoneInfo) -> dict[str, object]:
    """The row of an offer, or of advice, as answers to its form, the time in the zone that it is saved in again."""
    names = ("advice", "manner", "reaction", "reason", "changed", "anger_at", "taken_back", "why")
    return {name: getattr(offer, name) for name in names} | {"at": as_answer(offer.at, zone)}
