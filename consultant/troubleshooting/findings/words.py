"""What a test that was done says about what the parties say."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from consultant.clocks.words import day
from consultant.parties.words import Voice
from consultant.troubleshooting.findings.rules import Finding


def says_otherwise(finding: Finding) -> str:
    """Stands after the sentence of a statement that the test contradicts."""
    if finding.test.done_on:
        return _("The test of %(day)s says otherwise.", day=day(finding.test.done_on))
    return _("A test says otherwise.")


def does_not_fit(findings: Iterable[Finding], voice: Voice) -> Iterator[str]:
    """ "The test of 3 May 2025 does not fit with what Acme and Bell say." """
    for finding in findings:
        parties = dict.fromkeys(said.pair.by for said in finding.contradicted)
        what = {"who": voice.subjects(parties)}
        several = len(parties) > 1 or voice.you in parties or voice.me in parties
        if finding.test.done_on:
            what["day"] = day(finding.test.done_on)
            if several:
                yield _("The test of %(day)s does not fit with what %(who)s say.", **what)
            else:
                yield _("The test of %(day)s does not fit with what %(who)s says.", **what)
        elif several:
            yield _("A test does not fit with what %(who)s say.", **what)
        else:
            yield _("A test does not fit with what %(who)s says.", **what)
