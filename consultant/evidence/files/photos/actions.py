"""Pictures that somebody took: upright, their pixels only, and a small one to stand in for each."""

from contextlib import suppress
from datetime import date, datetime

from PIL import ExifTags, Image

from consultant.evidence.files.rules import LONGEST, SMALL, FileKind, FileProblem, Problem, shown_name
from consultant.pictures.actions import NotAPicture, TooLarge, flat, opened, written

ENOUGH = (3000, 3000)  # pixels each way: a JPEG that has far more is read at a part of its size, which takes less memory
SHARP, FAIR = 88, 75  # JPEG qualities


def cleaned(data: bytes, name: str) -> tuple[FileKind, bytes, bytes, date | datetime | None]:
    """Its kind, the picture, the small one (JPEG), and when it was taken, as the camera says. Raises FileProblem."""
    try:
        with opened(data, ENOUGH) as (picture, came_as):
            taken = _taken(picture)
            picture.thumbnail((LONGEST, LONGEST))
            small = flat(picture)
            small.thumbnail((SMALL, SMALL))
            little = written(small, "JPEG", quality=FAIR)
            if came_as == "PNG":  # a picture of a screen stays as sharp as it is
                is_plain = picture.mode == "RGBA" or (picture.mode in ("RGB", "L") and not picture.has_transparency_data)
                plain = picture if is_plain else picture.convert("RGBA")
                return FileKind.PNG, written(plain, "PNG"), little, taken
            return FileKind.JPEG, written(flat(picture), "JPEG", quality=SHARP), little, taken
    except TooLarge:
        raise FileProblem(Problem.TOO_MANY_PIXELS, shown_name(name)) from None
    except NotAPicture:
        raise FileProblem(Problem.DAMAGED, shown_name(name)) from None


def _taken(picture: Image.Image) -> date | datetime | None:
    """With its zone; only the day where the camera does not know the zone."""
    with suppress(Exception):  # whatever stands there, it is no reason to refuse a photo
        notes = picture.getexif().get_ifd(ExifTags.IFD.Exif)
        at = str(notes[ExifTags.Base.DateTimeOriginal]).strip("\0 ")
        zone = str(notes.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
        if zone:
            return datetime.strptime(at + zone, "%Y:%m:%d %H:%M:%S%z")
        return datetime.strptime(at, "%Y:%m:%d %H:%M:%S").date()
    return None
