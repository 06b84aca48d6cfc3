"""Pages, posts, bytes and memory, as a browser and the machine see them; and how many statements a page sends."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import event

from consultant.database import db
from tests.bench.data import CASE_OF, CASES
from tests.bench.processes import family, megabytes
from tests.bench.served import Answer, Visitor, field, serving
from tests.bench.table import Row, medians, ratio

OTHERS = ("/", "/cases", "/cases?q=hill", "/calls/new", f"/cases/{CASE_OF[200]}/options/new", f"/cases/{CASE_OF[200]}/calls/new", "/you")


def over_http(data: Path, plain: Path) -> list[Row]:
    """Pages and posts as a browser asks for them, both servers being the same one."""
    ours, bare = serving("-m", "flask", "--app", "app", "serve", data=data), serving("-m", "tests.bench.plain", data=plain)
    with ours as (port, pid), bare as (plain_port, _pid):
        visitor, hello = Visitor(port).sign_in(), Visitor(plain_port)
        get = {path: partial(opened, visitor, path) for path in pages()}
        taken = medians(partial(hello.get, "/"), *get.values(), times=40)
        times = dict(zip(["hello", *get], taken, strict=True))
        small, large, find = (times[path] for path in pages()[:3])
        rows = [
            ratio("case page, 200 calls : hello", small, times["hello"], 60),
            ratio("case page, 1,000 calls : 200 calls", large, small, 2),
            ratio(f"find among {CASES:,} cases : hello", find, times["hello"], 20),
            *logging(visitor, hello),
            *wire(port),
        ]
        opened(visitor, f"/cases/{CASE_OF[8]}/report.pdf")
        return [*rows, *memory(pid)]


def pages() -> list[str]:
    return [f"/cases/{CASE_OF[200]}", f"/cases/{CASE_OF[1_000]}", "/cases?q=hill+street+77"]


def opened(visitor: Visitor, path: str) -> Answer:
    answer = visitor.get(path)
    assert answer.status == 200, (path, answer.status)
    return answer


def logging(visitor: Visitor, hello: Visitor) -> list[Row]:
    """The form's own post with its session and its token against forged posts, to the answer that says: on disk."""
    path = f"/cases/{CASE_OF[10]}/calls/new"
    token = field(opened(visitor, path).text, "csrf_token")
    yesterday = (datetime.now() - timedelta(days=1)).date().isoformat()
    answers = {
        "csrf_token": token, "parties": "p2", "said": "They will look at it.", "blamed": "p3", "minutes": "10", "hold_minutes": "5",
        "at": [yesterday, "09:00"], "channel": "phone", "outcome": "reached", "new_role": "vendor",
    }  # fmt: skip

    def post() -> None:
        answer = visitor.post(path, once=uuid4().hex, **answers)
        assert answer.status == 302, answer.text

    def insert() -> None:
        assert hello.post("/", text="They will look at it.").status == 201

    return [ratio("log a call : a single insert", *medians(post, insert, times=40), 4)]


def wire(port: int) -> list[Row]:
    """Bytes of a first visit with all its files, and of a second, when the browser still has what it may keep."""
    visitor = Visitor(port).sign_in()
    page = opened(visitor, f"/cases/{CASE_OF[10]}")
    files = [opened(visitor, path) for path in page.files]
    files += [opened(visitor, path) for file in files for path in file.fonts]
    again = [file for file in files if "max-age" not in file.headers.get("cache-control", "")]
    first, second = (sum(answer.wire for answer in [page, *some]) / 1_000 for some in (files, again))
    return [Row("a case page over the wire, first visit", first, 200, "KB"), Row("the same, second visit", second, 60, "KB")]


def memory(pid: int) -> list[Row]:
    """Resident memory of every process of the server, after it has shown pages and printed."""
    sizes = [megabytes(one) for one in family(pid)]
    return [Row("idle memory, the largest process", max(sizes), 150, "MB", " and ".join(f"{size:.0f}" for size in sizes))]


def queries(app: Flask, me: str) -> list[Row]:
    """Statements sent for a page, the record not being in memory yet."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = me, True
    sent: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: sent.append(statement))

    def count(path: str) -> int:
        sent.clear()
        assert client.get(path).status_code == 200, path
        return len([one for one in sent if not one.startswith(("BEGIN", "COMMIT"))])

    cases = [count(f"/cases/{CASE_OF[size]}") for size in (10, 1_000)]
    others = {path: count(path) for path in OTHERS}
    return [
        Row("queries of a case page", max(cases), 20, "", f"with 10 calls {cases[0]}, with 1,000 calls {cases[1]}"),
        Row("queries of other pages", max(others.values()), 12, "", ", ".join(f"{path} {n}" for path, n in others.items())),
    ]
