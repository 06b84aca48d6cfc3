"""Photos and files: kept as soon as they are sent, so that a mistake elsewhere on the page loses none."""

from dataclasses import asdict
from datetime import date, datetime

from flask import current_app, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField
from wtforms.validators import StopValidation

from consultant.evidence.files.rules import MEGABYTE, MOST_BYTES, MOST_FILES, FileKind, FileProblem, Problem, StoredFile, shown_name
from consultant.evidence.files.words import problem_words, too_many
from consultant.web.fields.asked import Asked
from consultant.web.uploads import KEEPER

ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,text/plain,message/rfc822,.eml,.txt,.log"  # a phone offers its camera
LIMITS = _l(
    "Photos, PDF, text or mails as files: %(files)d at most, each up to %(size)d MB. A photo is kept without where it was taken.",
    files=MOST_FILES,
    size=MOST_BYTES // MEGABYTE,
)


class Files(Asked, MultipleFileField):
    """Several files, as a list of StoredFile. Those that are fine are kept, and come back with the page as ticks to leave them in.

    The view needs `takes_files`.
    """

    def __init__(self, label="", validators=None, **kwargs):
        kwargs.setdefault("render_kw", {"accept": ACCEPTED, "data-most": MOST_FILES, "data-largest": MOST_BYTES})
        kwargs.setdefault("description", LIMITS)
        super().__init__(label, validators, **kwargs)
        self._new: list[FileStorage] = []
        self._problems: list[str] = []

    @property
    def kept(self) -> list[tuple[str, StoredFile]]:
        """What was sent already and is on disk, each with what stands for it in the page."""
        return [(_signer().dumps(_plain(stored)), stored) for stored in self.data or []]

    def process_formdata(self, valuelist: list[FileStorage | str]) -> None:
        self._new = [file for file in valuelist if isinstance(file, FileStorage) and file.filename]
        self.data, self._problems = [], []
        for ticket in dict.fromkeys(request.form.getlist(f"{self.name}-kept")):
            self._keep(_stored(ticket))

    @property
    def was_answered(self) -> bool:
        return bool(self._new or self.data or self._problems)

    def keep_sent(self) -> None:
        """Store what came with this request: a browser does not send a file again with a page that comes back."""
        self._store_all()
        self.errors = [" ".join(self._problems)] if self._problems else []

    def pre_validate(self, form) -> None:
        self._store_all()
        if self._problems:
            raise StopValidation(" ".join(self._problems))
        super().pre_validate(form)

    def check(self) -> None:
        if len(self.data) > MOST_FILES:
            raise StopValidation(too_many(len(self.data)))

    def _store_all(self) -> None:
        while self._new:
            file = self._new.pop(0)
            try:
                self._keep(current_app.extensions[KEEPER][0](file.stream.read(MOST_BYTES + 1), file.filename or ""))
            except FileProblem as error:
                self._problems.append(problem_words(error))
            except OSError:
                current_app.logger.exception("a file could not be written")
                self._problems.append(problem_words(FileProblem(Problem.NOT_WRITTEN, shown_name(file.filename or ""))))

    def _keep(self, stored: StoredFile | None) -> None:
        if stored is None or not current_app.extensions[KEEPER][1](stored):
            self._problems.append(problem_words(FileProblem(Problem.GONE, stored.name if stored else "")))
        elif stored.sha256 not in {other.sha256 for other in self.data}:
            self.data.append(stored)


def _signer() -> URLSafeSerializer:
    """For what goes to the page and comes back: nobody else's, and as we made it."""
    return URLSafeSerializer(str(current_app.secret_key), salt=f"files of {current_user.practice_id}")


def _plain(stored: StoredFile) -> dict[str, object]:
    return asdict(stored) | {"taken": stored.taken and stored.taken.isoformat()}


def _stored(ticket: str) -> StoredFile | None:
    """The twin of `_plain`; None for one that is not ours."""
    try:
        plain = _signer().loads(ticket)
    except BadData:
        return None
    taken = plain["taken"] and (date if len(plain["taken"]) == len("2026-01-31") else datetime).fromisoformat(plain["taken"])
    return StoredFile(**plain | {"kind": FileKind(plain["kind"]), "taken": taken})
