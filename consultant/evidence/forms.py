"""A piece of evidence, and the statements that it speaks to."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.assessment.rules import Assessment
from consultant.cases.rules import TEXT
from consultant.evidence.files.rules import Attachment
from consultant.evidence.files.words import details as file_words
from consultant.evidence.rules import Evidence, EvidenceKind, Pair
from consultant.evidence.words import call_words, kind_words, pair_words
from consultant.parties.words import Voice
from consultant.web.fields import Choice, Day, Files, Pick, PickSeveral, TextBlock
from consultant.web.forms import BaseForm


class EvidenceForm(BaseForm):
    what = TextBlock(
        _l("What is it?"),
        description=_l("Such as: photo of the modem’s lights, or page 3 of the contract."),
        needed=_l("Write what it is."),
        limit=TEXT,
        private=False,
    )
    when = Day(_l("Which day is it from?"), past=True, needed=_l("Write the day."), private=False)
    kind = Choice(_l("Kind"), kind=EvidenceKind, words=kind_words, blank=_l("Not noted"), private=False)
    text = TextBlock(_l("What does it say?"), description=_l("Word for word."), limit=TEXT, private=False)
    files = Files(_l("Photos or files of it"), private=False)
    there = PickSeveral(_l("Which of the case’s photos and files belong to it?"), among="files", coerce=int, private=False)
    supports = PickSeveral(_l("What does it fit?"), among="statements", coerce=str, private=False)
    contradicts = PickSeveral(_l("What does it not fit?"), among="statements", coerce=str, private=False)
    call = Pick(_l("Which call did it come from?"), among="calls", blank=_l("No call"), coerce=int)

    def know(self, assessment: Assessment, files: Iterable[Attachment], before: Evidence | None = None) -> None:
        """What stands in the case; what `before` names stays to be chosen, even when it does not stand any more."""
        record, voice = assessment.record, Voice.on_screen(assessment.record.parties)
        self.places = {call.id: place for place, call in enumerate(record.calls)}
        self.before = before
        named = (*before.supports, *before.contradicts) if before else ()
        pairs = dict.fromkeys((*(said.pair for said in assessment.blame.standing), *named))
        held = before and before.call
        calls = [call for place, call in enumerate(record.calls) if not call.withdrawn or place == held]
        self.offer(
            statements=[(pair_key(pair), pair_words(pair, assessment.blame, voice)) for pair in pairs],
            calls=[(call.id, call_words(call, voice)) for call in reversed(calls)],
            files=[(file.id, f"{file.called} · {file_words(file)}") for file in files if file.evidence in (None, before and before.id)],
        )

    def validate_contradicts(self, field: PickSeveral) -> None:
        if set(field.data) & set(self.supports.data):
            raise ValidationError(_("One of these is chosen above too. Choose it once only."))

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            what=self.what.data,
            when=self._when,
            supports=pairs_of(self.supports.data),
            contradicts=pairs_of(self.contradicts.data),
            kind=self.kind.data,
            text=self.text.data or None,
            call=self.places.get(self.call.data),
        )

    @property
    def _when(self) -> date | datetime:
        """A time that a case file brought stays, unless the day was changed."""
        return self.before.when if self.before and self.before.day == self.when.data else self.when.data


def told(evidence: Evidence, call_id: int | None, files: Iterable[Attachment]) -> dict[str, Any]:
    """A piece of evidence as answers to its form; `call_id` is the row of its call, `files` are the case's."""
    links = {name: [pair_key(pair) for pair in getattr(evidence, name)] for name in ("supports", "contradicts")}
    there = [file.id for file in files if file.evidence == evidence.id]
    words = {"what": evidence.what, "when": evidence.day, "kind": evidence.kind, "text": evidence.text}
    return words | {"call": call_id, "there": there} | links


def pair_key(pair: Pair) -> str:
    """A pair as an answer to choose: ids of parties may hold any character."""
    return json.dumps(pair)


def pairs_of(keys: list[str]) -> tuple[Pair, ...]:
    """The twin of `pair_key`, for all that were chosen."""
    return tuple(Pair(*json.loads(key)) for key in keys)
