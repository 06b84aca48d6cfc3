"""Headers that hold for every answer: no foreign content, no script or style inside a page, nothing kept in a cache."""

from flask import Flask, Response, request

POLICY = "; ".join(
    [
        "default-src 'none'", "style-src 'self'", "font-src 'self'", "script-src 'self'",
        "img-src 'self' data:",  # Bootstrap's own pictures for selects and ticks are data addresses
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the check against forged forms needs the referrer on our own pages
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
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
