"""A letter of complaint: what the client writes in it, and what comes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Loss:
    what: str
    amount: Decimal


@dataclass(frozen=True)
class Complaint:
    """To the firm, or (`to_scheme`) to whoever takes complaints about it. `left_out` and `proofs` are rows of evidence."""

    wrong: str = ""
    wants: str = ""
    answer_by: date | None = None
    address: str = ""  # the client's own
    scheme: str | None = None  # its key: the next step, or where the letter goes
    to_scheme: bool = False
    complained_on: date | None = None  # the first time
    answered: str = ""  # what the firm answered then
    losses: tuple[Loss, ...] = ()
    left_out: tuple[int, ...] = ()  # proof that does not come with it; what is added later does
    language: str | None = None  # of the letter; None: the one that the client reads
    proofs: tuple[int, ...] | None = None  # of a letter saved before `left_out` was kept: all that comes with it

    def takes(self, proof: int) -> bool:
        return proof not in self.left_out and (not self.proofs or proof in self.proofs)

    def is_too_late(self, today: date) -> bool:
        """The day by which it asks for an answer has passed: printed today, nobody could keep to it."""
        return self.answer_by is not None and self.answer_by < today

    @property
    def sum(self) -> Decimal:
        return sum((loss.amount for loss in self.losses), Decimal(0))


def write_complaint(complaint: Complaint) -> dict[str, Any]:
    """As JSON keeps it; `read_complaint` reads it back equal."""
    plain = dict(vars(complaint))
    plain["losses"] = [[loss.what, str(loss.amount)] for loss in complaint.losses]
    return plain | {name: plain[name] and plain[name].isoformat() for name in ("answer_by", "complained_on")}


def read_complaint(plain: Mapping[str, Any]) -> Complaint:
    days = {name: plain[name] and date.fromisoformat(plain[name]) for name in ("answer_by", "complained_on")}
    losses = tuple(Loss(what, Decimal(amount)) for what, amount in plain["losses"])
    proofs = plain["proofs"] if plain["proofs"] is None else tuple(plain["proofs"])
    return Complaint(**dict(plain) | days | {"losses": losses, "proofs": proofs, "left_out": tuple(plain.get("left_out", ()))})
