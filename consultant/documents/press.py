"""The parent's side of the worker process: started when first needed, killed when it takes too long, started again."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from consultant.documents.rules import DocumentError, DocumentProblem
from consultant.documents.worker import receive, send
from consultant.fonts.actions import font_files

PROJECT = Path(__file__).parents[2]
# Only the fonts that coverage was read from: paper looks the same on every machine.
NEEDED = re.compile(r"PATH|HOME|LANG|LC_\w+|TMPDIR|LD_LIBRARY_PATH|XDG_\w+|FONTCONFIG_\w+")  # no secrets: it reads strangers' words
FONT_CONFIG = '<?xml version="1.0"?><fontconfig><dir>{0}</dir><cachedir>{0}/cache</cachedir></fontconfig>'


class Press:
    """One worker, one document at a time; safe to share between threads."""

    def __init__(self, seconds: float = 30, megabytes: int = 512) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory | None = None

    def do(self, order: dict) -> bytes:
        """What the worker made of an order (one of worker.JOBS and its arguments); DocumentError when nothing."""
        with self._lock:
            answer, late = self._exchange(self._ready_worker(), json.dumps(order).encode())
            if not answer:
                problem = DocumentProblem.TOO_SLOW if late else DocumentProblem.STOPPED
                raise DocumentError(problem, f"limits: {self.seconds} s, {self.megabytes} MB")
            if not answer.startswith(b"{"):
                return answer
            failure = json.loads(answer)
            if failure["problem"] == DocumentProblem.TOO_LARGE:
                self.stop()  # what is left of its memory is in pieces
            raise DocumentError(DocumentProblem(failure["problem"]), failure["detail"])

    def stop(self) -> None:
        """Ends the worker and clears its folder; the next document starts another."""
        if self._worker is not None:
            self._worker.kill()
            with suppress(BrokenPipeError):
                self._worker.communicate()
            self._worker = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _ready_worker(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self.stop()
            self._folder = tempfile.TemporaryDirectory(prefix="standoff-press-")
            self._worker = _start(Path(self._folder.name), self.megabytes)
        return self._worker

    def _exchange(self, worker: subprocess.Popen[bytes], request: bytes) -> tuple[bytes, bool]:
        """The answer, empty when the worker died, and whether it was killed for being late.

        A worker that was interrupted is never used again: its next answer would belong to another document.
        """
        assert worker.stdin and worker.stdout
        late, answer = threading.Event(), b""

        def give_up() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(self.seconds, give_up)
        timer.start()
        try:
            send(worker.stdin, request)
            answer = receive(worker.stdout)
        except (EOFError, BrokenPipeError):
            pass
        finally:
            timer.cancel()
            if not answer or late.is_set():
                self.stop()
        return answer, late.is_set()


def _start(folder: Path, megabytes: int) -> subprocess.Popen[bytes]:
    """A worker that knows the fonts of `folder`, put there as links, and no others."""
    for number, path in enumerate(font_files()):
        (folder / f"{number}-{path.name}").symlink_to(path)
    config = folder / "fonts.conf"
    config.write_text(FONT_CONFIG.format(escape(str(folder))))
    return subprocess.Popen(
        [sys.executable, "-m", "consultant.documents.worker", str(megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if NEEDED.fullmatch(name)} | {"FONTCONFIG_FILE": str(config)},
    )
