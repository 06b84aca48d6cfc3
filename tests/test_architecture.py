"""The house holds: names of files, direction of imports, who may touch SQL, nothing marked as safe markup."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "consultant"

KINDS = {"rules", "models", "actions", "words", "forms", "views", "commands"}
# Which of our modules a file may import, by the kind of both. Everything may import config.
MAY_IMPORT = {
    "rules": {"rules"},
    "models": {"rules", "models", "database"},
    "actions": {"rules", "models", "actions", "database", "documents", "backup"},
    "words": {"rules", "words"},
    "forms": {"rules", "words", "forms", "web"},
    "views": {"rules", "models", "actions", "words", "forms", "web", "database"},
    "commands": {"rules", "models", "actions", "words", "commands", "web", "database", "documents"},
    "web": {"rules", "words", "web", "database"},
    "database": {"database"},
    "documents": {"rules", "words", "documents", "actions"},
    "backup": {"rules", "database"},
    "config": set(),
}
MAY_USE = {  # third-party packages, where they are limited
    "rules": set(),
    "words": {"flask_babel", "markupsafe"},
}
# Files with a name of their own, each for a reason.
OWN_NAMES = {
    "factory.py": "the one place that knows every capability",
    "config.py": "settings, before there is an app",
    "backup/tables.py": "reads and writes whole tables as they are, past models and practices",
    "documents/press.py": "keeps the process that makes a PDF within time and memory",
    "documents/worker.py": "runs inside that process, without app or database",
    "documents/copies.py": "draws pages of files that somebody sent, inside that process",
    "documents/finisher.py": "writes the PDF's structure, inside that process",
}
PAPERS = {"documents", "reports", "sending", "papers"}  # what they write is made of sentences, so their actions read words
FREE = {"web", "database", "migrations", "static", "playbooks"}  # folders with names of their own inside
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "shared"}
NOT_CAPABILITIES = {
    "components": "templates: the macros that all folders use",
    "bench": "tests: how fast it all is",
}


@cache
def modules() -> list[Path]:
    return sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)


def named(path: Path) -> bool:
    """Whether a file bears a name of the house; nested capabilities do too."""
    return path.parts[0] in FREE or path.as_posix() in OWN_NAMES or path.stem in KINDS | {"__init__"}


def kind_of(path: Path) -> str:
    if path.parts[0] == "web":
        return "commands" if path.stem == "commands" else "web"
    if path.parts[0] == "database":
        return "database"
    if path.as_posix() in OWN_NAMES:
        return path.parts[0].removesuffix(".py")
    return path.stem


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((PACKAGE / path).read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Full names of everything imported, at the top or inside a function: of modules, and of what is taken out of them."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def ours(name: str) -> Path | None:
    """The file of this package that an import reads, None for another package."""
    parts = name.split(".")
    if parts[0] != "consultant":
        return None
    for end in (len(parts), len(parts) - 1):
        folder = Path(*parts[1:end])
        for file in (folder.with_suffix(".py"), folder / "__init__.py") if end > 1 else (folder / "__init__.py",):
            if (PACKAGE / file).is_file():
                return file
    return None


def faults(found: Callable[[Path], list[str]]) -> dict[str, list[str]]:
    """What is wrong, by the file in which it is."""
    return {str(path): wrong for path in modules() if (wrong := found(path))}


def test_files_bear_the_names_of_the_house():
    """One that does not goes into one of the seven files, or OWN_NAMES says why."""
    assert [str(path) for path in modules() if not named(path) or path.stem in VAGUE] == []


def test_reasons_are_given_for_files_that_exist():
    assert [name for name in (*OWN_NAMES, *PAST_THE_SCOPE) if not (PACKAGE / name).is_file()] == []


def test_imports_go_one_way():
    def wrong(path: Path) -> list[str]:
        kind = kind_of(path)
        if kind in {"factory", "__init__"}:
            return []
        allowed = MAY_IMPORT[kind] | {"config", "__init__"} | ({"words"} if path.parts[0] in PAPERS else set())
        return [name for name in imports(path) if (file := ours(name)) and kind_of(file) not in allowed]

    assert faults(wrong) == {}


def test_rules_and_words_need_nothing_installed_but_babel():
    def wrong(path: Path) -> list[str]:
        usable = MAY_USE.get(kind_of(path))
        used = {name.split(".")[0] for name in imports(path)} - {"consultant"} - sys.stdlib_module_names
        return [] if usable is None else sorted(used - usable)

    assert faults(wrong) == {}


def test_imports_say_where_from():
    assert faults(lambda path: [name for name in imports(path) if name.startswith(".")]) == {}


def test_only_the_factory_knows_the_private_review():
    def wrong(path: Path) -> list[str]:
        knows = path.parts[0] in {"factory.py", "client_review"}
        return [] if knows else [name for name in imports(path) if "client_review" in name.split(".")]

    assert faults(wrong) == {}


SQL_NAMES = {"text", "literal_column", "table", "insert", "update", "delete", "create_engine"}
SQL_CALLS = {"exec_driver_sql", "connection", "bulk_insert_mappings", "bulk_save_objects", "__table__"}
PAST_THE_SCOPE = {  # what each of them does there
    "database/beside.py": "writes inside a flush, by ids that the flush holds",
    "database/keys.py": "forgets the old keys of every practice",
    "database/turns.py": "begins and ends transactions",
    "database/start.py": "asks the server how safely it keeps things",
    "backup/tables.py": "reads and writes whole tables",
}


@pytest.mark.parametrize("package", ["database", "web/fields"])
def test_only_a_package_knows_its_parts(package):
    """Everybody else imports from its front."""
    inside = rf"consultant\.{package.replace('/', '[.]')}\.[a-z_]+\."

    def wrong(path: Path) -> list[str]:
        return [] if path.is_relative_to(package) else [name for name in imports(path) if re.match(inside, name)]

    assert faults(wrong) == {}


def test_sql_past_the_practice_scope_stays_where_it_is_needed():
    """The criterion that keeps practices apart sees only selects of entities."""
    assert faults(lambda path: [] if path.as_posix() in PAST_THE_SCOPE else list(sql_in(path))) == {}


def sql_in(path: Path) -> Iterator[str]:
    yield from (name for name in imports(path) if re.fullmatch(rf"sqlalchemy(\.\w+)*\.({'|'.join(SQL_NAMES)})|sqlite3.*", name))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in SQL_CALLS | SQL_NAMES | {"get"}:
            of = ast.unparse(node.value)
            # get() answers from memory, so it can hand out a row of another practice
            is_sql = of in {"db", "sa"} if node.attr in SQL_NAMES else of.endswith("session")
            if node.attr in SQL_CALLS or is_sql:
                yield f"{of}.{node.attr}"


def test_text_is_never_markup():
    pages = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "reports").rglob("*.html")]
    assert len(pages) > 100
    marked = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup")
    assert [str(page) for page in pages if marked.search(page.read_text("utf-8"))] == []


def test_one_capability_has_one_name():
    capabilities = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    for folder in (ROOT / "templates", ROOT / "tests"):
        names = {p.name for p in folder.iterdir() if p.is_dir() and p.name != "__pycache__" and any(p.rglob("*.*"))}
        assert names - capabilities - set(NOT_CAPABILITIES) == set(), folder.name
