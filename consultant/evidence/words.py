"""Evidence in words for the screen."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.blame.differences.words import told_on
from consultant.blame.rules import Blame
from consultant.calls.rules import Call, newest
from consultant.calls.words import title
from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day
from consultant.evidence.files.rules import Attachment
from consultant.evidence.rules import Evidence, EvidenceKind, Pair
from consultant.parties.words import Voice

KINDS = {
    EvidenceKind.RESULT: _l("Test result"),
    EvidenceKind.PHOTO: _l("Photo"),
    EvidenceKind.DOCUMENT: _l("Document"),
    EvidenceKind.LOG: _l("Log"),
    EvidenceKind.CONTRACT: _l("Contract text"),
}


def kind_words(kind: EvidenceKind) -> str:
    return str(KINDS[kind])


def evidence_fold(assessment: Assessment, number: int, files: Sequence[Attachment]) -> Fold:
    """`files` are all of the case's; those of the baseline stand there."""
    record, voice = assessment.record, Voice.on_screen(assessment.record.parties)
    items = [
        Item(
            proof.what,
            tuple(_lines(proof, assessment, voice)),
            links=(Link(_("Change"), "evidence.edit", {"number": number, "evidence_id": proof.id}),),
            files=tuple(file for file in files if file.evidence == proof.id),
        )
        for proof in record.evidence
    ]
    counts = [ngettext("%(num)d piece", "%(num)d pieces", len(items))] if items else []
    if others := tuple(file for file in files if file.evidence is file.baseline is None):
        items.append(Item(_("Other photos and files"), (_("To say what one fits, add it to a piece of proof."),), files=others))
        counts.append(ngettext("%(num)d other photo or file", "%(num)d other photos and files", len(others)))
    summary = ", ".join(counts) or _("None yet")
    return Fold("proof", _("Proof"), summary, tuple(items), (Link(_("Add proof"), "evidence.add", {"number": number}),))


def pair_words(pair: Pair, blame: Blame, voice: Voice) -> str:
    """What was said: "5 May 2025: Acme points to Bell."; only who and about whom when it does not stand any more."""
    for said in blame.standing:
        if said.pair == pair:
            return told_on(said, voice)
    names = {"who": voice.subject(pair.by), "whom": voice.object(pair.about)}
    return _("What %(who)s said about %(whom)s, which does not stand any more", **names)


def call_words(call: Call, voice: Voice) -> str:
    """ "5 May 2025: Acme · Visit"."""
    now = newest(call)
    return _("%(day)s: %(title)s", day=day(now.at), title=title(now, voice))


def _lines(proof: Evidence, assessment: Assessment, voice: Voice) -> Iterator[str]:
    yield " · ".join([day(proof.when)] + ([kind_words(proof.kind)] if proof.kind else []))
    if proof.text:
        yield _("“%(text)s”", text=proof.text)
    for label, pairs in ((_("Fits: %(what)s"), proof.supports), (_("Does not fit: %(what)s"), proof.contradicts)):
        yield from (label % {"what": pair_words(pair, assessment.blame, voice)} for pair in pairs)
    if proof.call is not None:
        yield _("From the call of %(call)s", call=call_words(assessment.record.calls[proof.call], voice))
