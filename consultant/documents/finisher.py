"""Mends what the engine leaves undone for PDF/UA-1, on its objects, just before they are written."""

from collections.abc import Iterator

import pydyf

PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})


def finish(_document, pdf: pydyf.PDF) -> None:
    """The engine's `finisher`: page footers become artifacts, header cells say what they head, no table is empty."""
    tree = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached = {element.number: element for element in _elements(pdf, tree)}
    for page, references in _pages_with_references(pdf, tree):
        _footers_to_artifacts(pdf, page, references, reached)
    for element in pdf.objects:
        is_element = isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem"
        if is_element and element.number not in reached:
            element.free = "f"  # the parent tree's references to it then mean null, as they should
    for element in reached.values():
        if element["S"] == "/Table":
            _mend_table(pdf, element)
        elif element["S"] == "/Figure":
            _place_figure(pdf, element)


def _object(pdf: pydyf.PDF, reference: bytes):
    return pdf.objects[int(reference.split()[0])]


def _children(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    for kid in element["K"]:
        if isinstance(kid, bytes):
            child = _object(pdf, kid)
            if child["Type"] == "/StructElem":
                yield child


def _elements(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """All structure elements below this one, without recursion: the tree is as deep as the page's markup."""
    waiting = [element]
    while waiting:
        for child in _children(pdf, waiting.pop()):
            yield child
            waiting.append(child)


def _pages_with_references(pdf: pydyf.PDF, tree: pydyf.Dictionary) -> Iterator[tuple[pydyf.Dictionary, pydyf.Array]]:
    """Each page with the parent tree's list for it: the element that owns marked content 0, 1, 2 ..."""
    numbers = _object(pdf, tree["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page = _object(pdf, reference)
        yield page, owners[page["StructParents"]]


def _footers_to_artifacts(pdf: pydyf.PDF, page: pydyf.Dictionary, owners: pydyf.Array, reached: dict) -> None:
    """The engine tags the text of margin boxes but hangs it nowhere: readers would meet content without an owner."""
    strays = {mark for mark, owner in enumerate(owners) if int(owner.split()[0]) not in reached}
    operations = _object(pdf, page["Contents"]).stream
    for place, operand in enumerate(operations):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in strays:
            operations[place - 1], operations[place] = "/Artifact", PAGINATION


def _mend_table(pdf: pydyf.PDF, table: pydyf.Dictionary) -> None:
    """Gives each header cell its scope; a table without rows, a caption left behind by a page break, is no table."""
    parts = list(_elements(pdf, table))
    if not any(part["S"] == "/TR" for part in parts):
        table["S"] = "/Div"
        for part in parts:
            if part["S"] == "/Caption":
                part["S"] = "/P"
    for row in parts:
        if row["S"] != "/TR":
            continue
        cells = list(_children(pdf, row))
        in_head = _object(pdf, row["P"])["S"] == "/THead"
        heads_row = not in_head and any(cell["S"] == "/TD" for cell in cells)
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Row" if heads_row else "/Column"


def _place_figure(pdf: pydyf.PDF, figure: pydyf.Dictionary) -> None:
    """The engine notes a figure's place in CSS pixels from the top; the file counts points (3/4) from the bottom."""
    height = _object(pdf, figure["Pg"])["MediaBox"][3]
    left, top, right, bottom = (round(side * 0.75, 3) for side in figure["A"]["BBox"])
    figure["A"]["BBox"] = pydyf.Array([left, round(height - bottom, 3), right, round(height - top, 3)])
