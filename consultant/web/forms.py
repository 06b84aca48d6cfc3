"""The form that all forms are made from: keeps all that was typed, and grows by rows without a script."""

from collections.abc import Iterator
from typing import Any

from flask import request
from flask_babel import ngettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, FormField

from consultant.web.fields import (
    Choice,
    Day,
    Email,
    Minutes,
    Moment,
    Money,
    Pairs,
    Phone,
    Pick,
    PickSeveral,
    TextBlock,
    TextLine,
    Tick,
    Zone,
)

__all__ = [
    "BaseForm", "Choice", "Day", "Email", "Minutes", "Moment", "Money", "Phone", "Pick", "PickSeveral", "RowForm", "Rows",
    "TextBlock", "TextLine", "Tick", "Zone",
]  # fmt: skip


class RowForm(Form):
    """One row of a repeated question, such as one statement of a call."""

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed and every choice stands where it stood."""
        return not any(_was_answered(field) for field in self)


class Rows(FieldList):
    """Rows of the same questions. Blank ones are passed over; at most `most`."""

    def __init__(self, row: type[RowForm], label="", *, least: int = 1, most: int = 20, **kwargs):
        super().__init__(FormField(row), label, min_entries=least, **kwargs)
        self.most = most

    @property
    def filled(self) -> list[RowForm]:
        """The rows that say something, in their order."""
        return [entry.form for entry in self.entries if not entry.form.is_blank]

    def validate(self, form, extra_validators=()) -> bool:
        rows = self.filled
        self.errors = [row.errors for row in rows if not row.validate()]
        if len(rows) > self.most:
            self.errors.append(ngettext("At most %(num)s fits here.", "At most %(num)s fit here.", self.most))
        self._run_validation_chain(form, [*self.validators, *extra_validators])
        return not self.errors

    def _extract_indices(self, prefix: str, formdata) -> Iterator[int]:
        # The library's own takes "²" and numbers of any length for an index, and stumbles over them.
        for key in formdata:
            index = key.removeprefix(f"{prefix}-").split("-")[0] if key.startswith(f"{prefix}-") else ""
            if index.isdecimal() and len(index) <= 3:
                yield int(index)


class BaseForm(FlaskForm):
    """A form of one page. Its view: make it, `offer` it the rows to pick from, ask `grows`, then `validate_on_submit`."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form, formdata):
            """A file where a text belongs, or a body that is no form at all, counts as nothing typed."""
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            if not form.is_submitted():
                return None
            answers = MultiDict(request.form)
            for field in form:
                if isinstance(field, FileField):
                    answers.setlist(field.name, request.files.getlist(field.name))
            return answers

    @property
    def has_files(self) -> bool:
        """Whether the page must send it as multipart."""
        return any(isinstance(field, FileField) for field in self)

    def offer(self, **lists: Pairs) -> None:
        """Fill every Pick, in the rows too, from the list that it names."""
        self._offered = lists
        for field in _fields(self):
            if isinstance(field, Pick) and field.among in lists:
                field.offer(lists[field.among])

    def grows(self) -> bool:
        """True when "Add one more" was pressed: the row is there, nothing was checked, show the form again."""
        rows = self._fields.get(request.form.get("more", "")) if self.is_submitted() else None
        if not isinstance(rows, Rows):
            return False
        if len(rows.entries) < rows.most:
            rows.append_entry()
            self.offer(**getattr(self, "_offered", {}))
        return True

    def problems(self) -> list[tuple[str, str]]:
        """The id of the field and the sentence, for the list at the top of the page."""
        return [(field.id, str(error)) for field in _fields(self) for error in field.errors if isinstance(error, str)]


def _fields(form: Form) -> Iterator[Any]:
    """Every field of a form and of its rows, in the order of the page."""
    for field in form:
        yield field
        if isinstance(field, Rows):
            for entry in field.entries:
                yield from _fields(entry.form)


def _was_answered(field: Any) -> bool:
    standard = field.default() if callable(field.default) else field.default
    typed = any(isinstance(value, str) and value.strip() for value in field.raw_data or [])
    return bool(field.process_errors) or (typed and field.data != standard)
