"""Everything of a client in one archive that they can be given."""

from collections.abc import Callable, Sequence
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from consultant.accounts.models import Practice
from consultant.calls.models import Call
from consultant.casefile.rules import write_case
from consultant.cases.models import Case
from consultant.clients.actions import cases_of
from consultant.clients.handover.rules import README, Handed, member_name
from consultant.clients.models import Client
from consultant.database import db, rows_of
from consultant.evidence.files.actions import content_of
from consultant.evidence.files.models import Attachment
from consultant.languages.actions import speaking
from consultant.papers.actions import facts_of
from consultant.reports.actions import reports_of

IN_MEMORY = 16_000_000  # bytes; a larger archive waits on disk


def hand_over(who: Client, practice: Practice, now: datetime, readme: Callable[[Sequence[Handed]], str]) -> IO[bytes]:
    """The archive, from its beginning. `now` is aware, in the practice's zone.

    Of each case: the record as a paper's facts have it, the issued reports, and the files; and the page that `readme` writes,
    in the client's language.
    """
    out = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        handed = [_add_case(archive, case, practice, now) for case in reversed(cases_of(who))]
        with speaking(who.language):
            archive.writestr(README, readme(handed))
    out.seek(0)
    return out


def _add_case(archive: ZipFile, case: Case, practice: Practice, now: datetime) -> Handed:
    handed = Handed(case.number, case.title)
    archive.writestr(f"{handed.folder}/case.json", write_case(facts_of(case, practice, now).record))
    reports = reports_of(case.id)
    for report in reports:
        archive.writestr(f"{handed.folder}/report-{report.number}.pdf", report.pdf)
    files, lost = [], []
    for place, row in enumerate(files_of(case), start=1):
        content = content_of(row)
        if content is None:
            lost.append(row.name)
            continue
        files.append(member_name(place, row.name))
        archive.writestr(f"{handed.folder}/{files[-1]}", content)
    return Handed(case.number, case.title, tuple(report.number for report in reports), tuple(files), tuple(lost))


def files_of(case: Case) -> list[Attachment]:
    """Without those of entries that were withdrawn or moved: they may be another client's."""
    query = db.select(Call.id).filter(Call.case_id == case.id, Call.withdrawn_because.is_not(None))
    gone = set(db.session.scalars(query))
    return [row for row in rows_of(Attachment, case.id) if row.call_id not in gone or row.evidence_id or row.baseline_id]
