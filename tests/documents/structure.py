"""What a screen reader needs of a finished PDF, looked up in the file itself. An empty list means that all is there."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

SHOWS_SOMETHING = {"Tj", "TJ", "'", '"', "Do", "f", "f*", "S", "B"}


def problems(pdf: bytes) -> list[str]:
    """Every fault found: metadata, headings, tables, figures, content that no element owns."""
    with pikepdf.open(BytesIO(pdf)) as file:
        elements = list(_elements(file.Root.StructTreeRoot))
        return [
            *_metadata(file),
            *_headings(elements),
            *_tables(elements),
            *_figures(elements),
            *_content(file, elements),
            *_strays(file, elements),
        ]


def _elements(element) -> Iterator[pikepdf.Dictionary]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _marks(element) -> bool:
    """Whether the element, or one below it, owns content of the page."""
    return any(not isinstance(kid, pikepdf.Dictionary) or ("/S" in kid and _marks(kid)) for kid in element.get("/K", []))


def _metadata(file: pikepdf.Pdf) -> Iterator[str]:
    if not file.docinfo.get("/Title"):
        yield "no title"
    if not file.Root.get("/Lang"):
        yield "no language"
    if not file.Root.ViewerPreferences.DisplayDocTitle or not file.Root.MarkInfo.Marked:
        yield "title not shown, or not marked as tagged"


def _headings(elements) -> Iterator[str]:
    level = 0
    for element in elements:
        name = str(element.S)
        if len(name) == 3 and name.startswith("/H") and name[2].isdigit():
            if int(name[2]) > level + 1:
                yield f"{name} follows level {level}"
            if not _marks(element):
                yield f"{name} is empty"
            level = int(name[2])


def _tables(elements) -> Iterator[str]:
    for element in elements:
        if element.S == "/Table" and not any(part.S == "/TR" for part in _elements(element)):
            yield "a table without rows"
        if element.S == "/TH" and element.A.get("/Scope") not in ("/Row", "/Column"):
            yield "a header cell without scope"


def _figures(elements) -> Iterator[str]:
    for element in elements:
        if element.S == "/Figure":
            left, bottom, right, top = (float(side) for side in element.A.BBox)
            page = [float(side) for side in element.Pg.MediaBox]
            if not str(element.get("/Alt", "")).strip():
                yield "a figure without words"
            if not (page[0] <= left < right <= page[2] and page[1] <= bottom < top <= page[3]):
                yield "a figure that is said to be off the page"


def _content(file: pikepdf.Pdf, elements) -> Iterator[str]:
    owned = {element.objgen for element in elements}
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    for page_number, page in enumerate(file.pages):
        owners = numbers[2 * page_number + 1]
        open_marks: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                mark = operands[1].get("/MCID") if name == "BDC" else None
                has_owner = mark is not None and owners[int(mark)] is not None and owners[int(mark)].objgen in owned
                open_marks.append(has_owner or operands[0] == "/Artifact")
            elif name == "EMC":
                open_marks.pop()
            elif name in SHOWS_SOMETHING and not all(open_marks[:1] or [False]):
                yield f"page {page_number + 1}: {name} outside the structure"


def _strays(file: pikepdf.Pdf, elements) -> Iterator[str]:
    hung = {element.objgen for element in elements}
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem" and each.objgen not in hung:
            yield f"an element that hangs nowhere: {each.S}"
