"""Whether others wait while a long report is printed: the same page before and meanwhile."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from math import inf
from pathlib import Path

from tests.bench.data import CASE_OF
from tests.bench.served import Visitor, serving
from tests.bench.table import Row
from tests.bench.web import opened

PAGE = f"/cases/{CASE_OF[10]}"
LONG = f"/cases/{CASE_OF[1_000]}/report.pdf"
BEFORE = 100  # times


def beside(data: Path, plain: Path) -> Row:
    """A case page, measured by a bare hello: that the machine has more to do slows both, and is no waiting."""
    ours, bare = serving("-m", "flask", "--app", "app", "serve", data=data), serving("-m", "tests.bench.plain", data=plain)
    with ours as (port, _pid), bare as (plain_port, _plain_pid):
        reader, printer, hello = Visitor(port).sign_in(), Visitor(port).sign_in(), Visitor(plain_port)
        opened(printer, f"/cases/{CASE_OF[8]}/report.pdf")  # the one that prints is there
        before = [pair(reader, hello) for _time in range(BEFORE)][2:]
        during = []
        with ThreadPoolExecutor(1) as thread:
            printing = thread.submit(printer.get, LONG)
            while not printing.done():
                during.append(pair(reader, hello))
            is_printed = printing.result().status == 200
    (page, bare_page), (page_then, hello_then) = (map(statistics.median, zip(*found, strict=True)) for found in (during, before))
    ratio = page / bare_page / (page_then / hello_then) if is_printed else inf  # a machine that is too busy cannot tell
    detail = f"{page:.1f} ms to {bare_page:.2f} ms {len(during)} times; before {page_then:.1f} ms to {hello_then:.2f} ms"
    return Row("case page : hello, beside a report of 1,000 calls : alone", ratio, 1.5, detail=detail)


def pair(reader: Visitor, hello: Visitor) -> tuple[float, float]:
    """Milliseconds of a case page, and of a hello right after it."""
    start = time.perf_counter()
    opened(reader, PAGE)
    middle = time.perf_counter()
    hello.get("/")
    return (middle - start) * 1_000, (time.perf_counter() - middle) * 1_000
