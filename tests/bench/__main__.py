"""`./run bench`: how fast it all is, each figure as a ratio to something known, measured in the same run."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from consultant.accounts.actions import consultant_by_email
from consultant.config import Settings
from consultant.database import bring_up_to_date, db
from consultant.factory import create_app
from tests.bench.beside import beside
from tests.bench.clients import reviews
from tests.bench.data import EMAIL, fill
from tests.bench.device import on_device
from tests.bench.paper import paper
from tests.bench.schedules import schedules
from tests.bench.table import Row, ratio
from tests.bench.web import over_http, queries
from tests.test_durability import kill_in_rounds

ROUNDS = 1_000  # kills of a writing server
IMPORTS = {"app": "import app", "flask": "import flask, flask_sqlalchemy"}


def imports() -> Row:
    """Seconds that an import takes in a new interpreter, without the interpreter's own start."""

    def took(what: str) -> float:
        code = f"import time; start = time.perf_counter(); {what}; print(time.perf_counter() - start)"
        return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)

    found = {name: statistics.median(took(what) for _ in range(7)) * 1_000 for name, what in IMPORTS.items()}
    return ratio("import app : flask and flask_sqlalchemy", found["app"], found["flask"], 3)


def kills(folder: Path) -> Row:
    """The server is killed (-9) in the middle of writes; every call that it had acknowledged must be there."""
    settings = Settings(folder, f"sqlite:///{folder / 'standoff.sqlite'}", "http://localhost", 5000)
    try:
        kept = kill_in_rounds(settings, ROUNDS, Random())
    except AssertionError as error:
        return Row(f"acknowledged calls lost in {ROUNDS:,} kills", 1, 0, "", str(error).partition("\n")[0])
    detail = f"{kept['acknowledged']:,} acknowledged, {kept['cut off']:,} cut off"
    return Row(f"acknowledged calls lost in {ROUNDS:,} kills", 0, 0, "", detail)


def show(rows: list[Row]) -> None:
    print("\n".join(map(str, rows)), flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, plain, killed, private = (Path(folder) / name for name in ("data", "plain", "killed", "private"))
        for place in (data, plain, killed, private):
            place.mkdir()
        app = create_app(Settings(data, f"sqlite:///{data / 'standoff.sqlite'}", "http://localhost", 5000))
        with app.app_context():
            bring_up_to_date()
            fill()
            me = consultant_by_email(EMAIL).get_id()
            db.session.remove()
        show(over_http(data, plain))
        show(on_device(data))
        show(queries(app, me))
        show(paper(app))
        show([beside(data, plain)])
        show(reviews(private, plain))
        show([imports(), kills(killed), schedules()])


if __name__ == "__main__":
    main()
