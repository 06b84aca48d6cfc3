"""What is in the way, and who can move it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE, CaseRecord
from consultant.parties.words import Voice
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.roadblocks.words import kind_words
from consultant.web.fields import Choice, Day, Pick, TextBlock, TextLine
from consultant.web.forms import BaseForm


class RoadblockForm(BaseForm):
    what = TextBlock(
        _l("What is in the way?"),
        description=_l("One plain sentence."),
        needed=_l("Write what is in the way."),
        limit=LINE,
        private=False,
    )
    owner = Pick(_l("Who can move it?"), among="parties", blank=_l("None of them, or not known"), coerce=str, private=False)
    outside_cause = TextLine(
        _l("Or a cause outside"), description=_l("Such as a storm or a holiday."), limit=LINE, private=False
    )
    kind = Choice(
        _l("What kind of thing is it?"),
        kind=RoadblockKind,
        words=kind_words,
        default=RoadblockKind.UNKNOWN,
        needed=_l("Choose one."),
        private=True,
    )
    cleared_on = Day(_l("Out of the way since"), past=True, description=_l("Leave it empty while it is in the way."))

    def know(self, record: CaseRecord) -> None:
        """Who could move it."""
        voice = Voice.on_screen(record.parties)
        self.offer(parties=[(party.id, voice.label(party.id)) for party in record.parties])

    def validate_outside_cause(self, field: TextLine) -> None:
        if self.owner.data:
            raise ValidationError(_("Somebody is chosen above. Take this out, or choose “None of them”."))

    @property
    def roadblock(self) -> Roadblock:
        return Roadblock(self.what.data, self.kind.data, self.owner.data, self.outside_cause.data or None, self.cleared_on.data)
