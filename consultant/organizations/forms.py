"""An organization: what a call to it needs."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE, NAME, TEXT
from consultant.contacts.forms import ContactForm
from consultant.organizations.rules import Number
from consultant.parties.rules import Role
from consultant.web.fields import Phone, Pick, TextBlock, TextLine, WebAddress
from consultant.web.forms import RowForm, Rows


class NumberRow(RowForm):
    number = Phone(_l("Number"), needed=_l("Write the number."))
    label = TextLine(_l("What it is for"), description=_l("Such as faults, billing, or a first name."), limit=NAME)


class OrganizationForm(ContactForm):
    role = Pick(_l("What are they?"), among="roles", coerce=Role, default=Role.VENDOR, needed=_l("Choose one."))
    numbers = Rows(NumberRow, most=20)
    hours = TextLine(_l("When they answer"), description=_l("Such as “8am to 6pm on weekdays”."), limit=LINE)
    phone_menu = TextBlock(
        _l("The way through their phone menu"), description=_l("Such as: 2, then 4, then wait."), limit=TEXT
    )
    web = WebAddress(_l("Web page"))
    private_note = TextBlock(_l("Private note"), limit=TEXT, private=True)

    @property
    def facts(self) -> dict[str, object]:
        """The answers as columns of an organization."""
        optional = (self.hours, self.phone_menu, self.web, self.private_note)
        numbers = [[row.number.data, row.label.data] for row in self.numbers.filled]
        named = {"name": self.name.data, "role": self.role.data, "numbers": numbers}
        return named | {field.name: field.data or None for field in optional}


def told(numbers: Sequence[Number]) -> list[dict[str, str]]:
    """Stored numbers as answers to their rows, and one to fill in when there is none."""
    return [vars(one) for one in numbers] or [{}]
