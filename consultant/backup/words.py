"""What the commands say about a backup."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.backup.rules import BackupError, Contents, Refusal


def about() -> str:
    """The first thing in the file, for whoever finds it."""
    return _(
        "This is a backup of Standoff. It holds everything: cases, private notes, password hashes and the secret key.\n"
        "Keep it where only you can read it. To restore it into an empty place: ./run restore FILE\n"
    )


def made(contents: Contents, path: str, size: int) -> str:
    return " ".join(
        [
            _("%(path)s: %(rows)s, %(files)s, %(size)d bytes, read back and compared.", path=path, size=size, **_amounts(contents)),
            _("It holds everything, private notes too: keep it where only you can read it."),
        ]
    )


def lacking(count: int, folder: str) -> str:
    return ngettext(
        "Careful: %(num)d photo or file of a case is gone from %(folder)s, or is not as it was kept. An older backup may still hold it.",
        "Careful: %(num)d photos or files of cases are gone from %(folder)s, or are not as they were kept. "
        "An older backup may still hold them.",
        count,
        folder=folder,
    )


def restored(contents: Contents) -> str:
    return " ".join(
        [
            _("Restored as of %(moment)s UTC: %(rows)s, %(files)s.", moment=f"{contents.made_at:%Y-%m-%d %H:%M}", **_amounts(contents)),
            _("Everybody signs in again."),
        ]
    )


REFUSALS = {
    Refusal.NOTHING_HERE: _l("The database %(database)s is empty: there is nothing to back up."),
    Refusal.IS_THERE: _l("%(detail)s is there already, and is not overwritten. Choose another name."),
    Refusal.NOT_READ_BACK: _l("What was written to %(file)s reads back otherwise, and was deleted. Take another disk."),
    Refusal.EMPTY: _l("%(file)s is empty. Nothing was restored. Take another backup."),
    Refusal.FOREIGN: _l("%(file)s is not a backup of Standoff, or its beginning is damaged. Nothing was restored."),
    Refusal.DAMAGED: _l("%(file)s is damaged or was cut off. Nothing was restored. Take another copy of it, or an older backup."),
    Refusal.NEWER: _l("%(file)s was made by a newer Standoff. Nothing was restored. Install that version first."),
    Refusal.FOLDER_IN_USE: _l(
        "The folder %(folder)s is not empty: %(detail)s is in it. Nothing was restored. Set STANDOFF_DATA to a new folder."
    ),
    Refusal.DATABASE_IN_USE: _l(
        "The database %(database)s is not empty. Nothing was restored. "
        "Set DATABASE_URL to an empty database, or leave it out and set STANDOFF_DATA to a new folder."
    ),
    Refusal.NOT_THE_SAME: _l("The database did not keep the table “%(detail)s” as it is in %(file)s. Nothing was restored."),
}


def refused(error: BackupError, file: str, folder: str, database: str) -> str:
    """Why nothing was done, and what to do."""
    return str(REFUSALS[error.refusal]) % {"detail": error.detail, "file": file, "folder": folder, "database": database}


def no_folder(path: str, ending: str) -> str:
    return _("There is no folder %(path)s. Nothing was written. A new file is named with %(ending)s at its end.", path=path, ending=ending)


def not_kept(database: str, reason: str) -> str:
    return _("The database %(database)s stopped it, and nothing was changed: %(reason)s", database=database, reason=reason)


def _amounts(contents: Contents) -> dict[str, str]:
    return {
        "rows": ngettext("%(num)d row", "%(num)d rows", contents.rows),
        "files": ngettext("%(num)d file", "%(num)d files", len(contents.files)),
    }
