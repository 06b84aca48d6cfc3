"""What comes behind a letter: a sheet in front of each proof, its photos, the pages of its files, and what is sent apart."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.documents.rules import Copy
from consultant.evidence.rules import Evidence
from consultant.papers.enclosures.rules import Apart, Enclosure
from consultant.papers.rules import Picture, Sheet
from consultant.reports.page_one.rules import WIDEST
from consultant.reports.told.words import ended, on, quote

Enclosures = tuple[Enclosure, ...]

WHY_APART = {
    Apart.LOCKED: _l("it wants a password"),
    Apart.BROKEN: _l("it cannot be opened"),
    Apart.TOO_MUCH: _l("it is too large"),
    Apart.NO_PAGES: _l("it is no picture and no PDF"),
    Apart.GONE: _l("it is missing on the server"),
}


def behind(files: Enclosures) -> Iterator[str]:
    """What of these comes behind the letter, and what is sent apart."""
    pages, photos = sum(file.pages for file in files), sum(not file.pages and not file.apart for file in files)
    if pages:
        yield ngettext("%(num)d page behind this letter.", "%(num)d pages behind this letter.", pages)
    if photos:
        yield ngettext("%(num)d photo behind this letter.", "%(num)d photos behind this letter.", photos)
    for file in files:
        if file.apart:
            yield _("Sent apart: %(name)s.", name=quote(file.name))


def apart(file: Enclosure) -> str:
    """For the screen: why a file is not behind the letter, and what to do."""
    assert file.apart
    return _("“%(name)s” is not behind the letter: %(why)s. Send it apart.", name=file.name, why=WHY_APART[file.apart])


def sheets(proofs: tuple[tuple[Evidence, Enclosures], ...]) -> tuple[Sheet, ...]:
    """One in front of each proof that has more to show than its line in the letter."""
    shows = [proof.text or any(not file.apart for file in files) for proof, files in proofs]
    return tuple(_sheet(place, *proofs[place - 1]) for place, more in enumerate(shows, 1) if more)


def copies(proofs: tuple[tuple[Evidence, Enclosures], ...]) -> tuple[Copy, ...]:
    """What the press draws on the pages that the sheets have for it."""
    return tuple(Copy(_id(file, page), file.resource, page) for _proof, files in proofs for file in files for page in range(file.pages))


def _sheet(place: int, proof: Evidence, files: Enclosures) -> Sheet:
    number = _("P%(number)d", number=place)
    said = [_("It says: %(words)s.", words=quote(proof.text))] if proof.text else []
    photos = [file for file in files if not file.pages and not file.apart]
    return Sheet(
        heading=_("%(number)s: %(what)s", number=number, what=ended(proof.what)),
        sentences=(_("Of %(day)s.", day=on(proof.when)), *said, *behind(tuple(file for file in files if file.apart))),
        photos=tuple(Picture(file.resource, _photo(number, at, len(photos))) for at, file in enumerate(photos, 1)),
        pages=tuple((_id(file, page), _page(number, file, page)) for file in files for page in range(file.pages)),
    )


def _photo(number: str, place: int, count: int) -> str:
    return _("%(number)s, photo %(place)d of %(count)d", number=number, place=place, count=count)


def _page(number: str, file: Enclosure, page: int) -> str:
    name = WIDEST.clip_name(file.name)  # on one line
    return _("%(number)s, %(name)s, page %(page)d of %(pages)d", number=number, name=name, page=page + 1, pages=file.pages)


def _id(file: Enclosure, page: int) -> str:
    return f"{file.resource}-{page}"
