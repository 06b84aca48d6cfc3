"""When we look again: a date, an event, both, or a deliberate never."""

from dataclasses import dataclass
from datetime import date as Day


@dataclass(frozen=True)
class Revisit:
    """`trigger` is the event, as recorded. `never` is deliberate and has a reason."""

    date: Day | None = None
    trigger: str | None = None
    never: bool = False
    reason: str | None = None  # why never; private

    @property
    def event(self) -> str | None:
        """The trigger when it is a real one: a text that begins with "none" is not (domain.md, Report facts)."""
        text = (self.trigger or "").strip()
        return None if self.never or not text or text.lower().startswith("none") else text

    @property
    def is_never(self) -> bool:
        return self.never or (self.date is None and self.event is None)
