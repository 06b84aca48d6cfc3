"""The server: gunicorn, one process, several threads, on this machine only."""

from flask import Flask
from gunicorn.app.base import BaseApplication

THREADS = 8


class Server(BaseApplication):
    def __init__(self, app: Flask, port: int) -> None:
        self.app = app
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"127.0.0.1:{self.port}")
        self.cfg.set("threads", THREADS)
        self.cfg.set("errorlog", "-")
        self.cfg.set("loglevel", "warning")
        self.cfg.set("limit_request_line", 8190)

    def load(self) -> Flask:
        return self.app


def serve(app: Flask, port: int) -> None:
    """Serve until stopped. SystemExit when the port is taken."""
    Server(app, port).run()
