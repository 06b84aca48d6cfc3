"""How a report goes to the client: by mail, by a link, or on paper."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from consultant.cases.rules import LINE, TEXT
from consultant.sending.mail.rules import LONGEST_ADDRESS, is_address
from consultant.sending.rules import MOST_DAYS, USUAL_DAYS
from consultant.web.fields import Day, Email, TextBlock, TextLine, Tick
from consultant.web.forms import BaseForm

UNTIL = _l("To the end of that day, a year from now at most. Left empty: 60 days from now.")


class LinkForm(BaseForm):
    to = TextLine(_l("Who gets it?"), needed=_l("Write who gets it."), limit=LINE)
    until = Day(_l("Until when does the link work?"), description=UNTIL, coming=True)
    with_code = Tick(_l("With a QR code, to print beside a report on paper"))

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if self.until.data and not self.until.errors and self.until.data > self.until.now.date() + timedelta(days=MOST_DAYS):
            self.until.errors = [_("This is too far ahead: a year from now at most.")]
        return not self.problems()

    @property
    def last_day(self) -> date:
        return self.until.data or self.until.now.date() + timedelta(days=USUAL_DAYS)


class MailForm(LinkForm):
    with_code = None
    to = Email(_l("To which address?"), needed=_l("Type an e-mail address."), limit=LONGEST_ADDRESS)
    note = TextBlock(
        _l("Words of your own"), description=_l("They stand at the top of the mail, before what matters most."), limit=TEXT, private=False
    )
    with_link = Tick(_l("With a link to the page for a phone, where they can answer"), default=True)
    seen = HiddenField()  # a digest of the note that the page already said something about
    advise: Callable[[str], list[str]] = staticmethod(lambda note: [])  # what has to be looked at in a note

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        self._look_at_note()
        if self.to.data and not self.to.errors and not is_address(self.to.data):
            self.to.errors = [_("Mail cannot be sent to this address: it takes letters without accents, such as name@example.com.")]
        return not self.problems()

    def _look_at_note(self) -> None:
        """Said once: the same words sent again go out as they are."""
        digest = sha256((self.note.data or "").encode()).hexdigest()
        found = self.advise(self.note.data) if self.note.data and not self.note.errors and self.seen.data != digest else []
        if found:
            self.note.errors = [*found, _("To send it as it is, press “Send it” again.")]
            self.seen.data = digest


class PaperForm(BaseForm):
    to = TextLine(_l("To whom?"), needed=_l("Write who got it."), limit=LINE)
