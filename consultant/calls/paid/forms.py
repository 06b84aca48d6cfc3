"""Whether time is paid, and why not: asked of a call, and of work without one."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.calls import words
from consultant.calls.rules import Cause
from consultant.web.fields import Choice, Pick
from consultant.web.forms import BaseForm


class PaidQuestions(BaseForm):
    """Part of a larger form, which offers `paid_answers` as "paid". Why is asked of unpaid time only."""

    paid = Pick(_l("Your time"), among="paid", blank=_l("Not noted"), coerce=str)
    cause = Choice(_l("Why unpaid?"), kind=Cause, words=words.cause, default=Cause.NOT_NOTED, private=True)

    @property
    def bill(self) -> dict[str, object]:
        """The answers as fields of a call, or of work."""
        cause = self.cause.data if self.paid.data == "unpaid" else None
        return {"paid": {"paid": True, "unpaid": False}.get(self.paid.data), "cause": cause or Cause.NOT_NOTED}


def paid_answers() -> list[tuple[str, str]]:
    return [("paid", _("Paid")), ("unpaid", _("Unpaid"))]


def told(paid: bool | None) -> str | None:
    """A stored answer as one to the form."""
    return {True: "paid", False: "unpaid", None: None}[paid]
