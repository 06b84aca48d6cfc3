"""Settings from the environment: typed, and refused by name when odd."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

MAIL = ("HOST", "PORT", "TLS", "USER", "PASSWORD", "FROM")
KNOWN = {"STANDOFF_DATA", "STANDOFF_BASE_URL", "STANDOFF_PORT", "STANDOFF_PROXIES", *(f"STANDOFF_MAIL_{name}" for name in MAIL)}
KEY = "secret.key"
SESSIONS = "sessions"
KEPT = (KEY, "files")  # what of the data folder goes into a backup; the database does in its own way, and sessions may end
MOST_PROXIES = 9
POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")  # the last one names the driver
PROJECT = Path(__file__).resolve().parent.parent


class SettingError(SystemExit):
    """A setting that cannot be used: it ends the program, whichever way it was started, with a message that names it."""


class Tls(StrEnum):
    """How the way to the mail server is encrypted: from the first byte, after a plain hello, or not at all."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


MAIL_PORTS = {Tls.TLS: "465", Tls.STARTTLS: "587", Tls.NONE: "25"}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOST_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
PLAIN_ADDRESS = re.compile(rf"[\w+-]+(?:\.[\w+-]+)*@{_LABEL}(?:\.{_LABEL})*", re.ASCII)


@dataclass(frozen=True)
class Mailbox:
    """The mail server, and the address that mails come from."""

    host: str
    port: int
    tls: Tls
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Settings:
    """`data` holds the database, sessions, files and keys; `base_url` is the one address used in links.

    `proxies` stand between the visitors and us: so many of the last addresses in X-Forwarded-For are believed.
    """

    data: Path
    database_url: str = field(repr=False)  # may hold a password
    base_url: str
    port: int
    proxies: int = 0
    mail: Mailbox | None = None  # None: nothing is sent by mail

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Raises SettingError that names the variable."""
        unknown = sorted(name for name in environ if name.startswith("STANDOFF_") and name not in KNOWN)
        if unknown:
            raise SettingError(f"{unknown[0]}: there is no such setting. Known: {', '.join(sorted(KNOWN))}, DATABASE_URL")
        data = Path(environ.get("STANDOFF_DATA") or PROJECT / "instance").absolute()
        port = _port(environ.get("STANDOFF_PORT") or "5000")
        return cls(
            data=data,
            database_url=_database_url(environ.get("DATABASE_URL") or _sqlite_in(data)),
            base_url=_base_url(environ.get("STANDOFF_BASE_URL") or f"http://localhost:{port}"),
            port=port,
            proxies=_proxies(environ.get("STANDOFF_PROXIES") or "0"),
            mail=_mailbox({name: environ.get(f"STANDOFF_MAIL_{name}", "") for name in MAIL}),
        )

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def not_there(self) -> list[Path]:
        """Of what a start makes, before any database is looked at: what is missing so far, a folder before what is in it."""
        return [path for path in (self.data, self.data / KEY, self.data / SESSIONS) if not os.path.exists(path)]

    @property
    def has_own_database(self) -> bool:
        """Whether the database is the one in the data folder, as it is when DATABASE_URL is not set."""
        return self.database_url == _sqlite_in(self.data)

    @property
    def database_name(self) -> str:
        """The database's address without the password in it."""
        url = make_url(self.database_url)
        return URL.create(url.get_backend_name(), host=url.host, port=url.port, database=url.database).render_as_string()

    @property
    def is_here_only(self) -> bool:
        """Whether links lead to this machine, wherever they are opened: STANDOFF_BASE_URL is not set to another address."""
        return urlsplit(self.base_url).hostname in LOOPBACK

    def note_use(self) -> None:
        """Leave word in the data folder that it is in use, and with which database."""
        if self._last_used_with() != self.database_name:
            fresh = self._used_with.with_suffix(".new")
            fresh.write_text(self.database_name)
            fresh.replace(self._used_with)

    def refuse_used_folder(self) -> None:
        """For a start on an empty database: whoever has used the folder would look for their cases in vain. Raises SettingError."""
        last = self._last_used_with()
        if last is None and not any(self.data.joinpath(name).is_dir() for name in KEPT):
            return
        raise SettingError(
            f"The database {self.database_name} is empty, but the folder {self.data} is in use"
            f"{f', last with the database {last}' if last else ''}. Nothing was changed.\n"
            "If you have moved the database, set DATABASE_URL to where it is now.\n"
            "If it is lost, set STANDOFF_DATA to a new folder and restore a backup: ./run restore FILE\n"
            "To begin anew, set STANDOFF_DATA to a new folder."
        )

    @property
    def _used_with(self) -> Path:
        return self.data / "used-with"

    def _last_used_with(self) -> str | None:
        return self._used_with.read_text() if self._used_with.exists() else None

    def secret_key(self) -> str:
        """The key that signs forms; made once, readable by this user only. Raises SettingError for a folder that cannot be used."""
        try:
            return self._made_key(self.data / KEY)
        except FileExistsError:
            raise SettingError(f"STANDOFF_DATA: {str(self.data)!r} is not a folder") from None
        except OSError as error:
            raise SettingError(f"STANDOFF_DATA: the folder {str(self.data)!r} cannot be used: {error.strerror}") from None

    def _made_key(self, path: Path) -> str:
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            fresh = path.with_name(f"secret.{secrets.token_hex(8)}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
                file.flush()
                os.fsync(file.fileno())
            try:  # link, not rename: of two starts at the same moment, the first one's key stays
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text()


def _port(text: str, name: str = "STANDOFF_PORT") -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise SettingError(f"{name}: {text!r} is not a port from 1 to 65535")
    return int(text)


def _mailbox(given: Mapping[str, str]) -> Mailbox | None:
    """None without any of its settings; with one, those that it cannot do without are asked for by name."""
    if not any(given.values()):
        return None
    for name in ("HOST", "FROM"):
        if not given[name]:
            raise SettingError(f"STANDOFF_MAIL_{name}: it is needed to send mail")
    if not HOST_NAME.fullmatch(given["HOST"]):
        raise SettingError(f"STANDOFF_MAIL_HOST: {given['HOST']!r} is not a server's name such as mail.example.org")
    if not PLAIN_ADDRESS.fullmatch(given["FROM"]):
        raise SettingError(f"STANDOFF_MAIL_FROM: {given['FROM']!r} is not an address such as reports@example.org")
    if bool(given["USER"]) != bool(given["PASSWORD"]):
        raise SettingError("STANDOFF_MAIL_USER and STANDOFF_MAIL_PASSWORD: set both, or none")
    for name in ("USER", "PASSWORD"):  # without the value: it is secret
        if not given[name].isascii():
            raise SettingError(f"STANDOFF_MAIL_{name}: only letters without accents, digits and signs can be sent to the server")
    try:
        tls = Tls(given["TLS"] or Tls.STARTTLS)
    except ValueError:
        raise SettingError(f"STANDOFF_MAIL_TLS: {given['TLS']!r} is none of {', '.join(Tls)}") from None
    if tls == Tls.NONE and given["PASSWORD"] and given["HOST"] not in LOOPBACK:
        raise SettingError("STANDOFF_MAIL_TLS: with none, the password would travel unencrypted")
    port = _port(given["PORT"] or MAIL_PORTS[tls], "STANDOFF_MAIL_PORT")
    return Mailbox(given["HOST"], port, tls, given["FROM"], given["USER"] or None, given["PASSWORD"] or None)


def _proxies(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST_PROXIES:
        raise SettingError(f"STANDOFF_PROXIES: {text!r} is not a number from 0 to {MOST_PROXIES}")
    return int(text)


def _sqlite_in(data: Path) -> str:
    """Its address; a "?" or "%20" in the folder's name is a part of that name."""
    return URL.create("sqlite", database=str(data / "standoff.sqlite")).render_as_string()


def _database_url(text: str) -> str:
    """PostgreSQL through psycopg, whichever of its usual addresses was given."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise SettingError("DATABASE_URL: this is not a database address such as sqlite:////path/file.sqlite") from None
    if url.drivername in POSTGRES:
        return url.set(drivername=POSTGRES[-1]).render_as_string(hide_password=False)
    if url.drivername != "sqlite":
        raise SettingError(f"DATABASE_URL: {url.drivername} is not supported; use sqlite or postgresql")
    return text


def _base_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        odd = parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username
        _ = parts.port  # raises ValueError when it is no port
    except ValueError:
        odd = True
    if odd:
        raise SettingError(f"STANDOFF_BASE_URL: {text!r} is not an address such as https://standoff.example.org")
    return text.rstrip("/")
