"""Open pictures that somebody sent, and keep nothing of them but their pixels."""

import contextlib
import io
from collections.abc import Iterator
from math import prod
from threading import Semaphore

from PIL import Image, ImageOps

LARGEST = (8000, 5000)  # pixels, or as many in another shape: a picture this large takes 160 MB to open
FORMATS = ("PNG", "JPEG", "WEBP")
_turns = Semaphore(2)  # so many at a time: each may take that memory


class NotAPicture(ValueError):
    """The file is no picture that we can open."""


class TooLarge(NotAPicture):
    """It has more pixels than LARGEST."""


@contextlib.contextmanager
def opened(data: bytes, enough: tuple[int, int] | None = None) -> Iterator[tuple[Image.Image, str]]:
    """The picture, upright, and which of FORMATS it came in.

    A JPEG that is far larger than `enough` is read at a half, a quarter or an eighth of its size. Raises NotAPicture, TooLarge.
    """
    with _turns:
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as file:
                if "progressive" in file.info:  # such a JPEG is held whole, at whatever size it is read
                    _check_size(file)
                if enough:
                    file.draft(None, enough)
                _check_size(file)
                upright, kind = ImageOps.exif_transpose(file), str(file.format)
        except (TooLarge, Image.DecompressionBombError):
            raise TooLarge from None
        except Exception:  # on damaged files its readers stumble in many ways
            raise NotAPicture from None
        yield upright, kind


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > prod(LARGEST):
        raise TooLarge


def flat(picture: Image.Image) -> Image.Image:
    """In colours only; what can be seen through lies on white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGB", seen.size, "white")
    white.paste(seen, mask=seen.getchannel("A"))
    return white


def written(picture: Image.Image, kind: str, **how: object) -> bytes:
    """As a file of this kind that holds the pixels and nothing else."""
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, kind, **how)
    return out.getvalue()
