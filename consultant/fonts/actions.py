"""The font files that paper is printed with, and the characters that they draw: one list for both."""

from functools import cache
from pathlib import Path

import fontpkg

FAMILY = "Atkinson Hyperlegible"
# Families that step in for a script which the first one lacks, and the Debian package of each.
FALLBACKS = {
    "DejaVuSans.ttf": "fonts-dejavu-core",
    "DejaVuSans-Bold.ttf": "fonts-dejavu-core",
    "DroidSansFallbackFull.ttf": "fonts-droid-fallback",
}
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)


class FontMissing(RuntimeError):
    """A font file that paper needs is not on this machine."""

    def __init__(self, name: str, package: str) -> None:
        super().__init__(f"The font {name} is missing. Install the system package {package}.")


@cache
def font_files() -> tuple[Path, ...]:
    """Every file that may draw a character on paper, the first choice first; FontMissing when one is not there."""
    own = (fontpkg.path(FAMILY, weight=400), fontpkg.path(FAMILY, weight=700))
    return own + tuple(_find(name, package) for name, package in FALLBACKS.items())


@cache
def code_points() -> frozenset[int]:
    """Every Unicode code point that one of the files has a glyph for."""
    from fontTools.ttLib import TTFont  # here: it takes a while, and no page needs it

    covered: set[int] = set()
    for path in font_files():
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)


@cache
def widths() -> tuple[dict[str, float], dict[str, float]]:
    """How wide each character of the family is, in em: regular, and bold."""
    from fontTools.ttLib import TTFont

    return tuple(_widths(TTFont(path, lazy=True)) for path in font_files()[:2])


def _widths(font) -> dict[str, float]:
    with font:
        return {chr(code): font["hmtx"][name][0] / font["head"].unitsPerEm for code, name in font.getBestCmap().items()}


def _find(name: str, package: str) -> Path:
    for folder in FOLDERS:
        for path in sorted(folder.rglob(name)):
            return path
    raise FontMissing(name, package)
