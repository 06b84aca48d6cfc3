"""The picture in markup, with the words that stand in it."""

from flask_babel import gettext as _

from consultant.picture.drawing import rules as drawing
from consultant.picture.rules import Picture


def svg(picture: Picture, title: str, ident: str) -> str:
    """For the screen. `title` is the text alternative ("A points to B. ..."), `ident` is unique on the page."""
    return drawing.svg(picture, title, ident, _("relayed"), _("tested"))


def paper(picture: Picture, title: str, ident: str, wide: int = drawing.PAPER_WIDTH) -> str:
    """For a page that the PDF engine prints; `wide` in mm."""
    return drawing.paper(picture, title, ident, _("relayed"), _("tested"), wide)
