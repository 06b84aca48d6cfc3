"""Other ways to print the very same page: a browser, and the engine as one uses it without a second thought."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from weasyprint import HTML

from consultant.documents.actions import stylesheet
from consultant.documents.press import FONT_CONFIG
from consultant.fonts.actions import font_files
from consultant.reports.paper.actions import report_html
from consultant.reports.rules import ReportFacts
from tests.browser import CHROMIUM

STYLES = ("print.css", "client_report/page.css")
ENTRY = re.compile(r'<div class="entry">.*?</div>', re.S)
LINE = re.compile("<p[^>]*>(.*?)</p>", re.S)


def page(facts: ReportFacts) -> str:
    """The report's own HTML with its own styles in it."""
    return report_html(facts).replace("</head>", f"<style>{''.join(map(stylesheet, STYLES))}</style></head>")


@contextmanager
def browser() -> Iterator[Callable[[str], bytes]]:
    """A warm Chromium, which prints a tagged PDF of any page with the fonts that paper has."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = Path(folder) / "fonts.conf"
        config.write_text(FONT_CONFIG.format(folder))
        for path in font_files():
            (Path(folder) / path.name).symlink_to(path)
        env = os.environ | {"FONTCONFIG_FILE": str(config)}
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM, env=env)
        tab = chromium.new_page()

        def printed(html: str) -> bytes:
            tab.set_content(html)
            return tab.pdf(prefer_css_page_size=True, tagged=True)

        yield printed
        chromium.close()


def naive(html: str) -> bytes:
    """The calls as rows of a table with four columns that find their own widths; all parsed and looked up anew, fonts too."""
    entries = list(ENTRY.finditer(html))
    table = f"<table style='table-layout: auto'>{''.join(map(_row, entries))}</table>"
    page = html[: entries[0].start()] + table + html[entries[-1].end() :]
    return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def _row(entry: re.Match[str]) -> str:
    """When and who, how it came, what was said, and all else."""
    lines = LINE.findall(entry[0])
    cells = [*lines[:3], "<br>".join(lines[3:])]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
