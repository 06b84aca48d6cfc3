"""Finding a contact, and what the forms of clients and organizations share."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE, NAME
from consultant.contacts.rules import Kind
from consultant.contacts.words import in_cases, kind_words
from consultant.matching.rules import folded
from consultant.web.fields import Choice, TextLine
from consultant.web.forms import BaseForm


class FindForm(BaseForm):
    """The filters of the list; they stand in the address and change nothing."""

    class Meta(BaseForm.Meta):
        csrf = False

    q = TextLine(_l("Find"), description=_l("In names, numbers and notes."), limit=LINE)
    kind = Choice(_l("Who"), kind=Kind, words=kind_words, blank=_l("All"))


class ContactPage(BaseForm):
    """A page below the list of contacts, without questions: taking somebody out."""

    listed_at = "contacts.show"


class ContactForm(ContactPage):
    """A client or an organization: its name tells it from all others of its kind, and from everybody in its cases."""

    name = TextLine(_l("Name"), needed=_l("Write the name."), limit=NAME, private=False)

    is_taken: Callable[[str], bool]  # whether one of its kind has this name
    beside: dict[str, list[int]] = {}  # folded names of the others in its cases, with the numbers of those

    def validate_name(self, field: TextLine) -> None:
        name = folded(field.data)
        if name == folded(field.object_data or ""):
            return
        if self.is_taken(field.data):
            raise ValidationError(_("This name is in your contacts already. Add what tells the two apart, such as a place."))
        if name in self.beside:
            raise ValidationError(_("Somebody else has this name in %(cases)s.", cases=in_cases(self.beside[name])))
