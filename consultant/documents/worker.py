"""The child process that prints: it alone loads the engine, opens no socket and writes no file.

Run by press.py as `python -m consultant.documents.worker MEGABYTES`; requests come on stdin, answers go to stdout.
"""

import base64
import gc
import json
import logging
import os
import resource
import signal
import struct
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import IO

LENGTH = struct.Struct(">Q")
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.spawn", "pty.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
MOST_PIXELS = 10_000_000  # the picture library refuses twice as many: an 18 kB file may hold 144 million


def send(stream: IO[bytes], message: bytes) -> None:
    """One message with its length in front."""
    stream.write(LENGTH.pack(len(message)) + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """The next message; EOFError when the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    length = LENGTH.unpack(head)[0]
    message = stream.read(length)
    if len(message) < length:
        raise EOFError
    return message


def refuse(event: str, arguments: tuple) -> None:
    """The audit hook: no network, no other program, no file opened for writing, for the life of this process."""
    if event.startswith(FORBIDDEN) or (event == "open" and (arguments[2] or 0) & WRITING):
        raise PermissionError(f"the document worker may not do this: {event}")


class Warnings(logging.Handler):
    """Whatever the engine complains of stops the document: a broken one is never handed out."""

    def emit(self, record: logging.LogRecord) -> None:
        raise ValueError(record.getMessage())


def start(megabytes: int) -> None:
    """Limits, guards, then the engine: what is loaded now is never looked at again by the garbage collector."""
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))  # about 200 MB of it are taken at rest, libraries and fonts included
    sys.addaudithook(refuse)
    import weasyprint  # noqa: F401  (half a second, and only here)
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    logging.getLogger("weasyprint").handlers = [Warnings(logging.WARNING)]
    fonts()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@lru_cache(maxsize=1)
def fonts():
    """The one font configuration of this process."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=1)
def fetcher():
    """The one fetcher; what it may serve is set for each document."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class NamedOnly(URLFetcher):
        """Serves `resource:NAME` from memory and nothing else, whatever the scheme."""

        resources: Mapping[str, bytes] = {}

        def fetch(self, url, headers=None):
            scheme, _, name = url.partition(":")
            if scheme != "resource" or name not in self.resources:
                raise PermissionError(f"not a resource of this document: {url[:100]}")
            return URLFetcherResponse(url, self.resources[name])

    return NamedOnly(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)


@lru_cache(maxsize=32)
def stylesheet(text: str):
    """A stylesheet, parsed once."""
    from weasyprint import CSS

    return CSS(string=text, font_config=fonts(), url_fetcher=fetcher())


def print_document(html: str, stylesheets: list[str], created: str, resources: Mapping[str, bytes], copies: list | None = None) -> bytes:
    """The tagged PDF; `created` is ISO 8601 with its offset; `copies` as `copies.place` wants them."""
    from weasyprint import HTML

    from consultant.documents.finisher import finish

    fetcher().resources = resources
    styles = [stylesheet(text) for text in stylesheets]
    document = HTML(string=html, url_fetcher=fetcher()).render(font_config=fonts(), stylesheets=styles, pdf_variant="pdf/ua-1")
    document.metadata.created = created
    pdf = document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    if not copies:
        return pdf
    from consultant.documents.copies import place

    return place(pdf, {anchor: number for number, page in enumerate(document.pages) for anchor in page.anchors}, copies, resources)


def count_pages(html: str, stylesheets: list[str], resources: Mapping[str, bytes]) -> bytes:
    """How many pages it would have, as digits: laid out, and not printed."""
    from weasyprint import HTML

    fetcher().resources = resources
    styles = [stylesheet(text) for text in stylesheets]
    pages = HTML(string=html, url_fetcher=fetcher()).render(font_config=fonts(), stylesheets=styles).pages
    return str(len(pages)).encode()


def look(resources: Mapping[str, bytes]) -> bytes:
    """How many pages a PDF that somebody sent has, as digits; "locked" or "broken"."""
    from consultant.documents.copies import pages_of

    return pages_of(resources["file"])


JOBS = {"print": print_document, "count": count_pages, "look": look}


def answer(request: bytes) -> bytes:
    """A PDF or a number, or a problem as JSON. The engine's fatal errors are no Exceptions, hence the broad net."""
    order = json.loads(request)
    job = JOBS[order.pop("job")]
    order["resources"] = {name: base64.b64decode(data) for name, data in order["resources"].items()}
    try:
        return job(**order)
    except MemoryError:
        return json.dumps({"problem": "too large", "detail": "out of memory"}).encode()
    except BaseException as error:
        reason = f"{error} ({error.__cause__})" if error.__cause__ else str(error)
        return json.dumps({"problem": "refused", "detail": f"{type(error).__name__}: {reason}"}).encode()


def main() -> None:
    """Serves until the parent is gone. Stray prints go to stderr, so that answers stay whole."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is meant for the parent
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    start(int(sys.argv[1]))
    with suppress(EOFError, BrokenPipeError):
        while True:
            send(answers, answer(receive(sys.stdin.buffer)))
            gc.collect()  # while nobody waits


if __name__ == "__main__":
    main()
