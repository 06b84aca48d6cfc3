"""A track record in words, always with what it was counted from. Private: no client paper prints it."""

from math import ceil

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.clocks.words import duration
from consultant.organizations.track_record.rules import Hold, TrackRecord


def facts(record: TrackRecord) -> tuple[tuple[str, str], ...]:
    """Up to four pairs of a label and a value; none while there was no call and no promise."""
    if not (record.calls or record.kept or record.broken):
        return ()
    due = record.kept + record.broken
    kept = _("%(kept)d of %(due)d", kept=record.kept, due=due) if due else _("none was due")
    found = [
        (_("Promises kept"), kept),
        (_("Usual hold"), minutes(record.hold) if record.hold else _("not noted")),
        (_("Changed their word"), ngettext("Once", "%(num)d times", record.reversals) if record.reversals else _("Never")),
    ]
    if record.days_to_fix is not None:
        days = ceil(record.days_to_fix)
        found.append((_("Until it was fixed"), ngettext("%(num)d day", "%(num)d days", days) if days else _("less than a day")))
    return tuple(found)


def basis(record: TrackRecord) -> str:
    """ "From 2 calls in 1 case. Too few to judge by." """
    if not record.calls:
        return _("No call with them yet, in any case.")
    calls = ngettext("%(num)d call", "%(num)d calls", record.calls)
    counted = _("From %(calls)s in %(cases)s.", calls=calls, cases=ngettext("%(num)d case", "%(num)d cases", record.cases))
    if record.fixes:
        counted = _("%(counted)s They fixed it in %(num)d.", counted=counted, num=record.fixes)
    return counted if record.is_enough else _("%(counted)s Too few to judge by.", counted=counted)


def shortest_wait(record: TrackRecord) -> str:
    """The hour at which they were reached soonest; nothing while no two hours can be compared."""
    best = record.best_hour if record.is_enough else None
    return _("Shortest wait so far: from %(hours)s, %(minutes)s on hold.", hours=hours(best), minutes=minutes(best)) if best else ""


def hours(hold: Hold) -> str:
    """ "8:00 to 9:00" """
    return _("%(first)d:00 to %(last)d:00", first=hold.hour, last=(hold.hour or 0) + 1)


def minutes(hold: Hold) -> str:
    """The median, rounded up to whole minutes."""
    return duration(ceil(hold.minutes))


def by_hour(record: TrackRecord) -> tuple[tuple[str, str], ...]:
    """ "8:00 to 9:00" and "4 minutes, 2 calls", from midnight on."""
    counted = [ngettext("%(num)d call", "%(num)d calls", hold.calls) for hold in record.by_hour]
    return tuple(
        (hours(hold), _("%(minutes)s, %(calls)s", minutes=minutes(hold), calls=calls))
        for hold, calls in zip(record.by_hour, counted, strict=True)
    )
