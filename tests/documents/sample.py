"""A page with all that our papers use: footers, headings, a list, tables over pages, a drawing, a picture."""

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from consultant.documents import actions

CREATED = datetime(2013, 5, 10, 9, 30, tzinfo=UTC)
STYLES = (actions.stylesheet("print.css"),)

PAGE = """<!doctype html><html lang="en"><head><title>Your phone line: report 1</title></head><body>
<p class="foot">Report 1 · Sam Field, 555 0142</p><p class="foot-pages" data-page="Page" data-of="of"></p>
<h1>Your phone line</h1><h2>In short</h2><ul><li>{text}</li></ul>
<table><caption>Calls</caption><thead><tr><th scope="col">Date</th><th scope="col">What</th></tr></thead>
<tbody>{rows}</tbody></table>
<h2>Picture</h2>
<figure><svg width="90" height="30" viewBox="0 0 90 30"><title>Two firms.</title><rect width="80" height="20"/></svg></figure>
<p><img src="resource:logo" alt="A black square"></p></body></html>"""


def page(text: str = "It works.", rows: int = 60) -> str:
    """The HTML; `text` goes in as a template would put it: printable and escaped."""
    row = '<tr><th scope="row">10 May 2013</th><td>{}</td></tr>'
    return PAGE.format(text=escaped(text), rows="".join(row.format(number) for number in range(rows)))


def escaped(text: str) -> str:
    return actions.printable(text).replace("&", "&amp;").replace("<", "&lt;")


def logo() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    return picture.getvalue()


def printed(html: str) -> bytes:
    return actions.print_pdf(html, STYLES, CREATED, {"logo": logo()})
