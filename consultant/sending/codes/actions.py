"""A link as a QR code, for whoever gets the report on paper."""

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """An SVG in black on white, with the quiet border that phones need; dark pages show it the same."""
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(scale=5, border=4, dark="#1a1a1a", light="#ffffff"))
