"""A firm or person in a case."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE, NAME, TEXT
from consultant.matching.rules import folded
from consultant.parties.parts.forms import SourceQuestions
from consultant.parties.rules import OUR_SIDE, Part, Party, Role
from consultant.parties.words import role_words
from consultant.web.fields import Pick, TextBlock, TextLine
from consultant.web.forms import BaseForm


class PartyQuestions:
    """One firm or person in the case: a row of a form, or a form by itself."""

    name = TextLine(_l("Firm or person"), needed=_l("Write the name."), limit=NAME, private=False)
    role = Pick(_l("What are they?"), among="roles", coerce=Role, default=Role.VENDOR, needed=_l("Choose one."))
    looks_after = TextLine(_l("Looks after"), limit=LINE, private=False)


class PartyForm(BaseForm):
    """What is known about a party; its parts are another page."""

    name = PartyQuestions.name
    role = PartyQuestions.role
    short_name = TextLine(
        _l("Short name"),
        description=_l("For sentences and the picture. A long name without one stands there with its first words alone."),
        limit=NAME,
        private=False,
    )
    account_number = TextLine(_l("The client’s account number with them"), limit=LINE, private=False)
    private_note = TextBlock(_l("Private note"), limit=TEXT, private=True)

    others: tuple[Party, ...] = ()  # of the case

    @property
    def facts(self) -> dict[str, str | None]:
        """The answers as columns of a party."""
        optional = {field.name: field.data or None for field in (self.short_name, self.account_number, self.private_note)}
        return {"name": self.name.data, "role": self.role.data} | optional

    def validate_name(self, field: TextLine) -> None:
        other = self._called(field)
        if other:
            raise ValidationError(_("Another party of this case has this name: %(who)s.", who=_named(other)))

    def validate_short_name(self, field: TextLine) -> None:
        other = self._called(field)
        if other:
            raise ValidationError(_("Another party of this case is called this: %(who)s.", who=_named(other)))

    def _called(self, field: TextLine) -> Party | None:
        """Who else goes by this name. What was stored before stays: a case file may bring two of one name."""
        name = folded(field.data)
        if name == folded(field.object_data or ""):
            return None
        return next((other for other in self.others if name in (folded(other.name), folded(other.called))), None)


class NewPartyForm(SourceQuestions, PartyForm):
    """A party that comes into the case, with the first part that it looks after."""

    looks_after = PartyQuestions.looks_after

    def part_of(self, key: str) -> Part | None:
        """What the party with this id looks after; None when nothing was written."""
        return self.part(self.looks_after.data, key) if self.looks_after.data else None

    def _called(self, field: TextLine) -> Party | None:
        """A firm that is added again, as what it is, only gets what is new about it."""
        other = super()._called(field)
        again = other and other.role == self.role.data and folded(other.name) == folded(self.name.data)
        return None if again else other

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        if (self.source.data or self.detail.data or self.noted_on.data) and not self.looks_after.data:
            self.looks_after.errors = [_("Write what it is that they look after.")]
            return False
        return valid


def _named(party: Party) -> str:
    return f"{party.name}, {role_words(party.role)}"


def outside_roles() -> list[tuple[Role, str]]:
    """What a firm or person can be; client and consultant are in every case already."""
    return [(role, role_words(role)) for role in Role if role not in OUR_SIDE]
