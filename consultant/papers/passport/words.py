"""The check list that the client keeps: what worked before, how to check it, how it was, and when we look again."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _

from consultant.baseline.rules import BaselineItem, State
from consultant.evidence.files.rules import Attachment
from consultant.papers import words
from consultant.papers.rules import Box, Letter, Line, PaperName, Picture, Section
from consultant.reports.put_back.words import NOT_BACK
from consultant.reports.rules import ReportFacts
from consultant.reports.to_come.words import look_again
from consultant.reports.told.words import ended, on

Photos = Mapping[int, tuple[Attachment, ...]]  # by the place of what worked in its list


def passport(facts: ReportFacts, photos: Photos) -> Letter:
    """`photos` are printed with their day and no more: what somebody noted beside one is private."""
    items = facts.record.baseline
    boxes = {place: _box(item, photos.get(place, ())) for place, item in enumerate(items)}
    worked = tuple(box for place, box in boxes.items() if items[place].state != State.UNCHECKED)
    to_check = tuple(box for place, box in boxes.items() if items[place].state == State.UNCHECKED)
    return Letter(
        heading=_("What worked before: your check list") if worked else _("Your check list: what should work"),
        who=words.who(facts, facts.record.client.name),
        opening=(
            _("Keep this list. It says what worked before anybody changed a thing.") if worked else _("Keep this list."),
            _("A tick means that it works again. An empty box means that it is not back, or not checked yet."),
        ),
        sections=(*_lists(worked, to_check), _slip(facts)),
        closing=(),
        contact=(),
        foot=words.foot(PaperName.PASSPORT, facts),
    )


def _lists(worked: tuple[Box, ...], to_check: tuple[Box, ...]) -> Iterator[Section]:
    """What worked, and what nobody has looked at: that may never have worked."""
    if worked or not to_check:
        yield Section(_("One by one"), () if worked else (_("Nothing is noted yet."),), boxes=worked)
    if to_check:
        yield Section(_("Still to check"), (_("Nobody has told me yet if these things worked before."),), boxes=to_check)


def picture_name(photo: Attachment) -> str:
    """Under which the page finds it."""
    return f"photo-{photo.id}"


def _box(item: BaselineItem, photos: tuple[Attachment, ...]) -> Box:
    return Box(
        what=ended(item.item),
        state=_state(item),
        ticked=item.back,
        more=tuple(_more(item)),
        photos=tuple(Picture(picture_name(photo), _how_it_was(photo)) for photo in photos),
    )


def _state(item: BaselineItem) -> str:
    if not item.back:
        return str(NOT_BACK[item.state])
    return _("Back. Tested %(day)s.", day=on(item.tested_on)) if item.tested_on else _("Back. The day of the test is not noted.")


def _more(item: BaselineItem) -> Iterator[str]:
    yield _("Check: %(how)s", how=ended(item.checked_how or ""))
    if item.stopgap and not item.back:
        yield _("Until then: %(what)s", what=ended(item.stopgap))


def _how_it_was(photo: Attachment) -> str:
    return _("How it was on %(day)s", day=on(photo.taken)) if photo.taken else _("How it was")


def _slip(facts: ReportFacts) -> Section:
    about = Line(_("About:"), ended(facts.record.title))
    call = Line(_("Call:"), ", ".join(words.contact(facts)[1:]))
    return Section(_("Cut off: when we look again"), tuple(look_again(facts)), (about, call), is_slip=True)
