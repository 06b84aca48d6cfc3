"""People who work for a firm stand on a client's paper by first name or desk only (report/design.md, Fairness)."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from consultant.cases.rules import CaseRecord

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof"})
_TITLE = "|".join(sorted(TITLES))  # it goes with the name that follows
PARTICLES = frozenset({"van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "bin", "al"})
# What a desk or a job is called: capitals there are nobody's name.
_DESKS = """
account accounts agent assistant automated back bank billing branch business call calls care cards center centre chat claims
clerk collections company complaints contact coordinator counter credit customer customers department dept desk director duty
emergency engineer engineering escalations faults field finance first floor foreman fraud front group head help helpdesk home
hotline installer installers internet level line live lead main maintenance manager managers mobile network networks new night
number office online operations operator orders owner payments phone planning press product quality queue reception
receptionist recorded regional repair repairs sales same second secretary security senior service services shift shop site
specialist staff store supervisor support team technical technician technicians tech the third tier ticket voicemail warehouse
web welcome
atención cliente clientes departamento equipo facturación oficina servicio soporte tienda técnico técnica ventas
"""
NO_NAMES = frozenset(_DESKS.split())


def full_names(record: CaseRecord) -> dict[str, str]:
    """First and last names of those whom we spoke to at a firm, each with how paper calls them."""
    outside = {party.id for party in record.parties if party.is_outside}
    versions = [version for call in record.calls for version in (call, *call.corrections) if outside & {*call.parties}]
    texts = [version.spoke_to for version in versions]
    texts += [said.speaker for version in versions for said in version.statements if said.by in outside]
    ours = {_folded(name) for name in (record.client.name, *(each for party in record.parties for each in (party.name, party.called)))}
    return {full: short for text in texts for full, short in _in_full(text or "") if not any(_folded(full) in name for name in ours)}


def by_first_names(text: str, names: dict[str, str]) -> str:
    """The text with each of these names in its short form."""
    for full in sorted(names, key=len, reverse=True):
        words = r"\s+".join(map(re.escape, full.split()))
        text = re.sub(rf"(?<!\w)(?:(?i:{_TITLE})\.?\s+)?{words}(?!\w)", lambda _, short=names[full]: short, text)
    return text


def all_by_first_names(plain: Any, names: dict[str, str]) -> Any:
    """The same of each text in plain JSON values: written as JSON, a line break before a name would be a letter."""
    match plain:
        case str():
            return by_first_names(plain, names)
        case list():
            return [all_by_first_names(one, names) for one in plain]
        case dict():
            return {key: all_by_first_names(one, names) for key, one in plain.items()}
    return plain


def _in_full(text: str) -> Iterator[tuple[str, str]]:
    """Two or more words with capitals side by side; what is said of a desk parts them."""
    for piece in re.split(r"[^\w\s'’.\-]", text):
        for is_name, run in groupby(piece.split(), _may_be_name):
            words = _trimmed(list(run)) if is_name else []
            named = words[1:] if words and _plain(words[0]) in TITLES else words
            if sum(word[0].isupper() for word in named) > 1:
                yield " ".join(named).removesuffix("."), named[0]


def _may_be_name(word: str) -> bool:
    shouted = len(word) > 2 and word.isupper()  # an abbreviation, or a staff number
    return _plain(word) in PARTICLES or (word[0].isupper() and not shouted and _plain(word) not in NO_NAMES)


def _trimmed(words: list[str]) -> list[str]:
    """Without particles at either end: they belong to no name."""
    while words and words[0] in PARTICLES:
        words = words[1:]
    while words and words[-1] in PARTICLES:
        words = words[:-1]
    return words


def _plain(word: str) -> str:
    return word.rstrip(".").lower()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
