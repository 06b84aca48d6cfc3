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
    Verdict.KEEP: _l("Something speaks for keeping them, often enough to count. Nothing that speaks against it counts."),
    Verdict.LIMIT: _l("Something speaks for limits, often enough to count."),
    Verdict.LET_GO: _l("Something speaks for letting them go, often enough to count. Nothing that speaks for keeping them counts."),
}
RULES = {
    Rule.TOGETHER: _l(
        "No kind sign counts alone, but together they do: three or more, on different days. Nothing that speaks against it counts."
    ),
    Rule.SOFTENED: _l(
        "Something speaks for letting them go, often enough to count. But something speaks for keeping them too: so limits come first."
    ),
    Rule.LIMITS_STAND: _l("There are limits. What led to them counts until they have been kept for long enough."),
    Rule.SECOND_LOOK: _l("They have kept to the limits. That has earned them a second look."),
    Rule.TOO_LITTLE: _l(
        "Nothing that is noted counts as a pattern: that takes three notes on two days at least. One no, or one bad day, says nothing."
    ),
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


def _rule(found: Proposal) -> str:
    if found.rule == Rule.SILENCE and found.silence:
        return _(
            "We last heard from them on %(day)s: that is longer than they usually stay away. What was before says nothing about today.",
            day=day(found.silence.last_heard),
        )
    if found.rule == Rule.MEND_FIRST:
        if found.verdict == Verdict.LIMIT:
            return _(
                "Something speaks for letting them go, often enough to count. But we have something to mend first: so no more than limits."
            )
        return _("What we did ourselves has to be mended first. Until then nothing can be said about them.")
    if found.rule == Rule.PATTERN and found.led and found.led.code == Code.PAYS_NOTHING:
        return _("Most bills were not paid, or disputed without good reason. That counts more than anything that speaks for keeping them.")
    return str(PATTERNS[found.verdict] if found.rule == Rule.PATTERN else RULES[found.rule])
