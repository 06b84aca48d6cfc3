"""The form that all forms are made from: keeps all that was typed, and grows by rows without a script."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import file_digest, sha256
from typing import Any
from uuid import uuid4

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FileField, Form, FormField
from wtforms.widgets import HiddenInput

from consultant.database import use_key, used_with
from consultant.web.advice import may_be_printed
from consultant.web.fields import Asked, Dated, Files, Pairs, Pick, TextLine


class RowForm(Form):
    """One row of a repeated question, such as one statement of a call."""

    prepared: tuple[str, ...] = ()  # questions that the page answers itself: they make no row one that says something

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed and every choice stands where it stood."""
        return not any(_was_answered(field) for field in self if field.short_name not in self.prepared)


class Rows(FieldList):
    """Rows of the same questions. Blank ones are passed over; at most `most`."""

    def __init__(self, row: type[RowForm], label="", *, least: int = 1, most: int = 20, **kwargs):
        super().__init__(FormField(row), label, min_entries=least, **kwargs)
        self.row, self.most = row, most

    @property
    def filled(self) -> list[RowForm]:
        """The rows that say something, in their order."""
        return [entry.form for entry in self.entries if not entry.form.is_blank]

    def begins_at(self, page: str) -> str:
        """The id of the question that one more row begins with: the first that is typed or picked from a list on the first row's
        `page`, for chips take no typing."""
        fields = [field for field in self.entries[0].form if not isinstance(field.widget, HiddenInput) and f'id="{field.id}"' in page]
        asked = [field for field in fields if f'<fieldset id="{field.id}"' not in page] or fields
        first = min(asked, key=lambda field: page.find(f'id="{field.id}"'))
        return f"{self.id}-{len(self.entries)}-{first.short_name}"

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
            for name in request.files:
                if _asks_files(form, name):
                    answers.setlist(name, request.files.getlist(name))
            return answers

    _is_spent = _is_overtaken = False
    rests_on: object = None  # what the page shows beside, where the answers are stored with it
    fresh = frozenset({"csrf_token"})  # questions whose first answer is another one each time
    also_needed: tuple[str, ...] = ()  # questions whose answer the form itself asks for, not the field
    listed_at = "cases.list_cases"  # the page that lists what such forms add, where no case does
    listed_with: dict[str, int] = {}  # what its address names

    def __init__(self, *args, **kwargs):
        """Where some answers are needed and some are not, the page says beside each question which it is."""
        super().__init__(*args, **kwargs)
        asked = [field for field in self if isinstance(field, Asked) and not isinstance(field.widget, HiddenInput)]
        needed = [field for field in asked if field.needed or field.name in self.also_needed]
        for field in needed if len(needed) < len(asked) else []:
            field.must = _standard(field) is None

    @property
    def once(self) -> str:
        """The one-time key that goes with the page, see `validate_once`: another one when the last was used up."""
        return (not self._is_spent and request.form.get("once")) or uuid4().hex

    @property
    def stood(self) -> str:
        """Goes with the page: a digest of the stored answers that it was opened with, and of what they rest on, until it is said that
        others stand there."""
        return (not (self._is_overtaken or self._is_spent) and request.form.get("stood")) or self._stored

    @property
    def has_files(self) -> bool:
        """Whether the page must send it as multipart."""
        return any(isinstance(field, FileField) for field in _fields(self))

    @property
    def prints(self) -> bool:
        """Whether some answer may be printed for the client."""
        return any(getattr(field, "private", None) is False for field in _fields(self))

    def offer(self, **lists: Pairs) -> None:
        """Fill every Pick, in the rows too, from the list that it names."""
        self._offered = lists
        for field in _fields(self):
            if isinstance(field, Pick) and field.among in lists:
                field.offer(lists[field.among])

    def know_now(self, now: datetime) -> None:
        """Aware, in the zone in which the times of this form are told: for what cannot lie ahead, or behind."""
        for field in _fields(self):
            if isinstance(field, Dated):
                field.now = now

    def grows(self) -> bool:
        """True when "Add one more" was pressed: the row is there, nothing was checked, show the form again."""
        rows = self._fields.get(request.form.get("more", "")) if self.is_submitted() else None
        if not isinstance(rows, Rows):
            return False
        for field in _fields(self):
            if isinstance(field, Files):
                field.keep_sent()
        if len(rows.entries) < rows.most:
            rows.append_entry()
            self.offer(**getattr(self, "_offered", {}))
        return True

    def validate(self, extra_validators=None) -> bool:
        """As every form; the answers that may be printed are looked at once they are saved."""
        is_right = super().validate(extra_validators)
        if is_right:
            printed = [field.data for field in _fields(self) if isinstance(field, TextLine) and field.private is False]
            may_be_printed([text for text in printed if text])
        return is_right

    def validate_change(self) -> bool:
        """As `validate_once`, for a page that changes what is stored: what was saved while it stood open is not undone in silence."""
        return self.validate_once(self._was_overtaken)

    def _was_overtaken(self) -> bool:
        self._is_overtaken = request.form.get("stood", self._stored) != self._stored
        if self._is_overtaken:
            flash(_("This was changed while the page stood open. Yours is not saved yet: look at what stands there now, then save again."))
        return self._is_overtaken

    @property
    def _stored(self) -> str:
        return _digest([(field.name, field.object_data) for field in self if field.name not in self.fresh], self.rests_on)

    def validate_once(self, is_too_late: Callable[[], bool] = lambda: False) -> bool:
        """As `validate_on_submit`, for a page that adds something: what is sent twice is added once.

        The same answers again lead on to what they made. Other answers (from the browser's history) are shown again.
        """
        if not self.is_submitted():
            return False
        key, answers = _digest(self.once), _digest(request.path, sorted(_answers()))
        if self._is_again(used_with(key), answers) or is_too_late() or not self.validate():
            return False
        before = use_key(key, answers)
        self._is_spent = True
        return not self._is_again(before, answers)

    def _is_again(self, before: str | None, answers: str) -> bool:
        """Whether the page was saved before, which is said; with the same answers, it goes on to where that stands."""
        if before == answers:
            flash(_("That was saved already, and is stored once."))
            number = (request.view_args or {}).get("number")
            abort(redirect(url_for("cases.show", number=number) if number else url_for(self.listed_at, **self.listed_with)))
        if before:
            self._is_spent = True
            flash(_("This page was saved already, with other answers. Save again if this is another one."))
        return before is not None

    def problems(self, page: str = "") -> list[tuple[str, str]]:
        """The id of the field and its message, for the list at the top of the page; in the order of that page when it is given."""
        found = [(field.id, _named(field, error)) for field in _fields(self) for error in field.errors if isinstance(error, str)]
        return sorted(found, key=lambda problem: page.find(f'id="{problem[0]}"'))


