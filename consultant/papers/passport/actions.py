"""The check list of what worked before, with its photos."""

from collections import defaultdict
from datetime import datetime

from consultant.accounts.models import Practice
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.evidence.files.actions import attachment_of, attachments_of, small_of
from consultant.evidence.files.rules import Attachment
from consultant.languages.actions import speaking
from consultant.papers.actions import facts_of, printed
from consultant.papers.passport.words import passport, picture_name
from consultant.papers.rules import PaperName
from consultant.reports.supplied.actions import in_language

MOST_PHOTOS = 3  # of one thing


def passport_pdf(case: Case, practice: Practice, now: datetime) -> bytes:
    """Raises DocumentError."""
    facts = facts_of(case, practice, now)
    places = {item.id: place for place, item in enumerate(record_of(case).baseline)}
    photos: dict[int, tuple[Attachment, ...]] = defaultdict(tuple)
    pictures: dict[str, bytes] = {}
    for photo in attachments_of(case.id):
        if photo.baseline not in places or not photo.kind.is_picture or len(photos[places[photo.baseline]]) == MOST_PHOTOS:
            continue
        small = small_of(attachment_of(case.id, photo.id))
        if small is not None:  # its bytes may be lost with a disk: what is left still prints
            photos[places[photo.baseline]] += (photo,)
            pictures[picture_name(photo)] = small
    with speaking(facts.language):
        return printed(PaperName.PASSPORT, [passport(in_language(facts), photos)], facts.day, pictures, edition=facts.edition)
