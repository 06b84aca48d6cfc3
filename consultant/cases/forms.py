"""Opening a case by listening first, changing its facts, closing it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.baseline.rules import BaselineItem
from consultant.cases.rules import LINE, LONG, NAME, TEXT, CanHelp, CaseRecord, CaseState
from consultant.cases.words import can_help_words, ending_words
from consultant.clients.leaving.words import chosen_above
from consultant.clients.rules import ClientKind, Offered
from consultant.clients.words import kind_words
from consultant.clocks.words import duration
from consultant.matching.rules import folded
from consultant.parties.forms import PartyQuestions
from consultant.parties.rules import Role
from consultant.parties.words import Voice
from consultant.referrals.forms import ReferralQuestions
from consultant.revisit.forms import RevisitQuestions
from consultant.web.fields import Choice, Email, Minutes, Moment, Phone, Pick, TextBlock, TextLine, as_answer
from consultant.web.forms import BaseForm, RowForm, Rows


class TheirWords(BaseForm):
    """What the client says, in the client's words."""

    problem = TextBlock(
        _l("What is the problem?"),
        description=_l("Write what they say, not what you think it is."),
        needed=_l("Write what they say the problem is."),
        limit=TEXT,
        private=False,
    )
    needs = TextBlock(_l("What do they need?"), limit=TEXT, private=True)
    expects = TextBlock(_l("What do they expect?"), limit=TEXT, private=True)
    wishes = TextBlock(_l("What would they like best?"), limit=TEXT, private=True)
    fault_since = Moment(
        _l("Since when?"), description=_l("When it went wrong first. It starts the clock."), past=True, private=True
    )
    worked_before = TextBlock(_l("What worked before?"), limit=LONG, private=False)

    def heard(self, zone: ZoneInfo, fault_since: datetime | None = None) -> dict[str, object]:
        """The answers as columns of a case; times are told in `zone`, and `fault_since` is stored already."""
        optional = {field.name: field.data or None for field in (self.needs, self.expects, self.wishes, self.worked_before)}
        return {"problem": self.problem.data, "fault_since": self.fault_since.in_zone(zone, fault_since), **optional}


class WorkedRow(RowForm):
    item = TextLine(_l("It worked"), needed=_l("Write what worked."), limit=LINE, private=False)
    checked_how = TextLine(_l("How to check"), limit=LINE, private=False)

    @property
    def baseline_item(self) -> BaselineItem:
        return BaselineItem(self.item.data, checked_how=self.checked_how.data or None, unchecked=True)


class PartyRow(PartyQuestions, RowForm):
    pass


class OpenForm(ReferralQuestions, TheirWords):
    """Everything that listening first brings up; only the problem and the client are needed."""

    title = TextLine(
        _l("A short name for the case"), description=_l("Left empty, the first words of the problem."), limit=LINE, private=False
    )
    playbook = Pick(
        _l("What kind of trouble is it?"),
        description=_l("Its playbook fills in the parts, what to check and the tests. You can change or take out each one."),
        among="playbooks",
        blank=_l("None of these"),
        coerce=str,
    )
    client_id = Pick(_l("Who is it?"), among="clients", blank=_l("A new client"))
    client_name = TextLine(_l("Name of the new client"), limit=NAME, private=False)
    client_kind = Choice(
        _l("Kind"), kind=ClientKind, words=kind_words, default=ClientKind.HOUSEHOLD, needed=_l("Choose one.")
    )
    phone = Phone(_l("Phone"))
    email = Email(_l("E-mail"), limit=254)
    likes = TextBlock(_l("How do they like to be helped?"), limit=TEXT, private=True)
    worked = Rows(WorkedRow, most=30)
    parties = Rows(PartyRow, most=30)
    can_help = Choice(_l("Can you help?"), kind=CanHelp, words=can_help_words, default=CanHelp.YES, needed=_l("Choose one."))

    also_needed = ("client_name",)

    def know_clients(self, offered: Iterable[Offered]) -> None:
        """By their names alone: in the list some are marked."""
        self._clients = tuple(offered)

    @property
    def needs_referral(self) -> bool:
        return self.can_help.data == CanHelp.REFER or super().needs_referral

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if not self.client_name.errors:
            self.client_name.errors = [message] if (message := self._client_problem()) else []
        self._check_names()
        return not self.problems()

    def _client_problem(self) -> str | None:
        named = next((one for one in self._clients if folded(one.name) == folded(self.client_name.data)), None)
        if not self.client_id.data and not self.client_name.data:
            return _("Write the client’s name, or choose a client above.")
        if self.client_id.data and self.client_name.data:
            return _("A client is chosen above. Take this name out, or choose “A new client”.")
        if named and named.left_on:
            return chosen_above(named.name, named.left_on)
        if named:
            return _("There is a client of this name: choose it above, or add what tells the two apart.")
        return None

    def _check_names(self) -> None:
        """Everybody in a case has a name of their own; the same firm twice may look after two things."""
        client = {one.id: one.name for one in self._clients}.get(self.client_id.data, self.client_name.data)
        seen: dict[str, Role | None] = {folded(client): None}
        for row in self.parties.filled:
            if seen.setdefault(folded(row.name.data), row.role.data) != row.role.data and row.name.data:
                row.name.errors = [*row.name.errors, _("Somebody else in this case has this name.")]