def _answers() -> Iterator[tuple[str, str]]:
    """All that was typed and chosen, by its name; of a file, what is in it."""
    yield from ((name, text) for name, text in request.form.items(multi=True) if name not in ("once", "stood", "csrf_token"))
    for name, file in request.files.items(multi=True):
        yield name, f"{file.filename} {file_digest(file.stream, 'sha256').hexdigest()}"
        file.stream.seek(0)


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def _named(field: Any, message: str) -> str:
    """The message with its question, and the number of the row: two that are alike can be told apart."""
    question = str(field.label.text).rstrip(":…")
    row = re.search(r"-(\d+)-[^-]+$", field.id)
    if row:
        question = _("%(question)s (%(number)d)", question=question, number=int(row[1]) + 1)
    if not question:
        return message
    return f"{question} {message}" if question.endswith("?") else _("%(question)s: %(message)s", question=question, message=message)


def _fields(form: Form) -> Iterator[Any]:
    """Every field of a form and of its rows."""
    for field in form:
        yield field
        if isinstance(field, Rows):
            for entry in field.entries:
                yield from _fields(entry.form)


def _standard(field: Any) -> Any:
    """The answer that stands there from the start."""
    return field.default() if callable(field.default) else field.default


def _asks_files(form: Form, name: str) -> bool:
    """Whether the question of this name, of the form or of one of its rows, is one for files."""
    in_row = re.fullmatch(r"(\w+)-\d{1,3}-(\w+)", name)
    rows = form._fields.get(in_row[1]) if in_row else None
    if isinstance(rows, Rows):
        return issubclass(getattr(getattr(rows.row, in_row[2], None), "field_class", object), FileField)
    return isinstance(form._fields.get(name), FileField)


def _was_answered(field: Any) -> bool:
    if isinstance(field, Files):
        return field.was_answered
    typed = any(isinstance(value, str) and value.strip() for value in field.raw_data or [])
    return bool(field.process_errors) or (typed and field.data != _standard(field))
