"""What a client gets on request, as plain data: no more than what may be printed, and what was printed."""

from dataclasses import dataclass

README = "README.txt"


@dataclass(frozen=True)
class Handed:
    """One case in the archive. `files` are names of members within its folder; `lost` are files whose bytes are gone."""

    number: int
    title: str
    reports: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        return f"case-{self.number}"


def member_name(place: int, name: str) -> str:
    """Files may share a name; a number in front tells them apart."""
    return f"files/{place:03d} {name}"
