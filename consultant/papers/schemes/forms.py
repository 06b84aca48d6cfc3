"""An entry of who takes complaints."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE, TEXT
from consultant.papers.schemes.rules import Scheme
from consultant.web.fields import Day, Days, TextBlock, TextLine, WebAddress
from consultant.web.forms import BaseForm

MOST_DAYS = 3650


class SchemePage(BaseForm):
    """A page below the list."""

    listed_at = "schemes.list_schemes"


class SchemeForm(SchemePage):
    name = TextLine(_l("Who takes complaints?"), needed=_l("Write who it is."), limit=LINE, private=False)
    about = TextBlock(_l("About whom, and where?"), limit=TEXT)
    wait_days = Days(_l("Days to wait after the first complaint"), most=MOST_DAYS, private=False)
    how = TextBlock(_l("How it works"), description=_l("Such as what it costs, and what they want to see."), limit=TEXT)
    web = WebAddress(_l("Web page"), private=False)
    source = TextLine(_l("Where did you read this?"), limit=LINE)
    checked_on = Day(_l("Checked on"), past=True)

    def scheme(self, key: str) -> Scheme:
        names = ("name", "about", "wait_days", "how", "web", "source", "checked_on")
        return Scheme(key, **{name: self[name].data for name in names})
