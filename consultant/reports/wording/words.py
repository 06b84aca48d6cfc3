"""What the check of a report found, in words, and all that the report says in sentences."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.plain_language import words as plain
from consultant.reports.wording.rules import Found, Place
from consultant.reports.words import Report

PLACES = {
    Place.TITLE: _l("The case's short name"),
    Place.PROBLEM: _l("The problem"),
    Place.WORKED: _l("What worked before"),
    Place.VIEW: _l("My view"),
    Place.EXTRA: _l("Anything else to say"),
    Place.CORRECTION: _l("What was wrong in the last report"),
    Place.OPTION: _l("Options"),
    Place.ROADBLOCK: _l("In the way"),
    Place.TEST: _l("Tests"),
    Place.BASELINE: _l("What worked before"),
    Place.PROOF: _l("Proof"),
    Place.PART: _l("Who looks after what"),
    Place.REFERRAL: _l("Somebody else"),
    Place.REVISIT: _l("When we look again"),
    Place.FIXED_PART: _l("What was fixed"),
    Place.CALL: _l("Calls"),
    Place.WHOLE: _l("The whole report"),
}
WHY = {
    "L07": _l("Neither a number nor a name was noted for what was said here."),
    "L24": _l("Page 1 cannot say what works now: nothing is noted."),
    "L27": _l("It has no day of a test, or it is not back and nothing is noted for until then."),
    "L28": _l("The report is hard to read as a whole, and this sentence is one of the hardest."),
}


def take_back() -> tuple[str, str, str]:
    """What is asked before a reason holds no more, what that means, and the yes."""
    means = _("The check tells of them again, and they hold the next report back until you mend them, or keep them with a reason.")
    return _("Take back that these words stay?"), means, _("Take it back")


def place(found: Found) -> str:
    """ "Options: Buy a modem", unless those are the very words that were found."""
    name = str(PLACES[found.place])
    return _("%(question)s: %(message)s", question=name, message=found.of) if found.of not in ("", found.finding.text) else name


def why(found: Found) -> str:
    """One sentence."""
    finding = found.finding
    if finding.rule == "L25":
        return ngettext("This list has %(num)d item.", "This list has %(num)d items. Seven are enough to read.", finding.count)
    if finding.rule == "L30":
        return ngettext(
            "There is %(num)d line against this firm.",
            "There are %(num)d lines against this firm, and hardly any about others.",
            finding.count,
        )
    return str(WHY[finding.rule]) if finding.rule in WHY else plain.why(finding)


def better(found: Found) -> str:
    return plain.better(found.finding)


def summary(errors: int, others: int) -> str:
    if errors:
        return ngettext(
            "One thing has to be mended, or kept with a reason.",
            "%(num)d things have to be mended, or kept with a reason.",
            errors,
        )
    if others:
        return ngettext("One thing would be better mended.", "%(num)d things would be better mended.", others)
    return _("Nothing has to be mended.")


def prose(report: Report) -> Iterator[str]:
    """All sentences of the report but its tables, lists of facts and appendix."""
    told = report.who_says
    yield from page_one(report)
    yield from report.problem
    yield from (*told.differ, *told.agree, *told.late, *told.contacts, told.intro)
    yield from (*report.arrows, *report.in_words, *report.roadblocks, *report.tests, *report.look_again)
    yield from (box.words for box in report.boxes)
    yield from (sentence for referral in report.referrals for sentence in referral)
    if report.choice:
        yield from (report.choice.if_nothing, *report.choice.more, *report.choice.answered, report.choice.view or "")
    yield report.extra


def page_one(report: Report) -> Iterator[str]:
    """The sentences of page 1: heading, lead, bullets and what closes it, without the block of names and numbers."""
    first = report.page_one
    yield from (first.heading, first.lead)
    yield from (f"{each.label} {each.text}".strip() for each in (*first.bullets, *first.closing))
