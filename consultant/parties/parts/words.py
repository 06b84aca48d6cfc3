"""Who looks after what, in words."""

from flask_babel import gettext as _

from consultant.clocks.words import day
from consultant.parties.rules import Part
from consultant.parties.words import Voice, source_words


def keeper(part: Part, voice: Voice) -> str:
    """Who looks after it."""
    if part.party is None:
        return _("Nobody is known to look after it")
    return _("%(who)s look after it", who=voice.start(part.party)) if voice.is_pronoun(part.party) else _(
        "%(who)s looks after it", who=voice.start(part.party)
    )


def how_known(part: Part) -> str:
    """ "From a contract: page 3 (noted 5 May 2025)"."""
    source = source_words(part.source) if part.source else _("How we know is not noted")
    if part.detail:
        source = _("%(source)s: %(detail)s", source=source, detail=part.detail)
    return _("%(source)s (noted %(day)s)", source=source, day=day(part.noted_on)) if part.noted_on else source
