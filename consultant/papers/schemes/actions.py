"""Who takes complaints: what came with the program, and the practice's own entries."""

import tomllib
from functools import cache
from pathlib import Path

from consultant.database import Missing, add_row, as_row, change_row, db, one_row, remove_row
from consultant.matching.rules import folded
from consultant.papers.schemes import rules
from consultant.papers.schemes.models import Scheme
from consultant.parties.actions import key_for


@cache
def built_in() -> dict[str, rules.Scheme]:
    """By key. They are data in English, with the day on which each was checked."""
    content = tomllib.loads((Path(__file__).parent / "schemes.toml").read_text("utf-8"))
    return {scheme.key: scheme for scheme in rules.read_schemes(content)}


def schemes() -> list[rules.Scheme]:
    """By name, the practice's own in place of those that came with the program."""
    own = {row.key: row.to_rule() for row in db.session.scalars(db.select(Scheme))}
    return sorted((built_in() | own).values(), key=lambda one: folded(one.name))


def scheme_named(key: str) -> rules.Scheme:
    """Raises Missing when there is none."""
    found = next((one for one in schemes() if one.key == key), None)
    if found is None:
        raise Missing(f"there is no scheme {key!r}")
    return found


def new_key(name: str) -> str:
    """A key that no other one has."""
    return key_for(name, {one.key for one in schemes()})


def save_scheme(scheme: rules.Scheme) -> None:
    """Keep the practice's own entry under its key."""
    row = db.session.scalars(db.select(Scheme).filter_by(key=scheme.key)).one_or_none()
    if row is None:
        add_row(as_row(Scheme, scheme))
    else:
        change_row(row, **{name: value for name, value in vars(scheme).items() if name not in ("key", "is_own")})


def own_scheme(key: str) -> Scheme:
    """Raises Missing when the practice has none of its own."""
    return one_row(Scheme, key=key)


def remove_scheme(row: Scheme) -> None:
    """What came with the program under that key holds again."""
    remove_row(row)
