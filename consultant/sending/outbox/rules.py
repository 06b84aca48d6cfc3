"""What becomes of a report on its way to the client, and when a mail that did not get through is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))  # after the first try, the second ...
STUCK = timedelta(minutes=30)  # a try that takes longer was cut off: its process is gone; see the limits in delivery
LONGEST_ANSWER = 300  # characters kept of what a server said


class How(StrEnum):
    MAIL = "mail"
    LINK = "link"
    PAPER = "paper"


class State(StrEnum):
    WAITING = "waiting"
    TRYING = "trying"
    SENT = "sent"
    REFUSED = "refused"  # for good, by the server
    GIVEN_UP = "given up"  # after the last try
    UNSURE = "unsure"  # it was cut off when all was said: it may have gone out
    CALLED_OFF = "called off"
    CAME_BACK = "came back"


class Problem(StrEnum):
    NO_ANSWER = "no answer"  # nobody there, or the line broke
    NOT_SAFE = "not safe"  # no encryption that can be trusted
    SIGN_IN = "sign in"  # our name or password
    SENDER = "sender"  # our own address is refused
    ADDRESS = "address"  # the client's is
    MESSAGE = "message"  # the mail itself is: too large, or taken for spam
    NOT_WRITTEN = "not written"  # we could not even make it
    BUSY = "busy"  # the server asks to come again


BAD = frozenset({State.REFUSED, State.GIVEN_UP, State.UNSURE, State.CAME_BACK})
MAY_BE_OUT = frozenset({State.UNSURE, State.CAME_BACK})  # the client may have it all the same
CAN_GO_AGAIN = BAD | {State.WAITING}
FOR_GOOD = frozenset({Problem.ADDRESS, Problem.MESSAGE})  # trying again changes nothing


@dataclass(frozen=True)
class Outcome:
    """Of one try. Without a problem it is sent; `answer` is what the server said."""

    problem: Problem | None = None
    answer: str = ""
    is_unsure: bool = False


@dataclass(frozen=True)
class Sending:
    """One time a report was sent, or is on its way. `to` is an address or a name."""

    id: int
    how: How
    to: str
    at: datetime
    state: State
    attempts: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    problem: Problem | None = None
    answer: str | None = None
    seen: bool = False

    @property
    def is_bad(self) -> bool:
        """Whether there is something to say about it."""
        return self.state in BAD or (self.state == State.WAITING and self.problem is not None)

    @property
    def is_news(self) -> bool:
        """Whether somebody should look at it: many servers ask whoever is new to come again once, and then take the mail."""
        return self.is_bad and not self.seen and (self.state != State.WAITING or self.attempts > 1)


def after_try(outcome: Outcome, attempts: int, at: datetime) -> tuple[State, datetime | None]:
    """What it is after so many tries, and when the next one is. What may have gone out is never sent again by itself."""
    if outcome.is_unsure:
        return State.UNSURE, None
    if outcome.problem is None:
        return State.SENT, None
    if outcome.problem in FOR_GOOD:
        return State.REFUSED, None
    if attempts > len(PAUSES):
        return State.GIVEN_UP, None
    return State.WAITING, at + PAUSES[attempts - 1]
