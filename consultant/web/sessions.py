"""Sessions: kept on the server, one file each, and gone when they end. A cookie holds nothing but a random id."""

import math
import os
import struct
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Lock

from cachelib import FileSystemCache
from flask import Flask, Request, Response
from flask_session.cachelib.cachelib import CacheLibSession, CacheLibSessionInterface

LASTS = timedelta(days=14)  # since it was last used
GUEST_LASTS = timedelta(days=1)  # of somebody who is not signed in: everybody who looks at the sign-in page gets one
HOUR = 3600  # seconds
ENDS = struct.Struct("I")  # the store begins each file with the second at which it ends


class Sessions(CacheLibSessionInterface):
    """An answer keeps its session for longer, once an hour; one that was ended meanwhile stays ended, here and in the browser.

    An answer that changed nothing in it writes nothing but its end: else it would undo what another one, at the same moment,
    has changed.
    """

    _turn = Lock()  # a sign-out between the look and the writing would be undone

    def open_session(self, app: Flask, request: Request) -> CacheLibSession:
        session = super().open_session(app, request)
        session.came_under = request.cookies.get(app.config["SESSION_COOKIE_NAME"])
        return session

    def save_session(self, app: Flask, session: CacheLibSession, response: Response) -> None:
        if session and not session.modified and self._end_of(session) > _end(session) - HOUR:
            return
        with self._turn:
            if session.sid != session.came_under or self.cache.has(self._get_store_id(session.sid)):
                super().save_session(app, session, response)

    def _upsert_session(self, _lifetime: timedelta, session: CacheLibSession, store_id: str) -> None:
        if session.modified:
            super()._upsert_session(_lasts(session), session, store_id)
        else:
            with open(self.cache._get_filename(store_id), "r+b") as file:
                file.write(ENDS.pack(_end(session)))

    def _end_of(self, session: CacheLibSession) -> float:
        """When it ends, as it is kept; never for one that was ended meanwhile: nothing is left to be written."""
        with suppress(FileNotFoundError), open(self.cache._get_filename(self._get_store_id(session.sid)), "rb") as file:
            return ENDS.unpack(file.read(ENDS.size))[0]
        return math.inf


def _lasts(session: CacheLibSession) -> timedelta:
    return LASTS if "_user_id" in session else GUEST_LASTS


def _end(session: CacheLibSession) -> int:
    """When it ends if it is used for the last time now: seconds since 1970."""
    return int(time.time() + _lasts(session).total_seconds())


def sweep(folder: Path) -> None:
    """Delete the files of sessions that have ended; the store never does."""
    now = time.time()
    for entry in os.scandir(folder):
        with suppress(FileNotFoundError), open(entry.path, "rb") as file:  # another request may be quicker
            head = file.read(ENDS.size)
            ends = ENDS.unpack(head)[0] if len(head) == ENDS.size else entry.stat().st_mtime + HOUR  # half written
            if ends < now:
                os.remove(entry.path)


def init_app(app: Flask, folder: Path) -> None:
    """Sessions in this folder, swept now and then while the server runs."""
    app.config.update(PERMANENT_SESSION_LIFETIME=LASTS)
    app.session_interface = Sessions(app, FileSystemCache(folder, threshold=0, mode=0o600))
    swept_at = 0.0

    @app.before_request
    def sweep_each_hour() -> None:
        nonlocal swept_at
        if not 0 <= time.time() - swept_at < HOUR:
            swept_at = time.time()
            sweep(folder)
