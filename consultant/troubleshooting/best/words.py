"""Why a test is worth its time: what each of its results would mean."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.calls.words import statement
from consultant.parties.words import Voice
from consultant.troubleshooting.best.rules import Foreseen, RankedTest


def worth(ranked: RankedTest) -> str:
    """What running it settles, in one sentence."""
    if not ranked.results:
        return _("It is not noted what its results would mean.")
    if ranked.test.is_muddled:
        return _("It changes several things at once: change one thing at a time, or its result settles nothing.")
    if not ranked.telling:
        return _("No result of it speaks against anything that was said.")
    if ranked.fewest:
        return ngettext(
            "Whatever comes out, something that was said does not fit any more.",
            "Whatever comes out, at least %(num)d things that were said do not fit any more.",
            ranked.fewest,
        )
    return _("%(telling)d of its %(all)d results would speak against what was said.", telling=ranked.telling, all=len(ranked.results))


def foreseen(ranked: RankedTest, voice: Voice) -> Iterator[str]:
    """A line for each possible result: the recorded words, and what it would contradict."""
    return (_one(result, voice) for result in ranked.results)


def _one(one: Foreseen, voice: Voice) -> str:
    result = one.result.result
    told = _("If “%(result)s”:", result=result)
    if one.result.means:
        told = _("If “%(result)s”, it means: %(means)s", result=result, means=_ended(one.result.means))
    fits = _("That fits with all that was said.")
    if one.contradicts:
        against = " ".join(statement(said.statement, voice) for said in one.contradicts)
        fits = _("Then this does not fit: %(statements)s", statements=against)
    return f"{told} {fits}"


def _ended(text: str) -> str:
    """Recorded text that another sentence follows."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else _("%(text)s.", text=text)
