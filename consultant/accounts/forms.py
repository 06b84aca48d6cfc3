"""Signing up, signing in and joining by invitation."""

from babel.dates import LOCALTZ
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms import widgets as html

from consultant.accounts.rules import PASSWORD_MOST
from consultant.accounts.words import password_fault
from consultant.cases.rules import NAME
from consultant.web.fields import Currency, Email, TextLine, Zone, zone_names
from consultant.web.forms import BaseForm


class Password(TextLine):
    """Kept exactly as typed; never sent back to the page."""

    widget = html.PasswordInput(hide_value=True)
    tidy = staticmethod(str)

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, limit=PASSWORD_MOST, needed=_l("Type a password."), **kwargs)


class NewPassword(Password):
    def __init__(self, label="", validators=None, **kwargs):
        advice = _l("At least 10 characters. A few words in a row are easy to keep in mind.")
        super().__init__(label, validators, description=advice, **kwargs)

    def check(self) -> None:
        super().check()
        if fault := password_fault(self.data):
            raise ValidationError(fault)


def zone_here() -> str | None:
    """The zone of this machine; None where it has none that people live in: a rented one runs on UTC."""
    here = str(LOCALTZ)
    return here if here in zone_names() and here != "UTC" else None


class SignInForm(BaseForm):
    email = TextLine(_l("E-mail"), needed=_l("Type your e-mail address."), limit=254)
    password = Password(_l("Password"))


class PasswordForm(BaseForm):
    old = Password(_l("Your password until now"))
    new = NewPassword(_l("New password"))


class SignUpForm(BaseForm):
    practice = TextLine(
        _l("Name of your practice"),
        needed=_l("Type a name. Your own name is fine."),
        description=_l("It stands on your reports. Your own name is fine."),
        limit=NAME,
    )
    name = TextLine(_l("Your name"), needed=_l("Type your name."), limit=NAME)
    email = Email(_l("E-mail"), needed=_l("Type your e-mail address."), description=_l("You sign in with it."), limit=254)
    password = NewPassword(_l("Password"))
    zone = Zone(_l("Time zone"), needed=_l("Choose where you work."), default=zone_here)
    currency = Currency(_l("Currency"), needed=_l("Choose a currency."))


class JoinForm(BaseForm):
    name = TextLine(_l("Your name"), needed=_l("Type your name."), limit=NAME)
    password = NewPassword(_l("Password"))
