"""The next step and why (domain.md rule 9). Codes and values only; `words.py` makes the sentences."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class NextStep:
    """`rule` is the letter of rule 9, `code` its variant ("ask", "chase", "do_ours", "ask_client", "joint_call", "proof",
    "escalate", "decide", "wind_down", "get_in_writing", "verify_and_close", "earliest_due", "nothing_due").
    `parties` are the ids it concerns, `rows` the paths it rests on ("calls[3].promises[0]", "options[1]")."""

    rule: str
    code: str
    parties: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    due: date | datetime | None = None
    text: str | None = None  # recorded words it is about: a promise's or an option's
