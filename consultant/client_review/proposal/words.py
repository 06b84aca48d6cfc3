"""What is proposed, and the rule that led there, in plain sentences."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.client_review.proposal.rules import Proposal, Rule, Verdict
from consultant.client_review.signals.rules import Code
from consultant.client_review.signals.words import signal_words
from consultant.clocks.words import day

VERDICTS = {
    Verdict.KEEP: _l("Keep"),
    Verdict.LIMIT: _l("Keep with limits"),
    Verdict.LET_GO: _l("Let go"),
    Verdict.NOT_ENOUGH: _l("Not enough to say"),
}
PATTERNS = {
    Verdict.KEEP: _l("There are enough good notes to keep them, and nothing that speaks against it counts."),
    Verdict.LIMIT: _l("There are enough notes to suggest limits."),
    Verdict.LET_GO: _l("There are enough notes to suggest letting them go, and nothing that speaks for keeping them counts."),
}
RULES = {
    Rule.TOGETHER: _l(
        "No kind of good note is frequent enough by itself, but together they are: three or more, on different days. "
        "Nothing that speaks against it counts."
    ),
    Rule.SOFTENED: _l(
        "There are enough notes to suggest letting them go. But there are good reasons to keep them too: so limits come first."
    ),
    Rule.LIMITS_STAND: _l("There are limits. What led to them counts until they have been kept for long enough."),
    Rule.SECOND_LOOK: _l("They have kept to the limits. That has earned them a second look."),
    Rule.TOO_LITTLE: _l(
        "There are too few notes to see a pattern: that takes three of them, on two days at least. One no, or one bad day, says nothing."
    ),
}

FITS = {  # of the limits that there are, what fits what led to it
    Code.UNPAID: _l("A limit that would fit: how much unpaid time there may be in a month."),
    Code.WEARS_THIN: _l("A limit that would fit: no new advice unless they ask."),
    Code.NEEDS_NOT: _l("A limit that would fit: no new advice unless they ask."),
    Code.BLAMES: _l("A limit that would fit: in writing only."),
    Code.PAYS_LATE: _l("What would fit: to be paid before the next work begins."),
    Code.PAYS_NOTHING: _l("What would fit: to be paid before the next work begins."),
}


def verdict_words(verdict: Verdict) -> str:
    return str(VERDICTS[verdict])


def reasons(found: Proposal) -> tuple[str, ...]:
    """Why: the rule, then the signal that decided."""
    return tuple(_reasons(found))


def _reasons(found: Proposal) -> Iterator[str]:
    yield _rule(found)
    if found.led:
        yield _("What decided it: %(what)s", what=signal_words(found.led))
    if found.rule != Rule.TOGETHER and found.verdict == Verdict.KEEP:
        others = sum(one.holds for one in found.keep) - bool(found.led)
        if others:
            yield _("More of what speaks for keeping them counts too: it stands below.")
    if found.verdict == Verdict.LIMIT and found.rule == Rule.PATTERN and any(one.holds for one in found.keep):
        yield _("There are good reasons to keep them too: they stand below.")
    if found.verdict == Verdict.LIMIT and found.led and found.led.code in FITS:
        yield str(FITS[found.led.code])


def _rule(found: Proposal) -> str:
    if found.rule == Rule.SILENCE and found.silence:
        return _(
            "We last heard from them on %(day)s: they do not usually stay away so long. Older notes may be out of date.",
            day=day(found.silence.last_heard),
        )
    if found.rule == Rule.MEND_FIRST:
        if found.verdict == Verdict.LIMIT:
            return _(
                "There are enough notes to suggest letting them go. But we have something to mend first: so no more than limits."
            )
        return _("What we did ourselves has to be mended first. Until then nothing can be said about them.")
    if found.rule == Rule.PATTERN and found.led and found.led.code == Code.PAYS_NOTHING:
        return _("Most bills were not paid, or disputed without good reason. That counts more than anything that speaks for keeping them.")
    return str(PATTERNS[found.verdict] if found.rule == Rule.PATTERN else RULES[found.rule])
