"""A proxy as one puts in front: it takes what comes encrypted, and tells the server for whom and how it came."""

import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.client import parse_headers
from socket import create_connection
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import trustme
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate

from tests.served import HERE, SECONDS


class Handler(BaseRequestHandler):
    """One connection, one request."""

    def handle(self) -> None:
        with suppress(OSError), self.server.context.wrap_socket(self.request, server_side=True) as browser:
            browser.settimeout(SECONDS)
            with browser.makefile("rb") as said, create_connection((HERE, self.server.behind), timeout=SECONDS) as server:
                first, head = said.readline(), parse_headers(said)
                del head["Connection"]
                head["X-Forwarded-For"], head["X-Forwarded-Proto"], head["Connection"] = self.client_address[0], "https", "close"
                server.sendall(first + "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode("latin-1") + b"\r\n")
                server.sendall(said.read(int(head.get("Content-Length", 0))))
                while data := server.recv(65536):
                    browser.sendall(data)


@contextmanager
def encrypted(host: str, port: int, behind: int) -> Iterator[str]:
    """The server at the port `behind`, as https://host:port; gives what tells a browser to trust the certificate."""
    certificate = trustme.CA().issue_cert(host)
    server = ThreadingTCPServer((HERE, port), Handler, bind_and_activate=False)
    server.allow_reuse_address = server.daemon_threads = True
    server.behind, server.context = behind, ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(server.context)
    server.server_bind()
    server.server_activate()
    thread = Thread(target=server.serve_forever)
    thread.start()
    key = load_pem_x509_certificate(certificate.cert_chain_pems[0].bytes()).public_key()
    try:
        yield b64encode(sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()).decode()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
