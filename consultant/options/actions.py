"""Options and offers of a case: read, add, change, and note how the client took them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from consultant.database import add_row, as_row, change_row, one_row, remove_row, rows_of, rows_with
from consultant.options import rules
from consultant.options.letters.rules import Lettered
from consultant.options.models import Offer, Option


def options_of(case_id: int) -> tuple[rules.Option, ...]:
    return options_by_case([case_id])[case_id]


def options_by_case(case_ids: Sequence[int]) -> dict[int, tuple[rules.Option, ...]]:
    """The options of several cases at once, each with its offers."""
    options: dict[int, list[rules.Option]] = {case_id: [] for case_id in case_ids}
    for row, offers in rows_with(Option, Offer, Offer.option_id, *case_ids).items():
        options[row.case_id].append(row.to_rule(tuple(offer.to_offer() for offer in offers)))
    return {case_id: tuple(found) for case_id, found in options.items()}


def advice_of(case_id: int) -> tuple[rules.Advice, ...]:
    return tuple(offer.to_advice() for offer in rows_of(Offer, case_id) if offer.option_id is None)


def option_of(case_id: int, option_id: int) -> Option:
    """Raises Missing when this case has no such option."""
    return one_row(Option, id=option_id, case_id=case_id)


def add_option(case_id: int, option: rules.Option) -> Option:
    row = add_row(as_row(Option, option, case_id=case_id))
    for offer in option.offers:
        offer_option(row, offer)
    return row


def offer_option(option: Option, offer: rules.Offer) -> Offer:
    """Note that the option was put to the client, and how the client took it."""
    return add_row(as_row(Offer, offer, case_id=option.case_id, option_id=option.id))


def settle_option(case_id: int, put: Lettered, reaction: rules.Reaction, *, at: datetime) -> None:
    """Note what the client decided in writing about what was put to them, on the day of their answer. Nothing, when the case
    has no such option any more, or they said so before."""
    option = next((row for row in rows_of(Option, case_id) if put.is_of(row.what, row.id)), None)
    if option is None:
        return
    last = _last_offer(option)
    if last is None or last.at and last.reaction != reaction:
        offer_option(option, rules.Offer(reaction, at, manner=rules.Manner.WRITING))
    elif last.reaction != reaction or last.at is None:
        change_offer(last, reaction=reaction, at=at)


def put_options(case_id: int, offered: Collection[Lettered], *, at: datetime) -> None:
    """A report put these options to the client: note it of each that was never put to them on a day that is known."""
    for option in rows_of(Option, case_id):
        was_put = any(one.is_of(option.what, option.id) for one in offered)
        last = _last_offer(option) if was_put else None
        if was_put and last is None:
            offer_option(option, rules.Offer(rules.Reaction.NONE_YET, at, manner=rules.Manner.WRITING))
        elif last and last.reaction == rules.Reaction.NONE_YET and last.at is None:
            change_offer(last, at=at)


def _last_offer(option: Option) -> Offer | None:
    return next((row for row in reversed(rows_of(Offer, option.case_id)) if row.option_id == option.id), None)


def offers_of(option: Option) -> tuple[rules.Offer, ...]:
    """Each time it was put to the client, in that order."""
    return tuple(row.to_offer() for row in rows_of(Offer, option.case_id) if row.option_id == option.id)


def give_advice(case_id: int, advice: rules.Advice) -> Offer:
    """Note that advice was given, and how the client took it."""
    return add_row(as_row(Offer, advice, case_id=case_id))


def offer_of(case_id: int, offer_id: int, option_id: int | None) -> Offer:
    """An offer of this option, or advice when `option_id` is None. Raises Missing when this case has no such one."""
    return one_row(Offer, id=offer_id, case_id=case_id, option_id=option_id)


def change_option(option: Option, **facts: object) -> None:
    """Set columns of an option; the offers of it stay."""
    change_row(option, **facts)


def remove_option(option: Option) -> None:
    """For one on which nothing rests: it was never put to the client, and no report lists it."""
    remove_row(option)


def change_offer(offer: Offer, **facts: object) -> None:
    """Note how the client took it, or mend what was noted about it."""
    change_row(offer, **facts)
