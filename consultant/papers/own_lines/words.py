"""What one party said, for that party to correct: its own statements and promises, and nothing of anybody else."""

from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _

from consultant.blame.rules import Said, everything_said
from consultant.calls.rules import Call
from consultant.documents.words import long_day
from consultant.papers import words
from consultant.papers.rules import Letter, Line, PaperName, Section
from consultant.parties.words import Voice
from consultant.promises.tapped.words import in_own_words
from consultant.reports.appendix.words import by_when
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import claim, ended, on
from consultant.reports.who_says.words import contact_kind, reference

DAYS_TO_ANSWER = 7


def own_lines(facts: ReportFacts, party: str) -> Letter:
    """For the party of this id, as "you"; the consultant is "I", everybody else goes by name."""
    said = tuple(_said(facts, party))
    promised = tuple(_promised(facts, party))
    by = long_day(facts.day + timedelta(days=DAYS_TO_ANSWER))
    nothing = () if said else (_("I have noted nothing that you said about the cause."),)
    sections = [Section(_("What you said about the cause"), nothing, said)]
    sections += [Section(_("What you said you would do"), lines=promised)] if promised else []
    sections += [Section(_("Your answer"), blanks=(_("Right, or what is wrong or missing"), _("First name or staff number, and the day")))]
    return Letter(
        heading=_("What I noted that you said"),
        who=(*words.between(facts, facts.record.party(party).name), *_numbers(facts, party)),
        opening=(
            _("I help with this case, and I keep a record of what each side says."),
            _("Here are your own lines. If one is wrong or missing, please tell me by %(day)s. I will correct it.", day=by),
        ),
        sections=tuple(sections),
        closing=(_("I show what you said with its date. I do not say that it is right or wrong."),),
        contact=words.contact(facts),
        foot=words.foot(PaperName.OWN_LINES, facts),
    )


def has_lines(facts: ReportFacts, party: str) -> bool:
    """Whether anything is noted that the party said."""
    return any(_said(facts, party)) or any(_promised(facts, party))


def _numbers(facts: ReportFacts, party: str) -> Iterator[Line]:
    yield Line(_("Your customer:"), facts.record.client.name)
    if account := facts.record.party(party).account_number:
        yield Line(_("Account number:"), account)


def _said(facts: ReportFacts, party: str) -> Iterator[Line]:
    me = facts.record.consultant
    voice = Voice(facts.record.parties, you=party, me=me.id if me else None)
    for said in everything_said(facts.assessment.log, facts.record.parties):
        if said.pair.by == party:
            yield Line(_contact(said.call, party), " ".join(_told(said, voice)), said.statement.because.strip())


def _told(said: Said, voice: Voice) -> Iterator[str]:
    """Who passed it on stays out: that is somebody else's remark."""
    what = claim(said, voice)
    yield _("Somebody told me that you said that %(what)s.", what=what) if said.second_hand else _("You told me that %(what)s.", what=what)
    if said.statement.part:
        yield _("The part: %(part)s", part=ended(said.statement.part))


def _promised(facts: ReportFacts, party: str) -> Iterator[Line]:
    voice = Voice(facts.record.parties, you=party)
    for call in facts.assessment.log:
        for promise in call.promises:
            if promise.by == party:
                yield Line(_contact(call, party), by_when(promise, voice), in_own_words(promise.what.strip()))


def _contact(call: Call, party: str) -> str:
    """When, how, and under which number of theirs; of a contact that they were no part of, only when."""
    if party not in call.parties:
        return _("%(day)s.", day=on(call.at))
    return _("%(day)s. %(how)s %(number)s.", day=on(call.at), how=contact_kind(call), number=reference(call))


def sent() -> str:
    """What the log says of it."""
    return _("I sent them what I noted of their words, and asked them to correct it.")
