"""The figures of a client's year in words."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.client_review.figures.rules import Figures, Lacks
from consultant.client_review.history.words import hours
from consultant.documents import words as documents

LACKS = {
    Lacks.TIME: _l("No working time is noted in the last 12 months"),
    Lacks.MONEY: _l("No invoice is noted in the last 12 months"),
    Lacks.PAY: _l("Nothing has been paid yet, and no invoice was due"),
    Lacks.RATE: _l("There are invoices in another currency, and there is no rate"),
}


def lacks_words(lacks: Lacks) -> str:
    return str(LACKS[lacks])


def figures_words(found: Figures) -> Iterator[str]:
    """What an hour earned, how much time there was, and what of it nobody paid for."""
    if found.lacks:
        yield _("%(why)s: so it is not known what an hour earns.", why=LACKS[found.lacks])
    elif (hour := found.earned.per_hour) is not None:
        yield _("An hour earned %(money)s.", money=whole(hour, found.earned.currency))
    yield _("It took %(time)s.", time=hours(found.earned.minutes))
    yield _("Nobody paid for %(time)s of it.", time=hours(found.unpaid))


@lru_cache(maxsize=4_096)
def whole(amount: Decimal, currency: str) -> str:
    """An amount without its cents: hours are compared, not billed."""
    return documents.money(amount.quantize(Decimal(1)), currency)
