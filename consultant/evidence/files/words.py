"""Files in words: why one was not kept, what one is, how large."""

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from consultant.clocks.words import day
from consultant.evidence.files.rules import MEGABYTE, MOST_BYTES, MOST_FILES, QUOTA, Attachment, FileKind, FileProblem, Problem


def problem_words(error: FileProblem) -> str:
    """What is wrong with which file, and what to do."""
    why = _why(error)
    return _("“%(name)s”: %(why)s", name=error.name, why=why) if error.name else why


def _why(error: FileProblem) -> str:
    match error.problem:
        case Problem.EMPTY:
            return _("This file is empty. Choose another one.")
        case Problem.TOO_LARGE:
            return _("This file is too large. It may have %(most)d MB at most.", most=MOST_BYTES // MEGABYTE)
        case Problem.TOO_MANY_PIXELS:
            return _("This picture has too many pixels. Make it smaller, or take it again in the camera’s usual size.")
        case Problem.HEIC:
            return _("This picture is a HEIC or AVIF file, which not every computer can show. Save it as a JPEG, then choose it again.")
        case Problem.DAMAGED:
            return _("This picture cannot be opened. Choose a JPEG, PNG or WebP file that opens on your phone or computer.")
        case Problem.UNKNOWN:
            return _("A file of this kind is not kept. Choose a photo, a PDF, a text, or a mail that was saved as a file.")
        case Problem.NO_ROOM:
            return _(
                "Your practice keeps %(used)s of files, and %(most)s is all that fits. Take out what you do not need, or send less.",
                used=size_words(error.used),
                most=size_words(QUOTA),
            )
        case Problem.GONE:
            return _("This file waited for too long and is not kept any more. Choose it again.")
        case Problem.NOT_WRITTEN:
            return _("The server cannot keep it: its disk may be full. Tell whoever looks after it. You can save without the file for now.")


def too_many(count: int) -> str:
    return ngettext(
        "These are %(num)d files. At most %(most)d fit here.",
        "These are %(num)d files. At most %(most)d fit here.",
        count,
        most=MOST_FILES,
    )


KINDS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.PDF: "PDF"}


def kind_words(kind: FileKind) -> str:
    return KINDS.get(kind) or (_("Mail") if kind == FileKind.MAIL else _("Text"))


def size_words(size: int) -> str:
    """ "2.4 MB", "812 kB"."""
    if size >= MEGABYTE:
        return _("%(number)s MB", number=format_decimal(round(size / MEGABYTE, 1)))
    return _("%(number)s kB", number=format_decimal(max(1, round(size / 1000))))


def details(file: Attachment) -> str:
    """ "JPEG · 2.4 MB · taken 5 May 2025"."""
    taken = [_("taken %(day)s", day=day(file.taken))] if file.taken else []
    return " · ".join([kind_words(file.kind), size_words(file.bytes), *taken])
