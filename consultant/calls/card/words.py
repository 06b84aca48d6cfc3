"""The call card in words. The consultant is "you" to the reader, and "I" in what to say, where the firm is "you"."""

from collections.abc import Iterator
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.calls.card.rules import CallCard, Fact, Given, Line, Paper, Sheet
from consultant.calls.rules import Call, Stance, Statement
from consultant.calls.words import statement
from consultant.clocks.calendar.words import long_day, short_day
from consultant.clocks.words import day
from consultant.numbers.rules import groups
from consultant.options.rules import Option
from consultant.options.words import price
from consultant.parties.words import Voice
from consultant.promises.rules import DuePromise
from consultant.promises.tapped.words import in_own_words
from consultant.promises.words import by_when, margin
from consultant.reports.page_one.rules import WIDEST, Room

NUMBER = 40  # letters of a number to dial or to read aloud


def sheet(card: CallCard, room: Room | None = None) -> Sheet:
    """All that may stand on paper. With `room` recorded texts and lists are cut to it; what is to be said aloud is always short."""
    card = _with_short_names(card, room) if room else card
    voice, clip = Voice.on_screen(card.parties), room.clip if room else str
    lines = [*_promised(card, voice), *_last_time(card, voice), *_about_them(card, voice)]
    return Sheet(
        title=clip(card.title),
        client=card.client,
        who=voice.object(card.party.id),
        calling=_("I am calling for %(client)s.", client=card.client.removesuffix(".")),
        then=tuple(_then(card, room or WIDEST)),
        asks=(
            _("Who owns this now? A first name or a staff number."),
            _("What will they do, on what date, and at what time?"),
            _("Their reference number for this problem."),
        ),
        questions=card.questions[: room.items] if room else card.questions,
        lines=tuple(Line(one.margin, clip(one.heading), clip(one.text), clip(one.quote), one.is_late) for one in _some(lines, room)),
        fine=(
            _("A test, a call together, a day and a time to call back."),
            *(_agreed(option, clip) for option in _some(card.agreed, room)),
        ),
        not_fine=(
            _("Anything that costs money, and any change to the contract or the account."),
            *(_undecided(option, card.currency, clip) for option in _some(card.undecided, room)),
        ),
    )


def paper(card: CallCard, room: Room) -> Paper:
    """The page to print, with as much recorded text as `room` takes."""
    named = sheet(card, room)
    account, (reference, *_older) = card.party.account_number, (*(given for given, _at in card.references), None)
    return Paper(
        sheet=named,
        heading=_("Before you call %(who)s", who=named.who),
        facts=tuple(_facts(card, room)),
        account=_to_read(account, room) if account else (),
        reference=_to_read(reference, room) if reference else (),
        points_on=_("If they point to someone else, ask: %(question)s", question=if_they_point_on()),
        boxes=(
            _("Date, time, and whom you spoke to"),
            _("What they said"),
            _("What they promised, and by when"),
            _("Their reference number"),
        ),
        foot=_("Call card of %(day)s · %(title)s", day=long_day(card.now), title=room.clip_name(card.title)),
    )


def _facts(card: CallCard, room: Room) -> Iterator[Fact]:
    none = (Given((_("not noted"),)),)
    numbers = [Given((_number(one.number, room),), room.clip_name(one.label)) for one in card.reach.numbers[: room.items]]
    yield Fact(_("Number"), tuple(numbers) or none, big=bool(numbers))
    for label, text in ((_("Way through the menu"), card.reach.menu), (_("Hours"), card.reach.hours)):
        yield Fact(label, (Given((room.clip(text),)),) if text else none)
    account = card.party.account_number
    yield Fact(_("Account number"), (Given(_to_read(account, room)),) if account else none, big=bool(account))
    given = [Given(_to_read(one, room), short_day(at)) for one, at in card.references[: room.items]]
    yield Fact(_("Their reference"), tuple(given) or (Given((_("None given so far. Ask for one."),)),), big=bool(given))


def _to_read(number: str, room: Room) -> tuple[str, ...]:
    """In the groups in which it is read aloud."""
    return tuple(groups(_number(number, room)))


