"""The files of a case's evidence, made ready to be printed behind a letter."""

from collections import defaultdict
from collections.abc import Iterable

from consultant.documents.actions import pages_of_file
from consultant.documents.rules import UnreadableFile
from consultant.evidence.files.actions import attachment_of, attachments_of, content_of
from consultant.evidence.files.rules import Attachment, FileKind
from consultant.papers.enclosures.rules import MOST_BYTES, MOST_PAGES, Apart, Enclosure
from consultant.pictures.actions import NotAPicture, flat, opened, written

LONGEST = 1600  # pixels of a picture's longer side: sharp on A4
QUALITY = 85


def enclosures_of(case_id: int, evidence: Iterable[int]) -> tuple[dict[int, tuple[Enclosure, ...]], dict[str, bytes]]:
    """By the row of evidence, its files in their order; and the bytes of those that fit, by resource. What comes first has the room.

    Raises DocumentError when the press itself fails.
    """
    files: dict[int, list[Attachment]] = defaultdict(list)
    for file in attachments_of(case_id):
        files[file.evidence or 0].append(file)
    found, bytes_of, pages = {}, {}, 0
    for proof in evidence:
        for file in files.get(proof, ()):
            one, data = _made_ready(case_id, file, MOST_BYTES - sum(map(len, bytes_of.values())), MOST_PAGES - pages)
            pages += one.pages
            bytes_of |= {one.resource: data} if data else {}
            found[proof] = (*found.get(proof, ()), one)
    return found, bytes_of


def _made_ready(case_id: int, file: Attachment, room: int, pages: int) -> tuple[Enclosure, bytes | None]:
    resource = f"file-{file.id}"
    if not file.kind.is_picture and file.kind != FileKind.PDF:
        return Enclosure(resource, file.name, apart=Apart.NO_PAGES), None
    data = content_of(attachment_of(case_id, file.id))
    if data is None:
        return Enclosure(resource, file.name, apart=Apart.GONE), None
    try:
        count, data = (0, _small(data)) if file.kind.is_picture else (pages_of_file(data) if len(data) <= room else 0, data)
    except UnreadableFile as error:
        return Enclosure(resource, file.name, apart=Apart.LOCKED if error.is_locked else Apart.BROKEN), None
    except NotAPicture:
        return Enclosure(resource, file.name, apart=Apart.BROKEN), None
    if len(data) > room or count > pages:
        return Enclosure(resource, file.name, apart=Apart.TOO_MUCH), None
    return Enclosure(resource, file.name, count), data


def _small(data: bytes) -> bytes:
    with opened(data, (LONGEST, LONGEST)) as (picture, _kind):
        picture.thumbnail((LONGEST, LONGEST))
        return written(flat(picture), "JPEG", quality=QUALITY)
