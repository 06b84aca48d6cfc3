"""Who is in a case: read, add, change, remove."""

import re

from consultant.database import add_row, as_row, change_row, one_row, remove_row, rows_of
from consultant.matching.rules import folded
from consultant.organizations.actions import forget_unknown, organization_named
from consultant.parties import rules
from consultant.parties.models import Keys, Part, Party


def party_rows(case_id: int) -> list[Party]:
    return rows_of(Party, case_id)


def parties_of(case_id: int) -> tuple[rules.Party, ...]:
    return tuple(row.to_rule() for row in party_rows(case_id))


def party_of(case_id: int, key: str) -> Party:
    """Raises Missing when this case has no such party."""
    return one_row(Party, key=key, case_id=case_id)


def keys_of(parties: list[Party]) -> Keys:
    """From database rows to ids in the case, None to None."""
    return {None: None} | {party.id: party.key for party in parties}


def ids_of(case_id: int) -> dict[str | None, int | None]:
    """From ids in the case to database rows, None to None."""
    return {None: None} | {party.key: party.id for party in party_rows(case_id)}


def parts_of(case_id: int, keys: Keys) -> tuple[rules.Part, ...]:
    return tuple(part.to_rule(keys) for part in rows_of(Part, case_id))


def part_names(case_id: int) -> list[str]:
    return [part.name for part in rows_of(Part, case_id)]


def add_party(case_id: int, party: rules.Party) -> Party:
    """Add a party under its own id. A firm is filed in the practice's directory by its name."""
    return add_row(as_row(Party, party, key=party.id, case_id=case_id, organization_id=_firm_of(party)))


def add_named_party(case_id: int, name: str, role: rules.Role, looks_after: str | None = None) -> Party:
    """A party made on the spot from a name; a firm of that name in this case is taken as it is, whatever its role."""
    parties = party_rows(case_id)
    alike = (party for party in parties if folded(party.name) == folded(name))
    same = next((party for party in alike if party.role == role or not rules.OUR_SIDE & {party.role, role}), None)
    party = same or add_party(case_id, rules.Party(key_for(name, {party.key for party in parties}), name, role))
    if looks_after:
        note_part(case_id, rules.Part(looks_after, party.key))
    return party


def counterpart(case_id: int, party: rules.Party) -> Party:
    """Who stands for a party of another case in this one: client for client, consultant for consultant, a firm by its name."""
    own = (row for row in party_rows(case_id) if row.role == party.role) if party.role in rules.OUR_SIDE else ()
    return next(iter(own), None) or add_named_party(case_id, party.name, party.role)


def change_party(party: Party, **facts: object) -> None:
    """Set columns of a party in place; a firm is filed anew under the name that it has then."""
    before = party.organization_id
    change_row(party, **facts)
    change_row(party, organization_id=_firm_of(party.to_rule()))
    if before not in (None, party.organization_id):
        forget_unknown(before)


def remove_party(party: Party) -> None:
    """For one that nothing names: what points at it keeps it."""
    remove_row(party)


def add_part(case_id: int, part: rules.Part) -> Part:
    return add_row(as_row(Part, part, case_id=case_id, party_id=ids_of(case_id)[part.party]))


def note_part(case_id: int, part: rules.Part) -> None:
    """Add a part, unless the list says already that this party looks after it."""
    known = parts_of(case_id, keys_of(party_rows(case_id)))
    if (part.name, part.party) not in {(one.name, one.party) for one in known}:
        add_part(case_id, part)


def _firm_of(party: rules.Party) -> int | None:
    return organization_named(party.name, party.role).id if party.is_outside else None


def key_for(name: str, taken: set[str]) -> str:
    """A readable id from a name in any script: "Till maker" becomes "till-maker", the second one "till-maker-2"."""
    stem = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:60] or "party"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key