class EditForm(TheirWords):
    """The facts of a case that are not its log."""

    title = TextLine(_l("A short name for the case"), needed=_l("Write a name for the case."), limit=LINE, private=False)
    restored_at = Moment(_l("Working again since"), description=_l("It stops the clock."), past=True, private=False)
    stop_line = Minutes(_l("Unpaid minutes agreed for this case"), private=True)
    private_note = TextBlock(_l("Private note"), limit=LONG, private=True)

    def know_usual(self, minutes: int | None) -> None:
        """Say what counts while this case has no agreement of its own."""
        if minutes is not None:
            self.stop_line.description = _("Left empty, it is what you agreed otherwise: %(time)s.", time=duration(minutes))

    def validate_restored_at(self, field: Moment) -> None:
        _check_order(self.fault_since.data, field.data)


def told(case: Any, zone: ZoneInfo) -> dict[str, object]:
    """The row of a case as answers to `EditForm`, times in the zone that they are saved in again."""
    moments = {name: as_answer(getattr(case, name), zone) for name in ("fault_since", "restored_at")}
    names = ("title", "problem", "needs", "expects", "wishes", "worked_before", "stop_line", "private_note")
    return {name: getattr(case, name) for name in names} | moments


class CloseForm(ReferralQuestions, RevisitQuestions):
    """How the case ended; `know` the case first."""

    state = Pick(_l("How did it end?"), among="endings", coerce=CaseState, needed=_l("Choose one."), private=False)
    fixed_by = Pick(_l("If it is fixed: by whom?"), among="parties", blank=_l("Not known"), coerce=str, private=False)
    fixed_part = TextLine(_l("Which part was it?"), limit=LINE, private=False)
    restored_at = Moment(_l("Working again since"), description=_l("It stops the clock."), past=True, private=False)

    has_referral = has_revisit = False

    def know(self, record: CaseRecord, zone: ZoneInfo) -> None:
        """What the case has already and need not be asked for again, and who could have fixed it."""
        self.know_now(datetime.now(zone))
        self.fault_since = as_answer(record.fault_since, zone)
        self.has_referral, self.has_revisit = bool(record.referrals), record.revisit is not None
        voice = Voice.on_screen(record.parties)
        endings = [(state, ending_words(state)) for state in CaseState if state != CaseState.OPEN]
        self.offer(parties=[(party.id, voice.start(party.id)) for party in record.parties], endings=endings)

    @property
    def needs_referral(self) -> bool:
        asked = self.state.data == CaseState.HANDED_OVER and not self.has_referral
        return asked or super().needs_referral

    def validate_restored_at(self, field: Moment) -> None:
        _check_order(self.fault_since, field.data)

    @property
    def needs_revisit(self) -> bool:
        return not self.has_revisit

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        fixed = self.state.data in (CaseState.FIXED, None)
        for field in (self.fixed_by, self.fixed_part, self.restored_at):
            if field.data and not fixed:
                field.errors = [_("Only what is fixed has this. Take it out, or choose “It is fixed”.")]
                valid = False
        return valid


def _check_order(fault_since: datetime | None, restored_at: datetime) -> None:
    """Both as they stand on the clocks of one zone."""
    if fault_since and restored_at < fault_since.replace(tzinfo=None):
        raise ValidationError(_("This is before it went wrong."))
