"""What is agreed when a limit is set: each kind asks for its own terms."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.clients.limits.rules import Limit, Terms
from consultant.web.fields import Clock, Minutes, TextLine, Tick
from consultant.web.forms import BaseForm


class TermsForm(BaseForm):
    """For a limit of which nothing more has to be said."""

    listed_at = "contacts.show"

    @property
    def terms(self) -> Terms:
        return Terms()


class HoursForm(TermsForm):
    begins = Clock(_l("From"), needed=_l("Write a time such as 9:00."), private=True)
    ends = Clock(_l("To"), needed=_l("Write a time such as 17:00."), private=True, description=_l("Earlier than “From”: on the next day."))
    workdays = Tick(_l("Monday to Friday only"))

    def validate_ends(self, field: Clock) -> None:
        if field.data and field.data == self.begins.data:
            field.errors = [*field.errors, _("This is the time at which it begins: the whole day is no limit.")]

    @property
    def terms(self) -> Terms:
        return Terms(begins=self.begins.data, ends=self.ends.data, workdays=self.workdays.data)


class MinutesForm(TermsForm):
    minutes = Minutes(_l("Unpaid minutes in a month, at most"), needed=_l("Write whole minutes in digits, such as 25."), private=True)

    @property
    def terms(self) -> Terms:
        return Terms(minutes=self.minutes.data)


class CallersForm(TermsForm):
    names = TextLine(
        _l("Who may call?"),
        needed=_l("Write a name, such as Ann."),
        private=True,
        description=_l("Several names with commas between them."),
    )

    @property
    def terms(self) -> Terms:
        return Terms(names=self.names.data)


FORMS = {Limit.HOURS: HoursForm, Limit.MINUTES: MinutesForm, Limit.CALLERS: CallersForm}


def form_for(limit: Limit, now: Terms | None) -> TermsForm:
    """`now` is what was agreed before."""
    return FORMS.get(limit, TermsForm)(obj=now)
