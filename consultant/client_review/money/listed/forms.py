"""A list of bills, as a file or pasted."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from consultant.client_review.money.listed.rules import MOST_CHARACTERS, Known, Line, read_list
from consultant.client_review.money.listed.words import SHOWN, and_more, problem_words
from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm
from consultant.web.text import showable

MOST_BYTES = 4 * MOST_CHARACTERS + 3  # of UTF-8, with the mark that some programs put in front


class ListForm(BaseForm):
    """What a file holds is shown in the box, so that it can be mended there. Once it is valid, `read` are its lines."""

    listed_at = "listed.bring_in"
    has_files = True
    read: tuple[Line, ...] = ()
    known: Known

    file = FileField(_l("File"), description=_l("From your books or a spreadsheet, saved as CSV (UTF-8)."))
    lines = TextBlock(_l("The list"), description=_l("Or write, or paste, it here."), limit=MOST_CHARACTERS)

    def validate(self, extra_validators=None) -> bool:
        sent = self.file.data.read(MOST_BYTES + 1) if self.file.data else b""
        if sent:
            try:
                self.lines.raw_data = [showable(sent.decode("utf-8-sig"))]
            except UnicodeDecodeError:
                self.file.errors = [_("This is not a text in UTF-8. Save it again as “CSV UTF-8”.")]
                return False
            self.lines.process_formdata(self.lines.raw_data)
        return super().validate(extra_validators) and self._is_read()

    def _is_read(self) -> bool:
        if not self.lines.data:
            self.file.errors = [_("Choose a file, or write the list below.")]
            return False
        self.read, problems = read_list(showable(self.lines.raw_data[0]), self.known)
        more = and_more(len(problems))
        self.lines.errors = [*map(problem_words, problems[:SHOWN]), *([more] if more else [])]
        return not problems
