"""How often a password may be tried before one has to wait. Nobody waits longer than `WINDOW`.

Links are not counted: nobody guesses their 256 random bits, and looking at one changes nothing.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WINDOW = timedelta(minutes=15)
KNOWN = timedelta(days=30)  # from where somebody signed in, others cannot make them wait
OF_ACCOUNT_FROM_ADDRESS = 5
FROM_ADDRESS = 30
OF_ACCOUNT = 30  # from all addresses together


class Door(StrEnum):
    """What is tried; each is counted by itself."""

    PASSWORD = "password"
    SIGN_UP = "sign-up"


@dataclass(frozen=True)
class Try:
    """Of an account (None where there is none), from an address: whatever stands for them."""

    account: str | None
    address: str
    at: datetime
    good: bool = False


def network(address: str | None) -> str:
    """What counts as one address: of the sixth version the network, since everybody there has as many as they like."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return address or ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def wait(tries: Iterable[Try], account: str | None, address: str, at: datetime) -> timedelta | None:
    """How long the next try has to wait; None when it need not. `tries` went through one door, in their order."""
    pair: list[datetime] = []
    from_address: list[datetime] = []
    of_account: list[datetime] = []
    is_known = False
    for one in tries:
        if at - one.at >= KNOWN:
            continue
        here, theirs = one.address == address, account is not None and one.account == account
        if one.good and here and theirs:
            is_known, pair = True, []
        if one.good or abs(at - one.at) >= WINDOW:  # ahead: the clock was set back since
            continue
        for times, fits in ((pair, here and theirs), (from_address, here), (of_account, theirs)):
            if fits:
                times.append(one.at)
    limits = [(pair, OF_ACCOUNT_FROM_ADDRESS), (from_address, FROM_ADDRESS)]
    if not is_known:
        limits.append((of_account, OF_ACCOUNT))
    waits = (times[-most] + WINDOW - at for times, most in limits if len(times) >= most)
    return max((min(long, WINDOW) for long in waits), default=None)
