"""Texts that the house supplied, found wherever a case holds them."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from consultant.cases.rules import ClientOfCase
from consultant.parties.rules import Party

NAMES = (ClientOfCase, Party)  # who is called like a part stays so


def retold(value: Any, tell: Callable[[str], str]) -> Any:
    """The same value with each text in it told anew; what has nothing to tell comes back itself."""
    if type(value) is str:
        return tell(value)
    if type(value) is tuple:
        told = tuple(retold(one, tell) for one in value)
        return told if any(new is not old for new, old in zip(told, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, NAMES):
        return value
    pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
    new = {name: told for name, old in pairs if (told := retold(old, tell)) is not old}
    return replace(value, **new) if new else value
