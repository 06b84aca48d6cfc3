"""Files of a case: keep one, bind it to a call, a piece of evidence or a baseline item, and take it out."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from hashlib import sha256

from consultant.database import add_row, change_row, db, one_row, remove_row, rows_of, take_turn
from consultant.evidence.files import rules
from consultant.evidence.files.models import Attachment
from consultant.evidence.files.photos.actions import cleaned
from consultant.evidence.files.rules import FileProblem, Problem, StoredFile
from consultant.evidence.files.store import actions as store


def store_file(data: bytes, name: str) -> StoredFile:
    """Check a file by its content, keep of a picture only the pixels, and put it on disk: it is there when this returns.

    `data` may be cut after MOST_BYTES + 1. Until `attach` is called nothing points at it, and after a day it may be gone.
    Raises FileProblem.
    """
    kind = rules.kind_of(data)
    if isinstance(kind, Problem):
        raise FileProblem(kind, rules.shown_name(name))
    small = taken = None
    if kind is None:
        kind, data, small, taken = cleaned(data, name)
    stored = StoredFile(sha256(data).hexdigest(), kind, len(data), rules.clean_name(name, kind), taken)
    store.put(stored, data, small)
    return stored


def is_there(stored: StoredFile | Attachment) -> bool:
    """Whether its bytes are: what is not attached may have waited for too long, what is may have been lost with a disk."""
    return store.is_there(stored.sha256)


def attach(
    case_id: int,
    stored: StoredFile,
    *,
    call_id: int | None = None,
    evidence_id: int | None = None,
    baseline_id: int | None = None,
    what: str = "",
) -> Attachment:
    """Bind a stored file to a case, and there to what else it belongs to. `call_id` is an entry's first version.

    The same file bound to the same things again is the one that is there. Raises FileProblem (GONE: it has to be sent again).
    """
    bound = {"call_id": call_id, "evidence_id": evidence_id, "baseline_id": baseline_id}
    query = db.select(Attachment).filter_by(case_id=case_id, sha256=stored.sha256, **bound)
    if there := db.session.scalars(query).first():
        return there
    take_turn(db.session)  # from here on nobody deletes it
    if not store.is_there(stored.sha256):
        raise FileProblem(Problem.GONE, stored.name)
    return add_row(Attachment(case_id=case_id, what=what, added_at=datetime.now(UTC), **vars(stored), **bound))


def attachments_of(case_id: int) -> tuple[rules.Attachment, ...]:
    """In the order in which they were added."""
    return tuple(row.to_rule() for row in rows_of(Attachment, case_id))


def attachment_of(case_id: int, attachment_id: int) -> Attachment:
    """Raises Missing when this case has no such file."""
    return one_row(Attachment, id=attachment_id, case_id=case_id)


def content_of(row: Attachment) -> bytes | None:
    """The file's bytes; None where they are gone from the disk or not the same any more."""
    return store.content(row.sha256)


def small_of(row: Attachment) -> bytes | None:
    """Of a picture: a small JPEG that stands in for it."""
    return store.small(row.sha256)


def attach_all(case_id: int, files: Iterable[StoredFile], **bound: int) -> None:
    """`attach` for several that were sent at once."""
    for stored in files:
        attach(case_id, stored, **bound)


def choose_for_evidence(case_id: int, evidence_id: int, chosen: Collection[int]) -> None:
    """Of the case's files, these belong to the piece of evidence, and no others; those of other pieces stay theirs."""
    for row in rows_of(Attachment, case_id):
        if row.evidence_id in (None, evidence_id):
            row.evidence_id = evidence_id if row.id in chosen else None
    db.session.flush()


def describe(row: Attachment, what: str) -> None:
    """What it shows; "" for nothing to say."""
    change_row(row, what=what)


def copy_attachments(call_id: int, case_id: int, to_call_id: int) -> None:
    """The files of one entry of the log, to another one in another case: even where the bytes of one are gone from the disk."""
    for row in db.session.scalars(db.select(Attachment).filter_by(call_id=call_id)).all():
        columns = {name: getattr(row, name) for name in ("sha256", "kind", "bytes", "name", "taken", "what", "added_at")}
        add_row(Attachment(case_id=case_id, call_id=to_call_id, **columns))


def remove_attachment(row: Attachment) -> None:
    """Its bytes go after the commit, when no other row of the practice uses them."""
    store.look_at_later(row.sha256)
    remove_row(row)


def remove_attachments_of(case_id: int, **bound: int) -> None:
    """Of evidence or of a baseline item that goes (`evidence_id=`, `baseline_id=`): what belongs to nothing else goes too."""
    for row in db.session.scalars(db.select(Attachment).filter_by(case_id=case_id, **bound)).all():
        for name in bound:
            setattr(row, name, None)
        if row.call_id is row.evidence_id is row.baseline_id is None:
            remove_attachment(row)
    db.session.flush()


def delete_unused() -> None:
    """After a commit: the bytes of what was removed, where nothing else uses them."""
    store.delete_unused()


def sweep() -> None:
    """At a start: bytes in any practice that nothing uses, such as after a crash."""
    store.sweep()


def forget_files_of(practice_id: int) -> None:
    """Of a practice whose rows are being erased: all its files go after the commit."""
    store.look_at_later(None, practice_id)


def look_later_at_files_of(case_ids: Collection[int]) -> None:
    """Of cases that are being erased: their files go after the commit, where nothing else uses them."""
    for digest in db.session.scalars(db.select(Attachment.sha256).filter(Attachment.case_id.in_(case_ids)).distinct()):
        store.look_at_later(digest)
