"""A part of the chain: who looks after it, and how we know."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError

from consultant.cases.rules import LINE
from consultant.matching.rules import folded
from consultant.parties.rules import Part, Source
from consultant.parties.words import source_words
from consultant.web.fields import Choice, Day, Pick, TextLine
from consultant.web.forms import BaseForm


class SourceQuestions:
    """How we know who looks after a part."""

    source = Choice(_l("How do we know?"), kind=Source, words=source_words, blank=_l("Not noted"), private=False)
    detail = TextLine(_l("Which page of the contract, or who told us?"), limit=LINE, private=False)
    noted_on = Day(_l("Since when do we know?"), past=True, private=False)

    def part(self, name: str, party: str | None) -> Part:
        """The answers, with the name of the part and the id of who looks after it."""
        return Part(name, party, self.source.data, self.detail.data or None, self.noted_on.data)


class PartForm(SourceQuestions, BaseForm):
    name = TextLine(
        _l("What is it?"),
        description=_l("A piece of the chain, such as the computer, the cable, the modem, the line."),
        needed=_l("Write what it is."),
        limit=LINE,
        private=False,
    )
    party = Pick(_l("Who looks after it?"), among="parties", blank=_l("Nobody is known to"), coerce=str, private=False)

    taken: frozenset[str] = frozenset()  # folded names of the other parts

    def __iter__(self) -> Iterator[Field]:
        """In the order of the page."""
        return iter(sorted(super().__iter__(), key=lambda field: field.name not in ("name", "party")))

    @property
    def entry(self) -> Part:
        return self.part(self.name.data, self.party.data)

    def validate_name(self, field: TextLine) -> None:
        if folded(field.data) in self.taken and folded(field.data) != folded(field.object_data or ""):
            raise ValidationError(_("This part is in the list already: change it there."))
