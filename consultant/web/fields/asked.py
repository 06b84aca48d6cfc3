"""What every question shares: one message a field, and what was typed stays as typed."""

from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from consultant.web.text import showable


class Asked(Field):
    """A question. `needed` is the sentence shown when the answer is missing; `private` says beside the field
    whether the answer stays with the practice (True), may be printed for the client (False), or neither (None)."""

    must = False  # whether the page says beside it that an answer is needed; see BaseForm

    def __init__(self, label="", validators=None, *, needed=None, private: bool | None = None, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.needed = needed
        self.private = private

    def pre_validate(self, form) -> None:
        """Stops at the first thing that is wrong: one message a field."""
        if self.process_errors:
            raise StopValidation()
        if self.data in (None, "", []):
            raise StopValidation(str(self.needed) if self.needed else None)
        self.check()

    def check(self) -> None:
        """What must hold for an answer that was given; raises StopValidation with the sentence to show."""


class Typed(Asked):
    """An answer that is typed: shown again as it was typed, less what cannot be shown."""

    def _value(self) -> str:
        if self.raw_data:
            return showable(self.raw_data[0])
        return "" if self.data is None else self.written()

    def written(self) -> str:
        """A stored value as the person would type it."""
        return str(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            self.data = self.read(valuelist[0])

    def read(self, text: str) -> Any:
        """The value of a text that is not blank; raises ValueError with the sentence to show."""
        raise NotImplementedError