def _number(number: str, room: Room) -> str:
    """Whole, where digits are a third of it or more: half of it is of no use, however full the page is."""
    if 3 * sum(map(str.isdigit, number)) >= len(number):
        room = replace(room, words=WIDEST.words, letters=max(room.letters, NUMBER))
    return room.clip(number)


def if_they_point_on() -> str:
    """What to ask when they point to somebody else."""
    return _("“What test shows that? Can you send it?”")


def _with_short_names(card: CallCard, room: Room) -> CallCard:
    parties = tuple(replace(party, short_name=room.clip_name(party.called)) for party in card.parties)
    return replace(card, parties=parties, client=room.clip_name(card.client))


def _some(found, room: Room | None):
    return tuple(found)[: room.items] if room else found


def _then(card: CallCard, room: Room) -> Iterator[str]:
    """What they said last, and that it did not happen; without a call, what it is about."""
    if card.promises:
        yield _reminder(card.promises[0], room)  # the earliest due: a late one, where there is one
    elif card.last:
        yield from _reminder_of_call(card.last, card)
    else:
        yield _("It is about this: ‘%(title)s’.", title=room.clip(card.title))


def _reminder(due: DuePromise, room: Room) -> str:
    said = _("On %(day)s you promised: ‘%(what)s’, %(when)s.", day=long_day(due.said_at), what=room.clip(in_own_words(due.promise.what)),
             when=room.clip(by_when(due.promise)) if due.promise.due or due.promise.due_words else _("without a day"))  # fmt: skip
    if due.overdue:
        return _("%(said)s It has not happened.", said=said)
    return _("%(said)s Does that still hold?", said=said)


def _reminder_of_call(last: Call, card: CallCard) -> Iterator[str]:
    told = [one for one in last.statements if one.by == card.party.id and not one.relayed_by]
    voice = Voice(card.parties, you=card.party.id, me=Voice.on_screen(card.parties).you)
    if told:
        yield _("On %(day)s you told me: %(what)s", day=long_day(last.at), what=_to_them(told[0], voice))
    else:
        yield _("We spoke on %(day)s.", day=long_day(last.at))


def _to_them(said: Statement, voice: Voice) -> str:
    """Their statement, said back to them."""
    if said.stance == Stance.BLAMES and said.about:
        return _("it is %(whom)s.", whom=voice.last(said.about))
    if said.stance == Stance.CLEARS and said.about:
        return _("it is not %(whom)s.", whom=voice.last(said.about))
    if said.stance == Stance.ACCEPTS:
        return _("it is on your side.")
    return _("it is not on your side.") if said.stance == Stance.DENIES else _("you do not know where it is.")


def _promised(card: CallCard, voice: Voice) -> Iterator[Line]:
    for due in card.promises:
        when = _("%(when)s, said on %(day)s", when=by_when(due.promise), day=day(due.said_at))
        yield Line(
            margin(due, is_client=False),
            _("%(who)s promised: %(what)s", who=voice.start(card.party.id), what=in_own_words(due.promise.what)),
            when[0].upper() + when[1:], is_late=due.overdue,
        )  # fmt: skip


def _last_time(card: CallCard, voice: Voice) -> Iterator[Line]:
    if card.tried:
        since = _("Since then") if card.last else _("So far")
        yield Line(since, ngettext("%(num)d try that reached nobody", "%(num)d tries that reached nobody", card.tried))
    if card.last:
        yield Line(short_day(card.last.at), _("Last time they said"), card.last.said or ("" if card.last.statements else _("not noted")))
        for one in card.last.statements:
            if one.by == card.party.id:
                yield Line(short_day(card.last.at), statement(one, voice), quote=one.because)


def _about_them(card: CallCard, voice: Voice) -> Iterator[Line]:
    for said in card.about_them:
        yield Line(short_day(said.call.at), statement(said.statement, voice), quote=said.statement.because)


def _agreed(option: Option, clip) -> str:
    return _("Agreed with the client: %(what)s", what=clip(option.what))


def _undecided(option: Option, currency: str, clip) -> str:
    cost = ", ".join(filter(None, price(option, currency)))
    what = _("%(what)s (cost: %(cost)s)", what=clip(option.what), cost=clip(cost)) if cost else clip(option.what)
    return _("The client has not decided yet: %(what)s", what=what)
