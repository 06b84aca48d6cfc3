"""The file that was downloaded from a device."""

from collections.abc import Collection
from datetime import UTC, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import ValidationError

from consultant.offline.rules import Downloaded, Odd, read_download
from consultant.offline.words import odd_words
from consultant.web.forms import BaseForm


class ImportForm(BaseForm):
    """After it is valid, `entries` are the calls of the file."""

    has_files = True
    entries: tuple[Downloaded, ...] = ()

    marks: Collection[str] = ()  # of everyone in the practice

    file = FileField(_l("File"), description=_l("Downloaded under “Calls on this device”; its name ends in .json."))

    def validate_file(self, field: FileField) -> None:
        if not field.data:
            raise ValidationError(_("Choose the file."))
        try:
            found = read_download(field.data.read(), datetime.now(UTC))
        except Odd as odd:
            raise ValidationError(odd_words(odd)) from None
        if found.person not in self.marks:  # a number that is a case here is another one there
            raise ValidationError(_("These calls were written down for another practice. Sign in there, and bring them in."))
        self.entries = found.entries
