"""What is in the way, in words for the screen."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.page.rules import Fold, Item, Link
from consultant.cases.rules import CaseRecord
from consultant.clocks.words import day
from consultant.parties.words import Voice
from consultant.roadblocks.rules import Roadblock, RoadblockKind

KINDS = {
    RoadblockKind.VENDOR: _l("A firm that does not help"),
    RoadblockKind.INFRASTRUCTURE: _l("Lines or other infrastructure"),
    RoadblockKind.EQUIPMENT: _l("Equipment"),
    RoadblockKind.ENVIRONMENT: _l("Weather or surroundings"),
    RoadblockKind.COST: _l("Cost"),
    RoadblockKind.CLIENT_DECISION: _l("The client’s decision"),
    RoadblockKind.UNKNOWN: _l("Not known"),
}


def kind_words(kind: RoadblockKind) -> str:
    return str(KINDS[kind])


def roadblocks_fold(record: CaseRecord, number: int) -> Fold:
    """What stands in the way, then what is out of it."""
    standing = [block for block in record.roadblocks if block.stands]
    cleared = [block for block in record.roadblocks if not block.stands]
    voice = Voice.on_screen(record.parties)
    items = tuple(Item(block.what, tuple(_lines(block, voice)), _state(block), _links(block, number)) for block in standing + cleared)
    summary = standing[0].what if standing else _("Nothing now") if cleared else _("Nothing is noted")
    add = Link(_("Note what is in the way"), "roadblocks.add", {"number": number})
    return Fold("in-the-way", _("In the way"), summary, items, (add,))


def _lines(block: Roadblock, voice: Voice) -> Iterator[str]:
    if block.owner:
        yield _("Who can move it: %(who)s", who=voice.label(block.owner))
    if block.outside_cause:
        yield _("A cause outside: %(cause)s", cause=block.outside_cause)
    if not (block.owner or block.outside_cause):
        yield _("Who can move it is not noted")
    if block.kind != RoadblockKind.UNKNOWN:
        yield _("Only your practice sees this: %(note)s", note=kind_words(block.kind))


def _state(block: Roadblock) -> tuple[str, str] | None:
    return None if block.cleared_on is None else (_("Out of the way since %(day)s", day=day(block.cleared_on)), "ok")


def _links(block: Roadblock, number: int) -> tuple[Link, ...]:
    here = {"number": number, "roadblock_id": block.id}
    clear = (Link(_("It is out of the way"), "roadblocks.clear", here, post=True),) if block.stands else ()
    return (*clear, Link(_("Change"), "roadblocks.edit", here))
