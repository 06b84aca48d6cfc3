"""Options and answers in words."""

from collections.abc import Iterator, Sequence

from flask_babel import format_currency, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.page.rules import Fold, Item, Link
from consultant.cases.words import listed_in
from consultant.clocks.words import day
from consultant.options.rules import (
    TAKEN,
    Advice,
    Manner,
    Offer,
    Option,
    OptionKind,
    Reaction,
    Whom,
    Why,
    passed_over,
    to_decide,
)

KINDS = {
    OptionKind.WORKAROUND: _l("Workaround"),
    OptionKind.RELIEF: _l("Relief for now"),
    OptionKind.SWITCH: _l("Switch supplier"),
    OptionKind.REPLACE: _l("Replace equipment"),
    OptionKind.GO_BACK: _l("Go back"),
    OptionKind.ESCALATE: _l("Take it higher"),
    OptionKind.LIVE_WITH: _l("Live with it"),
}


def kind_words(kind: OptionKind) -> str:
    return str(KINDS[kind])


MANNERS = {
    Manner.SPEECH: _l("In speech"),
    Manner.WRITING: _l("In writing"),
}


def manner_words(manner: Manner) -> str:
    return str(MANNERS[manner])


REACTIONS = {
    Reaction.ACCEPTED: _l("Accepted it"),
    Reaction.TRIED: _l("Are trying it"),
    Reaction.REFUSED: _l("Said no, with a reason"),
    Reaction.DECLINED: _l("A plain no"),
    Reaction.DISMISSED: _l("Waved it away"),
    Reaction.ANGRY: _l("Were angry"),
    Reaction.VENTED: _l("Let off steam"),
    Reaction.BLAMED_US: _l("Pointed to you"),
    Reaction.THANKED: _l("Thanked you"),
    Reaction.LEFT: _l("Left without a word"),
    Reaction.NONE_YET: _l("No answer yet"),
}


def reaction_words(reaction: Reaction) -> str:
    return str(REACTIONS[reaction])


ANGER_AT = {
    Whom.NOT_NOTED: _l("Not noted"),
    Whom.US: _l("You"),
    Whom.VENDOR: _l("A firm"),
    Whom.OTHER: _l("Somebody else"),
}


def whom_words(whom: Whom) -> str:
    return str(ANGER_AT[whom])


REASONS = {
    Why.NOT_NOTED: _l("Not noted"),
    Why.OUTSIDE: _l("An outside reason"),
    Why.EXCUSE: _l("An excuse"),
}


def why_words(why: Why) -> str:
    return str(REASONS[why])


def options_fold(options: tuple[Option, ...], number: int, currency: str) -> Fold:
    """Every option with its price and sides, and how the client took it. Prices are in `currency`."""
    items = tuple(
        Item(option.what, tuple(_option_lines(option, currency)), _look(option.reaction), _option_links(option, number))
        for option in options
    )
    add = Link(_("Add an option"), "options.add", {"number": number})
    return Fold("options", _("Options for the client"), _summary(options), items, (add,))


def advice_fold(advice: tuple[Advice, ...], number: int) -> Fold:
    items = tuple(
        Item(
            one.advice,
            tuple(filter(None, [_offered(one), _reason(one)])),
            _look(one.reaction),
            (
                Link(_("Give it again"), "options.advise", {"number": number, "again": one.id}),
                Link(_("Change"), "options.change_advice", {"number": number, "offer_id": one.id}),
            ),
        )
        for one in advice
    )
    summary = ngettext("%(num)d piece, private", "%(num)d pieces, private", len(items)) if items else _("None noted")
    return Fold("advice", _("Your advice"), summary, items, (Link(_("Note advice"), "options.advise", {"number": number}),))


def option_rests(offers: int, reports: Sequence[int]) -> list[str]:
    """Why an option cannot be taken out; nothing where it can."""
    put = ngettext(
        "It was put to the client once, and that stays noted.",
        "It was put to the client %(num)d times, and that stays noted.",
        offers,
    )
    return [put] * bool(offers) + listed_in(reports)


