"""Who points to whom, in words: the case's headline, and the picture's text on screen and on paper."""

from collections.abc import Iterator, Sequence
from functools import reduce

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.blame.rules import LOOPS_LISTED, Loops, Said
from consultant.cases.rules import CaseRecord, CaseState
from consultant.parties.rules import Role
from consultant.parties.words import Voice, listed
from consultant.troubleshooting.findings.words import says_otherwise

NAMED = 4  # as many names as a sentence carries; more are counted
SHORT = 60  # letters of names in a headline, which stands large on a phone


def headline(assessment: Assessment) -> str:
    """The state of the case in one heading, for the consultant; without a full stop."""
    record, voice = assessment.record, Voice.on_screen(assessment.record.parties)
    if record.closing:
        return _closed(record, voice)
    if not assessment.log:
        return _("No calls yet")
    stand, late = _tested(assessment, voice), _promises_late(assessment)
    if stand and late:
        return _("%(stand)s, and %(late)s", stand=stand, late=late)
    if late:
        return late[0].upper() + late[1:]
    return stand or _quiet(assessment)


def in_words(assessment: Assessment, voice: Voice) -> list[str]:
    """Sentences that say all that the picture shows: each arrow, the circles, who accepts and who is left out."""
    return [*arrows(assessment, voice), *besides_arrows(assessment, voice)]


def arrows(assessment: Assessment, voice: Voice) -> Iterator[str]:
    """Each arrow by its number, with the test that says otherwise."""
    tested = assessment.contradicted
    for said in assessment.blame.edges:
        told = arrow(said, voice)
        yield f"{told} {says_otherwise(tested[said.row])}" if said.row in tested else told


def besides_arrows(assessment: Assessment, voice: Voice) -> list[str]:
    """What `in_words` says after the arrows."""
    blame = assessment.blame
    if not blame.edges:
        return [_("Nobody points to anybody."), *_accepted(blame.acceptances, voice)]
    return [
        *_circles(blame.loops, voice),
        *_accepted(blame.acceptances, voice),
        *_left_out(blame.nobody_blames, voice),
        *(_("No call has reached %(who)s yet.", who=voice.object(party)) for party in blame.never_asked),
    ]


def points_to(by: str, about: str, voice: Voice) -> str:
    """ "You point to me.", "Acme points to you." """
    if by == voice.me:
        return _("I point to %(about)s.", about=voice.last(about))
    if by == voice.you:
        return _("%(by)s point to %(about)s.", by=voice.start(by), about=voice.last(about))
    return _("%(by)s points to %(about)s.", by=voice.start(by), about=voice.last(about))


def arrow(said: Said, voice: Voice) -> str:
    """ "Acme points to you, as relayed by Bell." """
    if not said.second_hand:
        return points_to(*said.pair, voice)
    by, about, via = voice.start(said.pair.by), voice.object(said.pair.about), voice.last(said.second_hand)
    if said.pair.by == voice.me:
        return _("I point to %(about)s, as relayed by %(via)s.", about=about, via=via)
    if said.pair.by == voice.you:
        return _("%(by)s point to %(about)s, as relayed by %(via)s.", by=by, about=about, via=via)
    return _("%(by)s points to %(about)s, as relayed by %(via)s.", by=by, about=about, via=via)


def _circles(loops: Loops, voice: Voice) -> Iterator[str]:
    """Names the shortest; each arrow has been said already."""
    if not loops.listed:
        return
    shortest, *others = loops.listed
    if len(shortest) == 2:
        yield _("%(both)s are each waiting for the other.", both=voice.starts(shortest))
    else:
        yield _("%(all)s are in a circle: each is waiting for the next.", all=_around(shortest, voice))
    if loops.more:
        yield _("There are more than %(num)d circles in all.", num=LOOPS_LISTED)
    elif others:
        yield ngettext("There is one more circle.", "There are %(num)d more circles.", len(others))


def _accepted(acceptances: Sequence[Said], voice: Voice) -> Iterator[str]:
    for said in acceptances:
        own = _own_side(said.pair.by, voice)
        own = own[0].upper() + own[1:]
        if said.second_hand:
            yield _("%(own)s, as relayed by %(via)s.", own=own, via=voice.last(said.second_hand))
        else:
            yield _("%(own)s.", own=own)


def _own_side(party: str, voice: Voice) -> str:
    """Without its full stop."""
    if party == voice.me:
        return _("I said that the cause is on my side")
    if party == voice.you:
        return _("You said that the cause is on your side")
    if voice.are_firms([party]):
        return _("%(who)s said that the cause is on its side", who=voice.start(party))
    return _("%(who)s said that the cause is with %(again)s", who=voice.start(party), again=voice.last(party))


