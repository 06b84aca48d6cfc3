"""The form of one call with its statements and promises; correcting, withdrawing and moving an entry."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import ValidationError
from wtforms import widgets as html

from consultant.calls import words
from consultant.calls.paid.forms import PaidQuestions, paid_answers, told
from consultant.calls.rules import Call, Channel, Outcome, Stance, Statement
from consultant.calls.statements.forms import NEW, StatementRow
from consultant.cases.rules import NAME
from consultant.clients.limits.rules import Held, Limit, passed_by
from consultant.clients.limits.words import asks_why
from consultant.parties.rules import OUR_SIDE, Party, Role
from consultant.parties.words import Voice, role_words
from consultant.promises.forms import PromiseRow, quick_promises, shown
from consultant.promises.rules import Promise
from consultant.web.fields import Choice, Files, Minutes, Moment, Pick, PickSeveral, TextBlock, TextLine, Tick
from consultant.web.forms import BaseForm, Rows

CASE = "case-"  # and its number, in an answer


class CallForm(PaidQuestions):
    """All of a call. Only whom it was with must be said. After `validate`, `entry` is the call that was written down."""

    also_needed = ("parties",)

    parties = PickSeveral(
        _l("Who is it with?"), among="parties", coerce=str, description=_l("Choose more than one for a call with several of them.")
    )
    new_name = TextLine(_l("Someone new"), limit=NAME, description=_l("A firm or a person who is not in this case yet."), private=False)
    new_role = Pick(_l("What they are"), among="roles", coerce=Role, default=Role.VENDOR, needed=_l("Choose what they are."))
    new_part = TextLine(_l("What they look after"), description=_l("Such as the line, the router, the bank account."), private=False)
    new_called = Tick(_l("They are on the line too"))
    said = TextBlock(_l("What they said"), private=False)
    blamed = PickSeveral(_l("They say it is…"), among="speakers", coerce=str)
    own = Pick(_l("About their own part"), among="own", blank=_l("Nothing said"), coerce=Stance)
    cleared = PickSeveral(_l("They say it is not…"), among="speakers", coerce=str)
    reasons = PickSeveral(_l("Because"), among="reasons", coerce=str, private=False)
    because = TextLine(_l("Because, in their words"), private=False)
    said_first_by = Pick(_l("Who is said to have said it?"), among="speakers", blank=_l("Nobody else: they said it themselves"), coerce=str)
    promises = Rows(PromiseRow, most=50)
    reference = TextLine(_l("Their reference number"), private=False)
    spoke_to = TextLine(_l("You spoke to"), description=_l("Desk or first name only."), private=False)
    minutes = Minutes(_l("Minutes in all"), private=False)
    hold_minutes = Minutes(_l("Of these, minutes on hold"), private=False)
    photos = Files(_l("Photos and files"), private=True)
    outcome = Choice(
        _l("Did you reach them?"), kind=Outcome, words=words.outcome, default=Outcome.REACHED, needed=_l("Choose one.")
    )
    statements = Rows(StatementRow, most=50)
    at = Moment(_l("When it began"), past=True, needed=_l("Say when it began."), private=False)
    channel = Choice(_l("How"), kind=Channel, words=words.channel, default=Channel.PHONE, needed=_l("Choose how."), private=False)
    next_step = TextLine(_l("Next step"), private=True)
    private_note = TextBlock(_l("Note for yourself"), private=True)
    listening = Tick(_l("Just listening: nothing was advised"))
    passed_because = TextLine(
        _l("Why it goes past what you agreed"),
        description=_l("Only if it does. The answer is kept with the client’s limits."),
        private=True,
    )

    held: Held = {}  # limits of the client of this case
    passed: tuple[Limit, ...] = ()  # after `validate`: those that this call goes past
    asks_why = True  # whether it is refused without a reason: never what a device has saved, where nobody can answer

    def about(self, people: tuple[Party, ...], zone: tzinfo, before: Call | None = None, reasons: Iterable[str] = ()) -> None:
        """Who is in the case, the zone of its times, the version that it corrects, and what people say in such cases, if known."""
        self.people, self.zone, self.before, self.entry = people, zone, before, None
        on_line = before.parties if before else ()
        voice = Voice.on_screen(people)
        ordered = sorted(people, key=lambda party: party.role in OUR_SIDE)
        names = [(party.id, voice.label(party.id)) for party in ordered]
        can_be_called = [(party.id, voice.label(party.id)) for party in ordered if party.role != Role.CONSULTANT or party.id in on_line]
        self.know_now(datetime.now(zone))
        self.at.description = words.zone(self.at.now)
        self.offer(
            parties=can_be_called,
            speakers=[*names, (NEW, _("Someone new, named above"))],
            roles=[(role, role_words(role)) for role in Role if role not in OUR_SIDE],
            own=[
                (Stance.ACCEPTS.value, _("They accept it")),
                (Stance.DENIES.value, _("Not us, they say")),
                (Stance.UNKNOWN.value, _("They don’t know")),
            ],
            reasons=[(reason, reason) for reason in reasons or words.usual_reasons()],
            paid=paid_answers(),
            **quick_promises(),
        )

    def bind(self, held: Held, unpaid_in_month: Callable[[datetime], int]) -> None:
        """Limits of the client, and the unpaid minutes of all their cases in the month of a moment in this form's zone."""
        self.held, self.unpaid_in_month = held, unpaid_in_month

    @property
    def newcomer(self) -> Party | None:
        """The party that is made on the spot."""
        return Party(NEW, self.new_name.data, self.new_role.data) if self.new_name.data else None

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        self._check_line()
        self._check_minutes()
        statements, promises = self._quick() + self._statements(), self._promises()
        self._check_newcomer()
        if self.problems():
            return False
        self.entry = self._entry(statements, promises)
        return self._keeps_limits(self.entry) or not self.asks_why

    def _keeps_limits(self, entry: Call) -> bool:
        """Whether it stays inside what was agreed, or says why not."""
        here = replace(entry, at=entry.at.astimezone(self.zone))
        clients = {party.id for party in self.people if party.role == Role.CLIENT}
        before = self.unpaid_in_month(here.at) if Limit.MINUTES in self.held else 0
        self.passed = passed_by(self.held, here, with_client=bool(clients & set(entry.parties)), unpaid_before=before)
        if self.passed and self.asks_why and not self.passed_because.data:
            self.passed_because.errors.append(asks_why(self.passed, self.held))
        return not self.problems()

    def _check_line(self) -> None:
        if not self._line and not self.parties.errors:
            question = self.parties if self.people else self.new_name
            question.errors.append(_("Choose who it was with, or name someone new.") if self.people else _("Write who it was with."))
        known = {party.name.casefold() for party in self.people}
        if self.new_name.data.casefold() in known:
            self.new_name.errors.append(_("This name is in the case already: choose it above."))

    def _check_minutes(self) -> None:
        whole, hold = self.minutes.data or 0, self.hold_minutes.data or 0
        if hold > whole and not self.minutes.errors:
            if whole:
                message = ngettext("The whole call took %(num)s minute.", "The whole call took %(num)s minutes.", whole)
                self.hold_minutes.errors.append(message)
            else:
                self.minutes.errors.append(_("Say how long the whole call took too."))

    def _check_newcomer(self) -> None:
        rows = [*self.statements.filled, *self.promises.filled]
        named = [field for row in rows for field in row if field.data == NEW]
        named += [field for field in (self.blamed, self.cleared) if NEW in field.data]
        named += [self.said_first_by] if self.said_first_by.data == NEW else []
        for field in named if not self.newcomer else []:
            field.errors.append(_("Write the name under “Someone new” first."))

    @property
    def _line(self) -> tuple[str, ...]:
        """Someone new is on the line when nobody else is, or when it is said so; else they are only talked about."""
        called = self.newcomer and (self.new_called.data or not self.parties.data)
        return (*self.parties.data, *([NEW] if called else []))

    @property
    def _called(self) -> str | None:
        """Who speaks when nobody is named: nobody in a conference."""
        return self._line[0] if len(self._line) == 1 else None

    def _quick(self) -> tuple[Statement, ...]:
        """What the chips say, in the words of the one who was called."""
        if not (self.blamed.data or self.own.data or self.cleared.data):
            for field in (self.reasons, self.because, self.said_first_by):
                if field.data:
                    field.errors.append(_("Choose above what they say, or write this under “What they said”."))
            return ()
        self._check_chips()
        because = ", ".join(filter(None, [*self.reasons.data, self.because.data]))
        called, by = self._called or "", self.said_first_by.data or self._called or ""
        own = {Stance.UNKNOWN: None}.get(self.own.data, by)
        stances = [(about, Stance.BLAMES) for about in self.blamed.data] + [(about, Stance.CLEARS) for about in self.cleared.data]
        stances += [(own, self.own.data)] if self.own.data else []
        return tuple(Statement(by, about, stance, because, relayed_by=called if by != called else None) for about, stance in stances)

    def _check_chips(self) -> None:
        """The chips speak for one party, and not about that party."""
        if self._line and not self._called:
            for field in (self.parties, self.blamed):
                field.errors.append(_("Several are on the line. Say below, one by one, who said what."))
        if self._called and self.said_first_by.data == self._called:
            self.said_first_by.errors.append(_("That is who you are talking to. Leave this out, or choose who said it to them."))
        by = self.said_first_by.data or self._called
        for field, instead in ((self.blamed, _("They accept it")), (self.cleared, _("Not us, they say"))):
            if by and by in field.data:
                field.errors.append(_("That is who says it. Choose “%(answer)s” instead.", answer=instead))
        if set(self.blamed.data) & set(self.cleared.data):
            self.cleared.errors.append(_("You chose the same one under “They say it is…”. Keep one of the two."))

    def _statements(self) -> tuple[Statement, ...]:
        read = [row.read(self._called) for row in self.statements.filled]
        return tuple(filter(None, read))

    def _promises(self) -> tuple[Promise, ...]:
        """In a correction, a promise keeps what became of it, and the one that it moved."""
        old = self.before.promises if self.before else ()
        rows = self.promises.filled
        places = {row.was.data: place for place, row in enumerate(rows) if row.was.data is not None}
        now, found = self.at.data or self.at.now, []
        for row in rows:
            by = row.by.data or self._called
            if by is None:
                row.by.errors.append(_("Choose who promised."))
            was = old[row.was.data] if row.was.data is not None and row.was.data < len(old) else Promise(by or "", "")
            if not (row.words.errors or row.day.errors or row.first.errors):
                read = row.read_when(replace(was, by=by or "", what=row.what.data, replaces=places.get(was.replaces)), now, self.zone)
                found += [read] if read else []
        return tuple(found)

    def _entry(self, statements: tuple[Statement, ...], promises: tuple[Promise, ...]) -> Call:
        return Call(
            at=self.at.in_zone(self.zone, self.before and self.before.at),
            parties=self._line,
            channel=self.channel.data,
            minutes=self.minutes.data or 0,
            hold_minutes=self.hold_minutes.data or 0,
            said=self.said.data,
            spoke_to=self.spoke_to.data or None,
            reference=self.reference.data or None,
            statements=statements,
            promises=promises,
            next_step=self.next_step.data or None,
            outcome=self.outcome.data,
            **self.bill,
            listening=self.listening.data,
            private_note=self.private_note.data or None,
        )


