"""The finished file, opened again."""

import os
import subprocess
import sys
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdf
import pytest
from pdfua import Severity, validate

from consultant.documents import actions
from tests.documents.sample import CREATED, STYLES, logo, page, printed
from tests.documents.structure import problems

SCRIPTS = {
    "Latin": "Zürich ščř Łódź",
    "Cyrillic": "Привет, мир",
    "Greek": "Καλημέρα κόσμε",
    "Japanese": "「問題なし」と言った。",
    "Chinese": "供应商说问题出在线路上",
    "Arabic": "شركة الاتصالات",
    "Hebrew": "חברת הטלפון",
}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_a_document_over_several_pages_is_whole_for_a_screen_reader(tmp_path):
    pdf = printed(page())
    (tmp_path / "paper.pdf").write_bytes(pdf)
    assert problems(pdf) == []
    report = validate(str(tmp_path / "paper.pdf"))
    assert [finding for finding in report.findings if finding.severity >= Severity.WARNING] == []


def test_title_language_and_date_come_from_the_document():
    with pikepdf.open(BytesIO(printed(page()))) as file:
        assert file.docinfo.Title == "Your phone line: report 1"
        assert file.docinfo.CreationDate == "D:20130510093000+00'00"
        assert file.Root.Lang == "en"
        assert file.check_pdf_syntax() == []


def test_each_page_has_its_number_and_the_footer_is_no_content():
    pdf = printed(page())
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 2
    for number, one in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in one.extract_text()
        assert "Report 1 · Sam Field, 555 0142" in one.extract_text()
    with pikepdf.open(BytesIO(pdf)) as file:
        for one in file.pages:
            artifacts = [ops for ops, name in pikepdf.parse_content_stream(one) if str(name) == "BDC" and ops[0] == "/Artifact"]
            assert [ops[1].Type for ops in artifacts] == ["/Pagination", "/Pagination"]


def test_a_header_cell_says_what_it_heads():
    with pikepdf.open(BytesIO(printed(page(rows=2)))) as file:
        scopes = [str(each.A.Scope) for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
    assert sorted(scopes) == ["/Column", "/Column", "/Row", "/Row"]


def test_a_caption_left_alone_on_its_page_is_no_empty_table():
    tall = '<tr><td style="height: 240mm">x</td></tr>'
    table = f'<table><caption style="break-after: page">Calls</caption>{tall}</table>'
    pdf = printed(f'<html lang="en"><title>t</title><body><h1>t</h1>{table}')
    assert problems(pdf) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_print(script):
    pdf = printed(page(SCRIPTS[script] + " " + script, rows=1))
    words = text_of(pdf).replace("\u2068", "").replace("\u2069", "")
    assert SCRIPTS[script] in words
    assert actions.missing_glyphs(SCRIPTS[script]) == ()


def test_an_emoji_prints_as_its_name():
    assert "Great [PILE OF POO]!" in text_of(printed(page("Great \N{PILE OF POO}!", rows=1)))


def test_coverage_is_what_the_press_draws():
    """Each thousandth character that we say has a glyph; the press refuses a page with one that has none."""
    known = sorted(actions._drawable())
    sample = " ".join(known[::1000] + known[-20:])
    assert printed(page(sample, rows=1)).startswith(b"%PDF")
    with pytest.raises(actions.rules.DocumentError, match="PILE|1F4A9"):
        printed(page(rows=1).replace("It works.", "\N{PILE OF POO}"))


def test_the_same_facts_give_the_same_bytes_in_another_process():
    code = (
        "import sys, hashlib; from tests.documents.sample import *;"
        "sys.stdout.write(hashlib.sha256(printed(page('Привет 漢字 חברת'))).hexdigest())"
    )
    hashes = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_another_date_gives_another_document():
    assert actions.print_pdf(page(), STYLES, CREATED + timedelta(days=1), {"logo": logo()}) != printed(page())