def _left_out(parties: Sequence[str], voice: Voice) -> Iterator[str]:
    """ "Nobody points to A, B or C." """
    if len(parties) > NAMED:
        yield _("Nobody points to the other %(num)d.", num=len(parties))
    elif parties:
        *most, last = sorted(parties, key=lambda party: party == voice.me)
        if most:
            names = reduce(lambda names, name: _("%(names)s, %(name)s", names=names, name=name), map(voice.object, most))
            yield _("Nobody points to %(most)s or %(last)s.", most=names, last=voice.last(last))
        else:
            yield _("Nobody points to %(last)s.", last=voice.last(last))


def _closed(record: CaseRecord, voice: Voice) -> str:
    if record.closing.state == CaseState.NOT_FIXABLE:
        return _("Closed: this could not be fixed")
    if record.closing.state == CaseState.HANDED_OVER:
        return _("Closed: handed over")
    if record.closing.fixed_by:
        return _("Fixed by %(who)s", who=voice.object(record.closing.fixed_by))
    return _("Fixed")


def _stand(assessment: Assessment, voice: Voice) -> str | None:
    """What is said about the cause: a circle before an acceptance, for accepting clears nobody."""
    blame = assessment.blame
    if blame.loops.listed:
        shortest = blame.loops.listed[0]
        if len(shortest) == 2:
            return _("%(who)s point to each other", who=voice.starts(shortest))
        names = _around(shortest, voice)
        if len(names) > SHORT:
            names = _("%(who)s and %(num)d others", who=voice.start(_turned(shortest, voice)[0]), num=len(shortest) - 1)
        return _("%(who)s point to each other in a circle", who=names)
    if len(blame.accepted) > 1:
        return _("%(who)s each accept fault", who=_some(blame.accepted, voice))
    if blame.accepted:
        return next(_accepted(blame.acceptances, voice)).removesuffix(".")
    return _one_way(blame.edges, voice)


def _tested(assessment: Assessment, voice: Voice) -> str | None:
    """What is said, and whose arrow a test contradicts."""
    stand, tested = _stand(assessment, voice), assessment.contradicted
    against = tuple(dict.fromkeys(said.pair.by for said in assessment.blame.edges if said.row in tested))
    if not (stand and against):
        return stand
    return _("%(stand)s, but a test contradicts %(who)s", stand=stand, who=voice.lasts(against))


def _one_way(edges: tuple[Said, ...], voice: Voice) -> str | None:
    if not edges:
        return None
    speakers = tuple(dict.fromkeys(s.pair.by for s in edges))
    targets = tuple(dict.fromkeys(s.pair.about for s in edges))
    if len(edges) == 1:
        return arrow(edges[0], voice).removesuffix(".")
    if len(targets) == 1:
        return _("%(who)s point to %(about)s", who=_some(speakers, voice), about=voice.last(targets[0]))
    return _("The calls point to %(who)s", who=voice.lasts(targets) if len(targets) <= NAMED else _how_many(targets, voice))


def _promises_late(assessment: Assessment) -> str | None:
    """Counts ours and the firms'; a client is never called late."""
    clients = {party.id for party in assessment.record.parties if party.role == Role.CLIENT}
    made = [due for due in assessment.open_promises if due.promise.by not in clients]
    late = sum(due.overdue for due in made)
    if late == len(made) == 2:
        return _("both promises are late")
    return ngettext("one promise is late", "%(num)d promises are late", late) if late else None


def _quiet(assessment: Assessment) -> str:
    if any(call.reached for call in assessment.log):
        return _("Nobody points to anybody")
    return _("Nobody has been reached yet")


def _around(loop: tuple[str, ...], voice: Voice) -> str:
    """The parties of a circle in its own order, which is turned so that "you" comes first."""
    if len(loop) > NAMED:
        return _how_many(loop, voice)
    first, *rest = _turned(loop, voice)
    return listed([voice.start(first), *map(voice.subject, rest)])


def _turned(loop: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    turn = loop.index(voice.you) if voice.you in loop else 0
    return loop[turn:] + loop[:turn]


def _some(parties: Sequence[str], voice: Voice) -> str:
    """At the start of a sentence: their names, or how many they are."""
    return voice.starts(parties) if len(parties) <= NAMED else _how_many(parties, voice)


def _how_many(parties: Sequence[str], voice: Voice) -> str:
    if voice.are_firms(parties):
        return _("%(num)d firms", num=len(parties))
    return _("%(num)d parties", num=len(parties))
