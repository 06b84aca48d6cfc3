"""Which of our strings a client can read, and a catalogue brought up to date with them."""

import ast
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from consultant.config import PROJECT
from consultant.playbooks.actions import built_in, built_in_texts

# What a client reads is made from these words, with all the words that they import, and these pages, or folders of pages.
READ_BY_CLIENTS = (
    "consultant/reports/words.py",
    "consultant/picture/words.py",
    "reports/client_report",
    "consultant/sending/phone/words.py",
    "templates/sending/phone",
    "consultant/sending/mail/words.py",
    "consultant/papers/passport/words.py",
    "consultant/papers/parting/words.py",
    "consultant/papers/closing_note/words.py",
    "consultant/papers/complaint/words.py",
    "reports/passport",
    "reports/complaint",
    "reports/letter.html",
    "reports/paper.html",
    "consultant/clients/handover/words.py",
    "consultant/feedback/client/forms.py",
    "consultant/feedback/client/words.py",
    "templates/feedback/client",
    "consultant/web/fields/texts.py",
    "consultant/web/errors.py",
)
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2), "lazy_pgettext": ((1, "c"), 2)}
HEADER = r'''msgid ""
msgstr ""
"Language: {}\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals={}; plural={};\n"

'''


def messages() -> Catalog:
    """Every string that a client can read, in English."""
    found = Catalog()
    for root in READ_BY_CLIENTS:
        for file in _files(PROJECT / root):
            method = babel_extract if file.suffix == ".html" else "python"
            for _line, message, _comments, context in extract_from_file(method, file, KEYWORDS, options={"silent": "false"}):
                found.add(message, context=context)
    for text in _of_playbooks():
        found.add(text)
    return found


def read_catalogue(file: Path) -> Catalog:
    """An empty one, where the file is not there yet."""
    with BytesIO(file.read_bytes() if file.exists() else b"") as content:
        return read_po(content, locale=file.stem)


def bring_up_to_date(file: Path) -> tuple[str, ...]:
    """The file with all strings and no others, in an order that merges well. What is not translated yet comes back."""
    wanted, old, new = messages(), read_catalogue(file), Catalog(locale=file.stem)
    for message in wanted:
        if message.id:
            known = old.get(message.id, message.context)
            told = (known.string, known.user_comments) if known and not known.fuzzy else ("", ())
            new.add(message.id, told[0], context=message.context, user_comments=told[1])
    content = BytesIO()
    write_po(content, new, no_location=True, omit_header=True, sort_output=True, width=120)
    header = HEADER.format(file.stem, new.num_plurals, new.plural_expr)
    file.parent.mkdir(exist_ok=True)
    file.write_text(header + content.getvalue().decode().strip() + "\n", "utf-8")
    return tuple(missing(wanted, new))


def missing(wanted: Catalog, catalogue: Catalog) -> Iterator[str]:
    """The strings that are not translated, or whose translation names other values than they do."""
    for message in wanted:
        found = catalogue.get(message.id, message.context) if message.id else message
        if not found or (message.id and not _is_whole(found)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _is_whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy and not list(message.check())


def _files(root: Path) -> Iterable[Path]:
    if root.is_dir():
        return sorted(root.rglob("*.html"))
    return _with_words(root) if root.suffix == ".py" else [root]


def _with_words(file: Path) -> tuple[Path, ...]:
    """The file, and the words that it is made of."""
    found = {file}
    waiting = [file]
    while waiting:
        for other in _words_in(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return tuple(sorted(found))


def _words_in(file: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("consultant."):
            inside = PROJECT.joinpath(*(node.module or "").split("."))
            if inside.name == "words":
                yield inside.with_suffix(".py")
            elif any(alias.name == "words" for alias in node.names):
                yield inside / "words.py"


def _of_playbooks() -> Iterable[str]:
    """What the playbooks of the house bring into papers, the technical words that they explain, and what these mean."""
    yield from sorted(built_in_texts())
    for book in built_in().values():
        for word in book.words:
            yield from (word.term, word.means)
