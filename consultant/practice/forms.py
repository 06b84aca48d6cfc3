"""The letterhead, how much unpaid time a case may take, and inviting somebody."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from consultant.cases.rules import NAME
from consultant.web.fields import Currency, Email, Minutes, Phone, TextBlock, TextLine, Tick, Zone
from consultant.web.forms import BaseForm


class LetterheadForm(BaseForm):
    has_files = True

    name = TextLine(_l("Name"), needed=_l("Type a name."), limit=NAME, private=False)
    phone = Phone(_l("Phone"), description=_l("The number that your clients call."), private=False)
    email = Email(_l("E-mail"), description=_l("What you sign in with is not printed, unless you write it here."), limit=254, private=False)
    hours = TextLine(_l("When you answer"), description=_l("Such as “9am to 5pm on weekdays”."), private=False)
    address = TextBlock(_l("Address"), limit=500, private=False)
    logo = FileField(_l("Logo"), description=_l("A picture (PNG, JPEG or WebP). It prints small, at the top of page 1."))
    drop_logo = Tick(_l("Print no logo"))
    zone = Zone(_l("Time zone"), needed=_l("Choose where you work."))
    currency = Currency(_l("Currency"), needed=_l("Choose a currency."))


class StopLineForm(BaseForm):
    stop_line = Minutes(
        _l("Unpaid minutes for each case"),
        description=_l("Left empty, there is no limit. A client or a case can have its own."),
        private=True,
    )


class InviteForm(BaseForm):
    email = Email(_l("Their e-mail"), needed=_l("Type an e-mail address."), description=_l("They will sign in with it."), limit=254)
