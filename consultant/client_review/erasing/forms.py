"""How long the practice keeps what it knows of somebody who is no longer a client."""

from flask_babel import lazy_gettext as _l

from consultant.web.fields import Months, Years
from consultant.web.forms import BaseForm

MOST_YEARS = 100


class KeepForm(BaseForm):
    keep_months = Months(
        _l("Months for which the records of a client are kept after they left"),
        description=_l("Left empty, they are kept until you erase them."),
        most=12 * MOST_YEARS,
    )
    keep_bills_years = Years(
        _l("Years for which each of their invoices is kept"),
        description=_l("What the law of your country asks for. Left empty, invoices are kept for ever."),
        most=MOST_YEARS,
    )


class ErasePage(BaseForm):
    """Sent twice, it comes back to the list."""

    listed_at = "erasing.show"
