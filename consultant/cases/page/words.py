"""The page of one case, in words."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said
from consultant.blame.words import headline, in_words
from consultant.cases.background.words import background
from consultant.cases.one_cause.rules import OneCause
from consultant.cases.page.rules import CasePage, Drawing, Pointing, timeline
from consultant.cases.rules import CaseRecord
from consultant.cases.steps.words import steps
from consultant.cases.words import state_words
from consultant.clocks.rules import Clocks
from consultant.clocks.stop_line.words import used_up
from consultant.clocks.words import day, duration, span
from consultant.evidence.files.rules import Attachment
from consultant.parties.words import Voice
from consultant.picture.rules import picture
from consultant.picture.words import svg
from consultant.sending.outbox.rules import Sending
from consultant.troubleshooting.findings.rules import Finding
from consultant.troubleshooting.findings.words import says_otherwise
from consultant.troubleshooting.runs.words import left_items, not_put_back

Reports = Iterable[tuple[int, date, tuple[Sending, ...]]]
Files = tuple[Attachment, ...]  # of the case

NAMES = 2  # firms that a clock names; more are counted


def case_page(
    assessment: Assessment,
    *,
    number: int,
    can_help: str,
    currency: str,
    reports: Reports,
    files: Files,
    one_cause: tuple[OneCause, ...],
    whole: bool,
) -> CasePage:
    """`currency` is what the options' prices are in; `reports` the issued ones, number, day, to whom; `one_cause` other cases that may
    have the same; `whole` shows every call."""
    record = assessment.record
    return CasePage(
        assessment=assessment,
        number=number,
        headline=headline(assessment),
        stop_line=used_up(assessment.stop_line) if assessment.stop_line else "",
        state=state_words(record.state),
        clocks=_clocks(assessment),
        left=(left := left_items(record, number)),
        not_put_back=not_put_back(len(left)),
        steps=steps(assessment, number, can_help),
        promises=_promises(assessment),
        drawing=_drawing(assessment),
        calls=ngettext("Calls: %(num)d", "Calls: %(num)d", len(record.calls)) if record.calls else _("Calls: none yet"),
        timeline=timeline(record.calls, whole),
        folds=background(assessment, number, currency, reports, files, one_cause),
        files=files,
    )


def _clocks(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Outage, hold, waiting on, unpaid: always these four, in this order."""
    clocks, record = assessment.clocks, assessment.record
    outage = span(clocks.outage, record.fault_since, record.restored_at) if clocks.outage is not None else _("not noted")
    unsaid = clocks.minutes and not clocks.paid_minutes and not clocks.unpaid_minutes  # not one call says whether it is paid
    return (
        (_out_for(record), outage),
        (_("On hold so far"), duration(clocks.hold_minutes)),
        (_("Waiting on"), _("nobody") if record.closing else _waiting(clocks, assessment)),
        (_("Unpaid"), _("not noted") if unsaid else duration(clocks.unpaid_minutes)),
    )


def _out_for(record: CaseRecord) -> str:
    """What the outage's length is: it ends when things work again, and is counted no longer than to the closing."""
    if record.restored_at:
        return _("It was out for")
    return _("Out until it was closed") if record.closing else _("Out for")


def _waiting(clocks: Clocks, assessment: Assessment) -> str:
    """ "Acme, 3 days", "Acme, no promise, 3 days"; on the day itself without a number."""
    if clocks.waiting_since is None:
        return _("nobody")
    firms = clocks.waiting_on
    voice = Voice.on_screen(assessment.record.parties)
    who = voice.starts(firms) if len(firms) <= NAMES else _count(firms, voice)
    if not assessment.open_promises:  # they were reached last
        who = _("%(who)s, no promise", who=who)
    days = (assessment.now - clocks.waiting_since).days
    if days < 1:
        return who
    return _("%(who)s, %(days)s", who=who, days=ngettext("%(num)d day", "%(num)d days", days))


def _count(parties: tuple[str, ...], voice: Voice) -> str:
    if voice.are_firms(parties):
        return ngettext("%(num)d firm", "%(num)d firms", len(parties))
    return ngettext("%(num)d of those involved", "%(num)d of those involved", len(parties))


def _promises(assessment: Assessment) -> str:
    """ "Promises: 2 late, 1 open"; the client's are never called late, and of a closed case none is."""
    if assessment.record.closing and assessment.open_promises:
        return ngettext("Promises: %(num)d left open", "Promises: %(num)d left open", len(assessment.open_promises))
    client = assessment.record.you
    late = sum(due.overdue and not (client and due.promise.by == client.id) for due in assessment.open_promises)
    still = len(assessment.open_promises) - late
    counts = [ngettext("%(num)d late", "%(num)d late", late)] * bool(late)
    counts += [ngettext("%(num)d open", "%(num)d open", still)] * bool(still)
    return _("Promises: %(counts)s", counts=", ".join(counts) or _("none open"))


def _drawing(assessment: Assessment) -> Drawing:
    record = assessment.record
    voice = Voice.on_screen(record.parties)
    sentences = tuple(in_words(assessment, voice))
    drawn = picture(assessment, {party.id: voice.name(party.id) for party in record.parties})
    caption = _("As told to you up to %(day)s.", day=day(assessment.now))
    if any(arrow.loop for arrow in drawn.arrows) if drawn else False:
        caption = _("%(told)s Thick lines make a loop.", told=caption)
    if any(arrow.tested for arrow in drawn.arrows) if drawn else False:
        caption = _("%(told)s A test contradicts dotted ones.", told=caption)
    return Drawing(
        # The one place where the screen takes markup: the drawing escapes every name that it sets.
        svg=Markup(svg(drawn, " ".join(sentences), "pointing")) if drawn and not drawn.as_list else None,
        caption=caption,
        sentences=sentences,
        pointing=tuple(_pointing(said, voice, assessment.contradicted.get(said.row)) for said in assessment.blame.edges),
    )


def _pointing(said: Said, voice: Voice, tested: Finding | None) -> Pointing:
    who = voice.start(said.pair.by)
    if said.second_hand:
        who = _("%(who)s (relayed)", who=who)
    return Pointing(who, day(said.call.at), said.statement.because, says_otherwise(tested) if tested else "")
