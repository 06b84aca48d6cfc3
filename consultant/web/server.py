"""The server: gunicorn, one process, several threads, on this machine only."""

import re
import socket
from collections.abc import Callable
from logging import LogRecord

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

HERE = "127.0.0.1"
THREADS = 8
SECRET = re.compile(r"(/(?:r|join)/)[^\s/?'\"]+")  # what opens by its address alone


class Log(Logger):
    """The server's own log: no secret address is in it. It notes trouble only, never who asked for what."""

    def setup(self, cfg) -> None:
        super().setup(cfg)
        self.error_log.addFilter(without_secrets)


class Server(BaseApplication):
    def __init__(self, app: Flask, port: int, beside: Callable[[Flask], None]) -> None:
        self.app = app
        self.port = port
        self.beside = beside
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"{HERE}:{self.port}")
        self.cfg.set("threads", THREADS)
        self.cfg.set("errorlog", "-")
        self.cfg.set("loglevel", "warning")
        self.cfg.set("logger_class", Log)
        self.cfg.set("limit_request_line", 8190)
        self.cfg.set("post_worker_init", lambda _worker: self.beside(self.app))  # threads that began before the fork would be gone

    def load(self) -> Flask:
        return self.app


def without_secrets(record: LogRecord) -> bool:
    """Puts "…" in place of each secret; says that the record is to be written."""
    record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
    return True


def is_free(port: int) -> bool:
    """Whether nothing else listens there on this machine."""
    with socket.socket() as probe:
        return probe.connect_ex((HERE, port)) != 0


def serve(app: Flask, port: int, beside: Callable[[Flask], None] = lambda _app: None) -> None:
    """Serve until stopped; `beside` starts what runs beside the requests."""
    Server(app, port, beside).run()
