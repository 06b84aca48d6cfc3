"""Changing a practice's own copy of a playbook, and filling a case from one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import ValidationError

from consultant.baseline.rules import BaselineItem
from consultant.cases.rules import LINE, NAME, TEXT
from consultant.matching.rules import folded, same_words
from consultant.parties.rules import Role
from consultant.parties.words import role_words
from consultant.playbooks.rules import Playbook, UsualPart, Word, with_parts
from consultant.troubleshooting.forms import TestForm
from consultant.troubleshooting.rules import Test
from consultant.web.fields import Choice, Pick, TextBlock, TextLine
from consultant.web.forms import BaseForm, RowForm, Rows

MOST_LINES = 40


class PlaybookPage(BaseForm):
    """A page below the list of playbooks."""

    listed_at = "playbooks.list_playbooks"


class PartRow(RowForm):
    name = TextLine(_l("Part"), needed=_l("Write what it is."), limit=LINE, private=False)
    keeper = Choice(_l("Who usually looks after it?"), kind=Role, words=role_words, blank=_l("Not always the same"))

    @property
    def is_blank(self) -> bool:
        """Who looks after nothing says nothing: a part goes when its name is taken out."""
        return not self.name.data and not self.name.process_errors


class ItemRow(RowForm):
    item = TextLine(_l("It works"), needed=_l("Write what should work."), limit=LINE, private=False)
    checked_how = TextLine(_l("How to check"), limit=LINE, private=False)


class WordRow(RowForm):
    term = TextLine(_l("Word"), needed=_l("Write the word."), limit=NAME, private=False)
    means = TextLine(_l("What it means"), needed=_l("Write what it means."), limit=LINE, private=False)


class PlaybookForm(PlaybookPage):
    """All of a playbook but its tests, which have pages of their own."""

    name = TextLine(_l("Kind of trouble"), needed=_l("Write a name for it."), limit=NAME)
    summary = TextLine(_l("What it is about, in one sentence"), needed=_l("Write one sentence."), limit=LINE)
    parts = Rows(PartRow, most=20)
    baseline = Rows(ItemRow, most=30)
    phrases = TextBlock(
        _l("What firms say"), description=_l("One on each line. You can pick them during a call."), limit=TEXT, private=False
    )
    questions = TextBlock(
        _l("Questions to ask"), description=_l("One on each line. They stand on the call card."), limit=TEXT, private=True
    )
    words = Rows(WordRow, most=40)

    def validate_phrases(self, field: TextBlock) -> None:
        _check_lines(field)

    validate_questions = validate_phrases

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        _check_once((row.name for row in self.parts.filled), folded)
        _check_once((row.term for row in self.words.filled), folded)
        return not self.problems()

    def changed(self, book: Playbook) -> Playbook:
        """The playbook with these answers. Its tests speak of its parts by the names that these have now."""
        rows = {int(entry.name.rsplit("-", 1)[1]): entry.form for entry in self.parts.entries}
        names = {part.name: rows[place].name.data if place in rows else "" for place, part in enumerate(book.parts)}
        return replace(
            with_parts(book, tuple(UsualPart(row.name.data, row.keeper.data) for row in self.parts.filled), names),
            name=self.name.data,
            summary=self.summary.data,
            baseline=tuple(BaselineItem(row.item.data, checked_how=row.checked_how.data or None) for row in self.baseline.filled),
            phrases=_lines(self.phrases.data),
            questions=_lines(self.questions.data),
            words=tuple(Word(row.term.data, row.means.data) for row in self.words.filled),
        )


class PlaybookTestForm(TestForm):
    """A test of a playbook, whose results speak of its parts alone."""

    listed_at = PlaybookPage.listed_at
    cost = None
    taken: frozenset[str] = frozenset()  # what the other tests do

    def know(self, book: Playbook, test: Test | None) -> None:
        self.offer(parts=[(part.name, part.name) for part in book.parts], statements=[])
        self.taken = frozenset(same_words(other.what) for other in book.tests if other is not test)

    def validate_what(self, field: TextBlock) -> None:
        if same_words(field.data) in self.taken:
            raise ValidationError(_("This test is in the playbook already: change it there."))


class FillForm(BaseForm):
    playbook = Pick(_l("What kind of trouble is it?"), among="playbooks", coerce=str, blank=_l("Choose"), needed=_l("Choose one."))


def told(book: Playbook) -> dict[str, Any]:
    """A playbook as answers to `PlaybookForm`."""
    rows = {name: [vars(row) for row in getattr(book, name)] or [{}] for name in ("parts", "baseline", "words")}
    return {"name": book.name, "summary": book.summary, "phrases": "\n".join(book.phrases), "questions": "\n".join(book.questions)} | rows


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _check_lines(field: TextBlock) -> None:
    lines = _lines(field.data)
    if len(lines) > MOST_LINES:
        raise ValidationError(ngettext("At most %(num)s line fits here.", "At most %(num)s lines fit here.", MOST_LINES))
    for number, line in enumerate(lines, start=1):
        if len(line) > LINE:
            raise ValidationError(_("Line %(number)d is too long. At most %(limit)d characters fit on one.", number=number, limit=LINE))


def _check_once(fields: Iterable[TextLine], alike: Callable[[str], str]) -> None:
    before: set[str] = set()
    for field in fields:
        if alike(field.data) in before and not field.errors:
            field.errors = [_("This stands above already.")]
        before.add(alike(field.data))
