"""The word on a badge comes from the language of the page."""

from consultant.picture.rules import Arrow, Box, Picture
from consultant.picture.words import paper, svg

PICTURE = Picture((Box("a", "Till maker"), Box("b", "Card processor")), (Arrow("a", "b", 1, relayed=True), Arrow("b", "a", 2)))


def test_screen_and_paper_say_relayed(babel_app):
    for markup in (svg(PICTURE, "In words", "pic"), paper(PICTURE, "In words", "pic")):
        assert ">1 relayed</text>" in markup
        assert "In words</title>" in markup
        assert "Card" in markup
