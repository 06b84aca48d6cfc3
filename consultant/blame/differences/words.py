"""Where the parties do not agree, and where one does not agree with its own earlier words."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said, by_subject
from consultant.calls.words import statement
from consultant.cases.page.rules import Fold, Item
from consultant.clocks.words import day
from consultant.parties.words import Voice
from consultant.troubleshooting.findings.words import says_otherwise


def differences(assessment: Assessment, voice: Voice) -> Iterator[Fold]:
    """A folded row each for contradictions and for reversals; none where there are none."""
    blame = assessment.blame
    if blame.contradictions:
        items = _by_subject(assessment, voice)
        summary = _("About %(who)s", who=voice.objects(by_subject(blame.contradictions)))
        yield Fold("differ", _("Where they differ"), summary, items)
    if blame.reversals:
        items = tuple(Item(told_on(r.after, voice), (_("Before: %(what)s", what=told_on(r.before, voice)),)) for r in blame.reversals)
        summary = ngettext("Once", "%(num)d times", len(items))
        yield Fold("reversals", _("Said otherwise before"), summary, items)


def _by_subject(assessment: Assessment, voice: Voice) -> tuple[Item, ...]:
    """One item for each party that others do not agree about."""
    tested = assessment.contradicted

    def line(said: Said) -> str:
        return f"{told_on(said, voice)} {says_otherwise(tested[said.row])}" if said.row in tested else told_on(said, voice)

    return tuple(
        Item(_("About %(who)s", who=voice.object(about)), tuple(map(line, statements)))
        for about, statements in by_subject(assessment.blame.contradictions).items()
    )


def told_on(said: Said, voice: Voice) -> str:
    """ "5 May 2025: Acme points to Bell." """
    return _("%(day)s: %(sentence)s", day=day(said.call.at), sentence=statement(said.statement, voice))
