"""Which paper, in words."""

from flask_babel import lazy_gettext as _l

from consultant.reports.editions.rules import Edition

EDITIONS = {
    Edition.A4: _l("A4"),
    Edition.LETTER: _l("US Letter"),
    Edition.LARGE: _l("Large print"),
    Edition.SHORT: _l("One page only"),
}


def edition_words(edition: Edition) -> str:
    return str(EDITIONS[edition])