class LooseCallForm(CallForm):
    """A call that was begun before it was known which case it belongs to. Without an answer, it opens one."""

    also_needed = ("new_name",)

    new_name = TextLine(_l("Who is it with?"), limit=NAME, description=_l("A firm or a person."), private=False)
    case = Pick(_l("Which case is it about?"), among="cases", blank=_l("Not known yet: keep it as a case of its own"), coerce=str)

    def about_none(self, zone: tzinfo, cases: Iterable[tuple[int, str]]) -> None:
        """Nobody is known but the one who is called. `cases`: numbers and titles to choose from."""
        self.about((), zone)
        self.offer(**self._offered, cases=[(f"{CASE}{number}", title) for number, title in cases])

    @property
    def case_number(self) -> int | None:
        """Of the case that was chosen."""
        return int(self.case.data.removeprefix(CASE)) if self.case.data else None


class CorrectForm(CallForm):
    why = TextLine(_l("Why it is corrected"), needed=_l("Write a few words, such as “I had the number wrong”."))
    seen = TextLine(widget=html.HiddenInput())

    def validate_why(self, field: TextLine) -> None:
        """What somebody else changed while this page stood open must not be undone in silence."""
        if self.before.withdrawn:
            raise ValidationError(_("This call was withdrawn while this page stood open. Copy what you need from here into a new call."))
        if self.seen.data and self.seen.data != _fingerprint(self.before):
            raise ValidationError(_("This call was changed while this page stood open. Open the case again, then correct it there."))


class WithdrawForm(BaseForm):
    why = TextLine(_l("Why it is withdrawn"), needed=_l("Write a few words, such as “noted twice”."))


class MoveForm(BaseForm):
    to = Pick(_l("Which case is it about?"), among="cases", blank=_l("Choose a case"), needed=_l("Choose the case."))
    why = TextLine(_l("Why it moves"), needed=_l("Write a few words, such as “noted under the wrong case”."))


def filled_in(call: Call) -> dict[str, object]:
    """A stored call as the answers of a CallForm."""
    return {
        **vars(call),
        "at": call.at,
        "outcome": call.outcome or Outcome.REACHED,
        "paid": told(call.paid),
        "seen": _fingerprint(call),
        "statements": [vars(said) for said in call.statements],
        "promises": [vars(promise) | {"was": place} | shown(promise) for place, promise in enumerate(call.promises)],
    }


def _fingerprint(call: Call) -> str:
    """Another one for each correction of an entry, and each move of one of its promises."""
    return f"{call.id}-{len(call.promises)}"