def answer_link(option: Option, number: int) -> Link:
    """To note the client's answer: to the last offer, or to the first one."""
    here = {"number": number, "option_id": option.id}
    if not option.offers:
        return Link(_("Put it to them"), "options.offer", here)
    words = _("Log the answer") if option.reaction == Reaction.NONE_YET else _("Change the answer")
    return Link(words, "options.answer", here | {"offer_id": option.offers[-1].id})


def _option_links(option: Option, number: int) -> tuple[Link, ...]:
    here = {"number": number, "option_id": option.id}
    again = (Link(_("Offer it again"), "options.offer", here),) if option.offers else ()
    return (answer_link(option, number), *again, Link(_("Change"), "options.edit", here))


def _summary(options: tuple[Option, ...]) -> str:
    if not options:
        return _("None yet")
    undecided = len(to_decide(options))
    if passed_over(options) and not undecided:
        return _("One is chosen")
    if undecided:
        return _("%(open)d of %(all)d not decided", open=undecided, all=len(options))
    return _("All decided")


def _look(reaction: Reaction) -> tuple[str, str]:
    """A reaction as a state: words, and which shape they stand in."""
    if reaction in TAKEN:
        return reaction_words(reaction), "ok"
    return reaction_words(reaction), "open" if reaction == Reaction.NONE_YET else ""


def _option_lines(option: Option, currency: str) -> Iterator[str]:
    facts = [kind_words(option.kind), *price(option, currency), _("last resort") if option.last_resort else None]
    yield " · ".join(filter(None, facts))
    told = (
        (_("Time: %(text)s"), option.time),
        (_("Good side: %(text)s"), option.good_side),
        (_("Bad side: %(text)s"), option.bad_side),
        (_("Can it be undone? %(text)s"), option.undo),
    )
    yield from (label % {"text": text} for label, text in told if text)
    if option.decide_by:
        yield _("Decide by %(day)s", day=day(option.decide_by))
    for offer in option.offers:
        yield from filter(None, [_offered(offer), _reason(offer)])


def price(option: Option, currency: str) -> Iterator[str | None]:
    """What it costs, as amounts and as it was told."""
    if option.cost_once:
        yield _("%(amount)s once", amount=format_currency(option.cost_once, currency))
    if option.cost_monthly:
        yield _("%(amount)s a month", amount=format_currency(option.cost_monthly, currency))
    if option.cost_once == option.cost_monthly == 0:
        yield _("nothing to pay")
        if option.cost == "0":  # the same, as a case file has it
            return
    yield option.cost


def _offered(offer: Offer | Advice) -> str:
    """ "Told on 7 May 2013 · In speech · Were angry · At whom: A firm"."""
    when = _("Told on %(day)s", day=day(offer.at)) if offer.at else _("Told, day not noted")
    how = manner_words(offer.manner) if offer.manner else None
    changed = _("What had changed: %(what)s", what=offer.changed) if offer.changed else None
    return " · ".join(filter(None, [when, how, reaction_words(offer.reaction), *_behind(offer), changed]))


def _behind(offer: Offer | Advice) -> Iterator[str]:
    """What is noted about an anger or a no."""
    if offer.anger_at != Whom.NOT_NOTED:
        yield _("At whom: %(whom)s", whom=whom_words(offer.anger_at))
    if offer.why != Why.NOT_NOTED:
        yield why_words(offer.why)
    if offer.taken_back:
        yield _("Taken back on %(day)s", day=day(offer.taken_back))


def put_before(offer: Offer | Advice) -> str:
    """ "Offered on 7 May 2013. The answer was: A plain no." """
    answer = reaction_words(offer.reaction)
    if offer.at is None:
        return _("Offered before. The answer was: %(answer)s.", answer=answer)
    return _("Offered on %(day)s. The answer was: %(answer)s.", day=day(offer.at), answer=answer)


def _reason(offer: Offer | Advice) -> str | None:
    return offer.reason and _("Their words: %(text)s", text=offer.reason)
