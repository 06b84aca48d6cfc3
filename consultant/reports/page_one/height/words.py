"""Page 1 as print.css and page.css set it, from top to bottom, for the rule that says how high it is at most."""

from collections.abc import Iterator

from flask_babel import gettext as _

from consultant.documents.words import unbroken
from consultant.reports.page_one.height.rules import MM, Paragraph
from consultant.reports.page_one.words import Bullet, PageOne

LOGO = 66 * MM  # with its distance from the title


def paragraphs(title: str, page: PageOne, has_logo: bool) -> Iterator[Paragraph]:
    """Each with the room that it takes; a box has its own edges with its last line."""
    yield Paragraph(title, letters=22, line=26.4, below=3 * MM, shorter=LOGO if has_logo else 0)
    yield Paragraph(_("For:"), page.whom)
    yield Paragraph(page.about.label, _text(page.about))
    yield Paragraph(_("From:"), " · ".join((page.sender, *map(unbroken, page.copy))), below=11 * MM + 1.5)
    yield Paragraph(page.heading, letters=15.6, line=20.3, below=2.5 * MM)
    yield Paragraph(page.lead, below=4 * MM)
    for each in (*([page.since] if page.since else []), *page.closing):
        yield Paragraph(each.label, _text(each), below=3.5 * MM)
    for each in page.bullets:
        yield Paragraph(each.label, _text(each), below=2.2 * MM, shorter=6 * MM)
    yield Paragraph(page.contact[0], below=4 * MM, shorter=8 * MM + 2.5)
    yield Paragraph("", ", ".join(page.contact[1:]), below=9 * MM + 2.5, shorter=8 * MM + 2.5)


def _text(each: Bullet) -> str:
    return each.text + (f" {unbroken(_('More on page'))}\u00a02." if each.more else "")
