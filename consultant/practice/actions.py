"""The practice's own data: the letterhead that prints on reports."""

from consultant.accounts.models import Practice
from consultant.database import db
from consultant.pictures.actions import opened, written

LOGO_SIZE = (900, 300)  # pixels; it prints 60 x 20 mm at the most


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
    with opened(data) as (picture, _kind):
        small = picture.convert("RGBA")
        small.thumbnail(LOGO_SIZE)
        return written(small, "PNG")
