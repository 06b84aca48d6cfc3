"""Settings from the environment: typed, and refused by name when odd."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

KNOWN = {"STANDOFF_DATA", "STANDOFF_BASE_URL", "STANDOFF_PORT"}
PROJECT = Path(__file__).resolve().parent.parent


class SettingError(SystemExit):
    """A setting that cannot be used: it ends the program, whichever way it was started, with a message that names it."""


@dataclass(frozen=True)
class Settings:
    """`data` holds the database, sessions, files and keys; `base_url` is the one address used in links."""

    data: Path
    database_url: str
    base_url: str
    port: int

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
            database_url=_database_url(environ.get("DATABASE_URL") or f"sqlite:///{data / 'standoff.sqlite'}"),
            base_url=_base_url(environ.get("STANDOFF_BASE_URL") or f"http://localhost:{port}"),
            port=port,
        )

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    def secret_key(self) -> str:
        """The key that signs forms; made once, readable by this user only."""
        path = self.data / "secret.key"
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


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise SettingError(f"STANDOFF_PORT: {text!r} is not a port from 1 to 65535")
    return int(text)


def _database_url(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError:
        raise SettingError("DATABASE_URL: this is not a database address such as sqlite:////path/file.sqlite") from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingError(f"DATABASE_URL: {url.get_backend_name()} is not supported; use sqlite or postgresql")
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
