"""Questions with the answers to choose from."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from wtforms import BooleanField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from consultant.web.fields.asked import Asked

Pairs = Sequence[tuple[Any, str]]  # value and what the person reads


class Pick(Asked, SelectField):
    """One row out of a list that the view offers under the name `among` (see BaseForm.offer). None when not picked."""

    def __init__(self, label="", validators=None, *, among: str = "", blank: Any = None, coerce: Callable = int, **kwargs):
        super().__init__(label, validators, coerce=self._coerce, choices=[], **kwargs)
        self.among = among
        self.blank = blank
        self._kind = coerce

    def offer(self, pairs: Pairs) -> None:
        """Fill the list; `blank` stands first, for "nothing of these"."""
        first = [SelectChoice("", str(self.blank))] if self.blank is not None else []
        self.choices = first + [SelectChoice(str(value), label) for value, label in pairs]

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            self.data = self._coerce(valuelist[0]) if valuelist else None
        except ValueError:
            raise ValueError(_("Choose one of the answers shown.")) from None

    def check(self) -> None:
        if str(self.data) not in {choice.value for choice in self.choices}:
            raise StopValidation(_("Choose one of the answers shown."))

    def _coerce(self, value: Any) -> Any:
        return None if value in ("", None) else self._kind(value)


class PickSeveral(Pick):
    """Any number of rows out of such a list, as a list of values."""

    def process_data(self, value) -> None:
        self.data = list(value or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            self.data = [self._kind(value) for value in dict.fromkeys(valuelist)]
        except ValueError:
            raise ValueError(_("Choose from the answers shown.")) from None

    def iter_choices(self):
        return [choice._replace(selected=self._kind(choice.value) in (self.data or [])) for choice in super().iter_choices()]

    def check(self) -> None:
        if not {str(value) for value in self.data} <= {choice.value for choice in self.choices}:
            raise StopValidation(_("Choose from the answers shown."))


class Choice(Pick):
    """One member of a StrEnum; `words` says a member in plain words, when they are read: a page that saves shows none."""

    def __init__(self, label="", validators=None, *, kind: type[StrEnum], words: Callable[[Any], str], **kwargs):
        super().__init__(label, validators, coerce=kind, **kwargs)
        self.offer([(member.value, LazyString(words, member)) for member in kind])


class Tick(BooleanField):
    """Yes when ticked."""

    private = None
