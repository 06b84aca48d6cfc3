"""The practice's own data: the letterhead that prints on reports."""

import io
from math import prod

from PIL import Image, ImageOps, UnidentifiedImageError

from consultant.accounts.models import Practice
from consultant.database import db

LOGO_SIZE = (900, 300)  # pixels; it prints 60 x 20 mm at the most
LARGEST = (8000, 5000)  # pixels, or as many in another shape: a picture this large takes 160 MB to open
FORMATS = ("PNG", "JPEG", "WEBP")


class NotAPicture(ValueError):
    """The file is no picture that we print."""


class TooLarge(NotAPicture):
    """It has more pixels than LARGEST."""


def set_letterhead(practice: Practice, **values: str | None) -> None:
    """`values` are columns of the practice."""
    for name, value in values.items():
        setattr(practice, name, value or None)
    db.session.flush()


def set_stop_line(practice: Practice, minutes: int | None) -> None:
    """How many unpaid minutes a case may take; None for no limit."""
    practice.stop_line = minutes
    db.session.flush()


def set_logo(practice: Practice, data: bytes | None) -> None:
    """Keep a logo as a small PNG made by us, so that nothing but pixels is kept. Raises NotAPicture, TooLarge."""
    practice.logo = None if data is None else _small_png(data)
    db.session.flush()


def _small_png(data: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > prod(LARGEST):
                raise TooLarge
            small = ImageOps.exif_transpose(picture).convert("RGBA")
    except (TooLarge, Image.DecompressionBombError):
        raise TooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise NotAPicture from None
    small.thumbnail(LOGO_SIZE)
    out = io.BytesIO()
    small.save(out, "PNG")
    return out.getvalue()
