"""What a client taps or writes on a page that a link opened."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.feedback.rules import GRADED, Grade, Kind
from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm

Given = tuple[Kind, str, int | None]  # what was said, and the option's place

TAPPED = {"clear": Kind.CLEAR, "knew": Kind.KNEW, "choose": Kind.CHOSE, "no": Kind.NOT_THIS}  # by the name of the button


class TapForm(BaseForm):
    """The buttons of a page that a link opened. The secret in its address is what lets it in: there is no session to forge."""

    class Meta(BaseForm.Meta):
        csrf = False

    wrong = TextBlock(_l("Tell me what is wrong, and what is right. I will put it right and send a new copy."), limit=TEXT)
    better = TextBlock(_l("Tell me in your own words."), limit=TEXT)

    def answers(self, options: tuple[str, ...]) -> list[Given] | None:
        """What was tapped, and all that was typed beside it: nothing of it gets lost. None when no button of ours was tapped.

        `options` as the report has them. With a message at the question (see `problems`) when something cannot be kept.
        """
        tapped = self._tapped(options)
        if tapped is None:
            return None
        self.validate()
        written = {"wrong": (Kind.WRONG, self.wrong), "better": (Kind.BETTER, self.better)}
        sent = written.get(request.form.get("send", ""))
        if sent and not sent[1].data and not sent[1].errors:
            sent[1].errors = [_("Please write it in a few words.")]
        return [*tapped, *((kind, field.data, None) for kind, field in written.values() if field.data)]

    def _tapped(self, options: tuple[str, ...]) -> list[Given] | None:
        name = next((name for name in TAPPED if name in request.form), None)
        if name is None:
            return [] if request.form.get("send") in ("wrong", "better") else None
        value = request.form[name]
        if TAPPED[name] in GRADED:
            return [(TAPPED[name], value, None)] if value in set(Grade) else None
        place = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else len(options)
        return [(TAPPED[name], options[place], place)] if place < len(options) else None
