"""The stop line: unpaid minutes agreed for a case, and how many are used (domain.md rule 11). Private."""

from dataclasses import dataclass

WARNS_AT = 80  # per cent


@dataclass(frozen=True)
class StopLine:
    """Minutes; both are whole numbers."""

    agreed: int
    used: int

    @property
    def warns(self) -> bool:
        """At 80 % of what was agreed; a case without unpaid minutes is at no line."""
        return self.used > 0 and 100 * self.used >= WARNS_AT * self.agreed

    @property
    def reached(self) -> bool:
        return self.used > 0 and self.used >= self.agreed


def agreed_minutes(*lines: int | None) -> int | None:
    """The first that was agreed, of the case, its client and the practice; None when none was."""
    return next((line for line in lines if line is not None), None)


def stop_line(agreed: int | None, used: int) -> StopLine | None:
    """None while there is nothing to say about it."""
    line = None if agreed is None else StopLine(agreed, used)
    return line if line and line.warns else None
