"""Options and advice in a case file with what the client answered to each offer of them, and the answers to reports."""

from typing import Any

from consultant.casefile.keys.rules import (
    CaseFileError,
    Key,
    Kind,
    below,
    entry,
    many,
    maybe,
    read_keys,
    write_keys,
)
from consultant.casefile.values.rules import amount, choice, day, day_or_instant, flag, instant, sentence, text, whole, words
from consultant.feedback.rules import GRADED, Answer, Grade
from consultant.feedback.rules import Kind as Asked
from consultant.options.rules import Advice, Manner, Offer, Option, OptionKind, Reaction, Whom, Why

LETTERS = 4  # of an option

# In the base form an option has one undated offer at most, and its answer is one of these.
ANSWERS = {
    "undecided": Reaction.NONE_YET,
    "accepted": Reaction.ACCEPTED,
    "tried": Reaction.TRIED,
    "refused": Reaction.REFUSED,
}
ANSWER_TO = {reaction: answer for answer, reaction in ANSWERS.items()}


def _read_answer(value: Any, path: str) -> str:
    if words.read(value, path) not in ANSWERS:
        raise CaseFileError(path, "must be one of: " + ", ".join(ANSWERS))
    return value


MANNER = (
    Key("reason", maybe(words), default=None),
    Key("manner", maybe(choice(Manner)), default=None),
    Key("changed", maybe(words), default=None),
    Key("anger_at", choice(Whom), default=Whom.NOT_NOTED),
    Key("why", choice(Why), default=Why.NOT_NOTED),
    Key("taken_back", maybe(day), default=None),
)

offer = entry(
    Offer,
    Key("reaction", choice(Reaction)),
    Key("at", maybe(instant), default=None),
    *MANNER,
)

OPTION = (
    Key("what", sentence),
    Key("kind", choice(OptionKind)),
    Key("cost", maybe(words)),
    Key("effort", maybe(words)),
    Key("client_response", Kind(_read_answer)),
    Key("refusal_reason", maybe(words)),
    Key("cost_once", maybe(amount), default=None),
    Key("cost_monthly", maybe(amount), default=None),
    Key("time", maybe(words), default=None),
    Key("good_side", maybe(words), default=None),
    Key("bad_side", maybe(words), default=None),
    Key("undo", maybe(words), default=None),
    Key("last_resort", flag, default=False),
    Key("decide_by", maybe(day), default=None),
    Key("offers", many(offer), default=None),
)


def _offers(answer: str, reason: str | None) -> tuple[Offer, ...]:
    """The offers that an option in base form stands for."""
    if answer == "undecided" and reason is None:
        return ()
    return (Offer(ANSWERS[answer], reason=reason),)


def _answer(offers: tuple[Offer, ...]) -> tuple[str, str | None]:
    """What the base form can say about these offers: the last one's answer and its reason."""
    if not offers:
        return "undecided", None
    return ANSWER_TO.get(offers[-1].reaction, "undecided"), offers[-1].reason


def _read_option(value: Any, path: str) -> Option:
    given = read_keys(value, path, OPTION)
    answer, reason, offers = given.pop("client_response"), given.pop("refusal_reason"), given.pop("offers")
    if answer == "refused" and not reason:
        raise CaseFileError(below(path, "refusal_reason"), "must say why the client refused")
    if offers is not None and _answer(offers) != (answer, reason):
        raise CaseFileError(below(path, "offers"), "must end with the answer of client_response and refusal_reason")
    return Option(**given, offers=_offers(answer, reason) if offers is None else offers)


def _write_option(option: Option) -> dict[str, Any]:
    answer, reason = _answer(option.offers)
    base: dict[str, Any] = {"client_response": answer, "refusal_reason": reason, "offers": None}
    if [offer.write(one) for one in option.offers] != [offer.write(one) for one in _offers(answer, reason)]:
        base["offers"] = option.offers
    return write_keys(vars(option) | base, OPTION)


option = Kind(_read_option, _write_option)

advice = entry(
    Advice,
    Key("at", day_or_instant),
    Key("advice", words),
    Key("client_reaction", choice(Reaction), "reaction"),
    *MANNER,
)


FEEDBACK = (
    Key("at", instant),
    Key("report", whole(2**31 - 1)),
    Key("kind", choice(Asked)),
    Key("said", words),
    Key("letter", maybe(text(LETTERS, empty=False)), default=None),
    Key("corrected", maybe(sentence), default=None),
    Key("corrected_in", maybe(whole(2**31 - 1)), default=None),
    Key("seen", flag, default=False),
)


def _read_feedback(value: Any, path: str) -> Answer:
    given = Answer(**read_keys(value, path, FEEDBACK))
    if given.kind in GRADED and given.said not in set(Grade):
        raise CaseFileError(below(path, "said"), "must be one of: " + ", ".join(Grade))
    if (given.corrected is None) != (given.corrected_in is None):
        raise CaseFileError(below(path, "corrected_in"), "must stand beside what is corrected, and only there")
    return given


feedback = Kind(_read_feedback, lambda answer: write_keys(vars(answer), FEEDBACK))
