"""What a process and all that it started cost: processor time and memory, as the system counts them."""

import os
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # a second


def family(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for one in found:
        with suppress(FileNotFoundError):
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return found


def named(name: str) -> list[int]:
    """Those of this program's own family whose command line has this word."""
    return [one for one in family(os.getpid()) if name in _read(one, "cmdline").replace("\0", " ")]


def spent(pids: list[int]) -> float:
    """Seconds of processor time that these processes have taken, with those of their children that have ended."""
    return sum(sum(map(int, _read(one, "stat").rpartition(")")[2].split()[11:15])) for one in pids) / TICKS


def megabytes(pid: int, of: str = "VmRSS") -> float:
    """Resident memory: `of` is VmRSS for now, VmHWM for the most that it ever was."""
    return int(_read(pid, "status").split(f"{of}:")[1].split()[0]) / 1_024


def _read(pid: int, what: str) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/{what}").read_text()
    return ")" + " 0" * 20
