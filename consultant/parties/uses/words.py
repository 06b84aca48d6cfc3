"""Why a party cannot be taken out of its case, in words."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.cases.rules import CaseRecord
from consultant.clocks.words import day
from consultant.parties.uses.rules import Place, calls_naming, places_naming
from consultant.parties.words import listed


def stays(record: CaseRecord, party: str) -> list[str]:
    """Sentences that say where the party is named; empty when it can go."""
    if not record.party(party).is_outside:
        return [_("The client and the consultant are in every case.")]
    places = list(_places(record, party))
    return [_("Named in %(places)s. Whoever is named stays in the case.", places=listed(places))] if places else []


def _places(record: CaseRecord, party: str) -> Iterator[str]:
    calls = calls_naming(record, party)
    if calls:
        first = day(min(call.at for call in calls))
        yield ngettext("the call of %(day)s", "%(num)d calls, the first on %(day)s", len(calls), day=first)
    yield from map(_words, places_naming(record, party))


PLACES = {
    Place.PARTS: _l("“Who looks after what”"),
    Place.ROADBLOCKS: _l("“In the way”"),
    Place.EVIDENCE: _l("“Proof”"),
    Place.TESTS: _l("“Tests”"),
    Place.CLOSING: _l("how the case ended"),
}


def _words(place: Place) -> str:
    return str(PLACES[place])
