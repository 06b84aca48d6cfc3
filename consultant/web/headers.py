"""Headers that hold for every answer: no foreign content, no script or style inside a page, nothing kept in a cache."""

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    [
        "default-src 'none'", "style-src 'self'", "font-src 'self'", "script-src 'self'",
        "img-src 'self' data: blob:",  # Bootstrap's pictures for selects and ticks are data addresses, photos not sent yet are blobs
        "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # an address may hold a secret, or tell which case is looked at
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",  # files that may be kept say so themselves
}


def init_app(app: Flask) -> None:
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    settings = current_app.config.get("SETTINGS")
    if request.is_secure or (settings and settings.is_https):
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
