"""The chain of parts in words, and what stands in its boxes."""

from collections.abc import Callable, Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from consultant.assessment.rules import Assessment
from consultant.parties.words import Voice
from consultant.picture.chain.drawing.rules import Piece, svg
from consultant.picture.chain.rules import MOST_DRAWN, ChainLink, Standing, chain

SAYS = {
    Standing.WORKS: _l("Checked, and fine."),
    Standing.FAULTY: _l("A test points to it."),
    Standing.DISPUTED: _l("There are two views of it."),
    Standing.POINTED_AT: _l("Somebody points to it."),
    Standing.UNCHECKED: _l("Nobody has checked it."),
}
IN_WORDS = {
    Standing.WORKS: _l("Checked, and fine: %(parts)s."),
    Standing.FAULTY: _l("A test points to this: %(parts)s."),
    Standing.DISPUTED: _l("There are two views of this: %(parts)s."),
    Standing.POINTED_AT: _l("Somebody points to this: %(parts)s."),
    Standing.UNCHECKED: _l("Nobody has checked this: %(parts)s."),
}


def desk() -> str:
    """Where the chain begins, for the client."""
    return _("Your desk")


def drawn(assessment: Assessment, voice: Voice) -> Markup | None:
    """For the consultant's screen."""
    return drawn_links(chain(assessment), voice, _("The client’s desk"))


def drawn_links(links: Sequence[ChainLink], voice: Voice, begins: str) -> Markup | None:
    """For a screen; None for a single part, and for more than are drawn."""
    if not 2 <= len(links) <= MOST_DRAWN:
        return None
    return Markup(svg(pieces(links, voice), begins, " ".join(in_words(links)), "chain"))


def pieces(links: Sequence[ChainLink], voice: Voice, show: Callable[[str], str] = str) -> tuple[Piece, ...]:
    """What each box says; `show` makes recorded words printable."""
    return tuple(
        Piece(show(link.name), show(voice.label(link.party)) if link.party else _("Not clear yet"), str(SAYS[link.standing]), link.standing)
        for link in links
    )


def in_words(links: Sequence[ChainLink]) -> Iterator[str]:
    """Which parts stand how, one sentence for each way."""
    for standing, sentence in IN_WORDS.items():
        names = [link.name.rstrip(".") for link in links if link.standing == standing]
        if names:
            yield str(sentence) % {"parts": "; ".join(names)}
