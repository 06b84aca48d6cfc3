"""Questions that are answered in words."""

import re

from flask_babel import format_decimal
from flask_babel import gettext as _
from wtforms import StringField
from wtforms import widgets as html
from wtforms.validators import StopValidation

from consultant.cases.rules import LINE, TEXT
from consultant.web.fields.asked import Typed
from consultant.web.text import block, has_unshowable, one_line, showable

_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_HOST = re.compile(r"[^\s:/?#@\[\]]+\.[^\s:/?#@\[\].]+(?::\d+)?(?=[/?#]|$)")
_WEB = re.compile(rf"https?://{_HOST.pattern}\S*", re.IGNORECASE)
_PHONE = re.compile(r"(?=(?:\D*\d){3})[\d+*#()/.,;x \-]+", re.ASCII)


class TextLine(Typed, StringField):
    """One line of text, at most `limit` characters; "" when nothing was typed."""

    tidy = staticmethod(one_line)

    def __init__(self, label="", validators=None, *, limit: int = LINE, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.limit = limit

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = self.data or ""

    def read(self, text: str) -> str:
        return self.tidy(showable(text))

    def check(self) -> None:
        # The text is never cut, so a paste that is too long comes back whole. What a case file brought may be longer.
        was_long = isinstance(self.object_data, str) and self.data == self.tidy(showable(self.object_data))
        if len(self.data) > self.limit and not was_long:
            raise StopValidation(
                _(
                    "This has %(count)s characters. At most %(limit)s fit here.",
                    count=format_decimal(len(self.data)),
                    limit=format_decimal(self.limit),
                )
            )
        if self.raw_data and has_unshowable(self.raw_data[0]):
            raise StopValidation(_("This had characters that cannot be shown. They are taken out: read it again, then save."))


class TextBlock(TextLine):
    """Several lines of text."""

    widget = html.TextArea()
    tidy = staticmethod(block)

    def __init__(self, label="", validators=None, *, limit: int = TEXT, **kwargs):
        super().__init__(label, validators, limit=limit, **kwargs)


class Email(TextLine):
    """An e-mail address, loosely checked: only a message that arrives proves one."""

    widget = html.EmailInput()

    def check(self) -> None:
        super().check()
        if not _MAIL.fullmatch(self.data):
            raise StopValidation(_("Write an e-mail address such as name@example.com."))


class Phone(TextLine):
    """A phone number as it is said: digits, with what people write between them."""

    widget = html.TelInput()

    def __init__(self, label="", validators=None, *, limit: int = 40, **kwargs):
        super().__init__(label, validators, limit=limit, **kwargs)

    def check(self) -> None:
        super().check()
        if not _PHONE.fullmatch(self.data):
            raise StopValidation(_("Write a phone number with digits, such as 0800 123 456."))


class WebAddress(TextLine):
    """The address of a web page; only http and https, for it becomes a link. "acme.example" means its https page."""

    widget = html.URLInput()

    def read(self, text: str) -> str:
        typed = super().read(text)
        return f"https://{typed}" if _HOST.match(typed) else typed

    def check(self) -> None:
        super().check()
        if not _WEB.fullmatch(self.data):
            raise StopValidation(_("Write a web address such as www.example.com/help."))
