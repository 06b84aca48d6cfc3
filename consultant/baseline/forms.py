"""What worked before, each thing with its state now."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, ValidationError

from consultant.baseline.rules import BaselineItem, State
from consultant.baseline.words import state_words
from consultant.cases.rules import TEXT
from consultant.evidence.files.rules import StoredFile
from consultant.web.fields import Choice, Day, Files, TextLine, Tick
from consultant.web.forms import BaseForm, RowForm, Rows


class RowId(HiddenField):
    """The database row that a row of the form stands for; what is no number is a new item's."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0] if valuelist else ""
        self.data = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


class ItemRow(RowForm):
    row_id = RowId()  # empty for a new item
    item = TextLine(_l("It worked"), needed=_l("Write what worked."), limit=TEXT, private=False)
    checked_how = TextLine(_l("How to check, or how it was checked"), limit=TEXT, private=False)
    state = Choice(_l("Now"), kind=State, words=state_words, default=State.UNCHECKED, needed=_l("Choose one."))
    tested_on = Day(_l("Tested on"), past=True, description=_l("When it is back."), private=False)
    stopgap = TextLine(_l("Until then"), description=_l("What they do while it is not back."), limit=TEXT, private=False)
    photos = Files(_l("Photos of how it was"), private=False)
    gone = Tick(_l("Take this one out"))

    def validate_tested_on(self, field: Day) -> None:
        if self.state.data != State.BACK:
            raise ValidationError(_("Only what is back has a day on which it was tested. Choose “Back”, or take the day out."))

    @property
    def baseline_item(self) -> BaselineItem:
        return BaselineItem(
            item=self.item.data,
            back=self.state.data == State.BACK,
            checked_how=self.checked_how.data or None,
            tested_on=self.tested_on.data,
            stopgap=self.stopgap.data or None,
            cannot_return=self.state.data == State.CANNOT,
            unchecked=self.state.data == State.UNCHECKED,
            id=self.row_id.data,
        )


class BaselineForm(BaseForm):
    """`resting` says of stored items why they must stay."""

    items = Rows(ItemRow, least=0, most=100)
    resting: Mapping[int, list[str]] = {}

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        for row in self.items.filled:
            if row.gone.data:
                row.gone.errors = [" ".join(sentences)] if (sentences := self.resting.get(row.row_id.data)) else []
        return not self.problems()

    @property
    def kept(self) -> list[BaselineItem]:
        return [row.baseline_item for row in self._kept_rows]

    @property
    def photos(self) -> list[list[StoredFile]]:
        """Those that were sent, for each item of `kept`."""
        return [row.photos.data for row in self._kept_rows]

    @property
    def _kept_rows(self) -> list[ItemRow]:
        return [row for row in self.items.filled if not row.gone.data]

    @property
    def taken_out(self) -> list[int]:
        """The ids of the items that go."""
        return [row.row_id.data for row in self.items.filled if row.gone.data and row.row_id.data is not None]


def told(item: BaselineItem) -> dict[str, object]:
    """An item as answers to its row."""
    names = ("item", "checked_how", "state", "tested_on", "stopgap")
    return {"row_id": item.id} | {name: getattr(item, name) for name in names}
