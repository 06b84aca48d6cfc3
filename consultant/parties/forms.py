"""A firm or person in a case."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE, NAME, TEXT
from consultant.parties.rules import OUR_SIDE, Part, Role, Source
from consultant.parties.words import role_words, source_words
from consultant.web.forms import BaseForm, Choice, Day, Pick, TextBlock, TextLine


class PartyQuestions:
    """One firm or person in the case: a row of a form, or a form by itself."""

    name = TextLine(_l("Firm or person"), needed=_l("Write the name."), limit=NAME, private=False)
    role = Pick(_l("What are they?"), among="roles", coerce=Role, default=Role.VENDOR, needed=_l("Choose one."))
    looks_after = TextLine(_l("Looks after"), limit=LINE, private=False)


class PartyForm(PartyQuestions, BaseForm):
    short_name = TextLine(_l("Short name"), description=_l("For sentences and the picture."), limit=NAME, private=False)
    source = Choice(
        _l("How do we know what they look after?"), kind=Source, words=source_words, blank=_l("Not noted"), private=False
    )
    detail = TextLine(_l("Which page of the contract, or who told us?"), limit=LINE, private=False)
    noted_on = Day(_l("Since when do we know?"), private=False)
    account_number = TextLine(_l("The client’s account number with them"), limit=LINE, private=False)
    private_note = TextBlock(_l("Private note"), limit=TEXT, private=True)

    taken: frozenset[str] = frozenset()  # names, casefolded, that the others of the case have

    @property
    def facts(self) -> dict[str, str | None]:
        """The answers as columns of a party."""
        optional = {field.name: field.data or None for field in (self.short_name, self.account_number, self.private_note)}
        return {"name": self.name.data, "role": self.role.data} | optional

    def part_of(self, key: str) -> Part | None:
        """What the party with this id looks after; None when nothing was written."""
        if not self.looks_after.data:
            return None
        return Part(self.looks_after.data, key, self.source.data, self.detail.data or None, self.noted_on.data)

    def validate_name(self, field: TextLine) -> None:
        if field.data.casefold() in self.taken:
            raise ValidationError(_("Another party of this case has this name."))

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        if (self.source.data or self.detail.data or self.noted_on.data) and not self.looks_after.data:
            self.looks_after.errors = [_("Write what it is that they look after.")]
            return False
        return valid


def outside_roles() -> list[tuple[Role, str]]:
    """What a firm or person can be; client and consultant are in every case already."""
    return [(role, role_words(role)) for role in Role if role not in OUR_SIDE]
