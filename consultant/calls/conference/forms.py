"""What was agreed on a conference call: a call with several parties, one statement prepared for each of them."""

from datetime import tzinfo

from flask_babel import lazy_gettext as _l

from consultant.calls import words
from consultant.calls.forms import CallForm
from consultant.calls.rules import Channel, Outcome
from consultant.calls.statements.forms import StatementRow
from consultant.parties.rules import Party
from consultant.promises.forms import PromiseRow
from consultant.web.fields import Choice, Pick, PickSeveral, TextBlock, TextLine
from consultant.web.forms import Rows


class SaidRow(StatementRow):
    """Whose row it is stands in it already: that alone says nothing."""

    prepared = ("by",)
    by = Pick(_l("Who says it"), among="speakers", blank=_l("Choose"), coerce=str)


class DoesRow(PromiseRow):
    """Several are on the line: whose promise it is has to be said."""

    by = Pick(_l("Who promised"), among="speakers", blank=_l("Choose"), coerce=str)


class AgreementForm(CallForm):
    """The questions of a call that its page asks. It was a phone call that reached everybody; nobody new is named."""

    parties = PickSeveral(_l("On the line"), among="parties", coerce=str)
    said = TextBlock(_l("What was agreed"), private=False)
    statements = Rows(SaidRow, most=50)
    promises = Rows(DoesRow, most=50)
    reference = TextLine(_l("Reference number"), private=False)
    outcome = Choice(kind=Outcome, words=words.outcome)
    channel = Choice(kind=Channel, words=words.channel)
    new_role = Pick(among="roles", coerce=str)
    newcomer = None

    def about(self, people: tuple[Party, ...], zone: tzinfo) -> None:
        super().about(people, zone)
        self.offer(**self._offered | {"speakers": self._offered["speakers"][:-1]})  # without someone new

    def validate(self, extra_validators=None) -> bool:
        self.outcome.data, self.channel.data, self.new_role.data = Outcome.REACHED, Channel.PHONE, None
        return super().validate(extra_validators)
