"""Names set in lines that fit a box, in any script: no grapheme is broken, and a word only where it must be."""

import unicodedata
from dataclasses import dataclass
from math import ceil

SIZES = ((16, 19, 4), (14, 17, 6), (12, 15, 12))  # drawing units: letters, line, and the most lines at that size

ZWNJ, ZWJ = "\u200c", "\u200d"  # the two format characters that Persian, Indic scripts and emoji need
MARKS = 4  # on one letter; more would climb out of the box
VIRAMA = 9  # canonical combining class: the next letter belongs to the same cluster
CLUSTER = 12  # code points that one cluster may grow to

# Widths in em, rounded up: Latin from Atkinson Hyperlegible Bold, the others from DejaVu Sans Bold, which stands in
# for what Atkinson lacks and is wider than most. Arabic letters as they stand inside a word.
EM = {
    letter: em
    for em, letters in (
        (0.28, "!',.:;j|"),
        (0.33, " []`il’"),
        (0.38, "()-fr{}tΙіјІЈוןיا"),
        (0.46, '"*_/\\1Iιזגנ'),
        (0.55, "acyzsvx~7FL"),
        (0.61, "ehknou9J<>E2^3bdgpq5?–ζξςεгзтсэєכךדלרב"),
        (0.65, "$+8=STZ46PB0RΞλΓτχвьГґҐяухצدذرزوءةه"),
        (0.70, "KUVCHADY&NXΕΣΤυγναδθοаЕТекнопчџбиѕפץעףטסתהחם"),
        (0.78, "Gw@O#QĐÐηκΥβρΖΡμΒΑΔΚΛΧσφЗђЅрЄРСЭлћцъБВЬАУХמאקשعغجحخم"),
        (0.90, "MWm—…πψΗΝΠΘΟΦΨΩωЧдКмЛЏИНПОЂЋДыæ"),
        (1.00, "%Œœ™ΜЦЪњюФфљМж"),
        (1.20, "ÆЫшщЊЉЮسشصضطظ"),
        (1.35, "ЖШЩ"),
    )
    for letter in letters
}
CATEGORY = {"Lu": 1.1, "Lt": 1.25, "Ll": 0.9, "Lo": 1.1, "Nd": 0.9, "Mc": 0.8, "Mn": 0.0, "Me": 0.0, "Cf": 0.0}
ARABIC = 0.8
OTHER = 1.45  # symbols, emoji that are not wide

OPENING, CLOSING = "（「『【〔《〈", "）」』】〕》〉、。，．・：；！？ー々っゃゅょッャュョァィゥェォ"


@dataclass(frozen=True)
class Setting:
    """Names in lines, all in one size so that no firm looks larger than another; drawing units."""

    size: int
    line: int
    names: tuple[tuple[str, ...], ...]

    @property
    def tallest(self) -> int:
        return max(len(lines) for lines in self.names) * self.line


def clean(text: str) -> str:
    """The text in one line, composed, without control characters, bidi controls and characters that XML forbids."""
    shown = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or _shows(c))
    return " ".join("".join(shown).split())


def _shows(c: str) -> bool:
    return c in (ZWNJ, ZWJ) or (unicodedata.category(c) not in ("Cc", "Cf", "Cs") and ord(c) & 0xFFFE != 0xFFFE)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode Annex 9, P2 and P3)."""
    strong = (unicodedata.bidirectional(c) for c in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def graphemes(text: str) -> list[str]:
    """What a reader sees as single letters: marks, joined emoji, flags and Indic clusters stay whole."""
    clusters: list[str] = []
    for c in text:
        if not clusters or not _joins(clusters[-1], c):
            clusters.append(c)
        elif not _is_mark(c) or sum(map(_is_mark, clusters[-1])) < MARKS:
            clusters[-1] += c
    return clusters


def _joins(cluster: str, c: str) -> bool:
    if _is_mark(c) or c in (ZWNJ, ZWJ):
        return True
    if len(cluster) >= CLUSTER:
        return False
    pair_of_flags = len(cluster) == 1 and _is_flag(cluster) and _is_flag(c)
    skin = "\U0001f3fb" <= c <= "\U0001f3ff"
    return cluster[-1] == ZWJ or unicodedata.combining(cluster[-1]) == VIRAMA or pair_of_flags or skin


def _is_mark(c: str) -> bool:
    return unicodedata.category(c).startswith("M")


def _is_flag(c: str) -> bool:
    return "\U0001f1e6" <= c <= "\U0001f1ff"


def width(text: str) -> float:
    """An upper estimate of the printed width, in em."""
    return sum(map(_em, text))


def _em(c: str) -> float:
    base = unicodedata.normalize("NFD", c)[0]
    if base in EM:
        return EM[base]
    category = unicodedata.category(c)
    if _is_wide(c):
        return 1.3 if category == "So" else 1.0  # emoji are wider than the square of their neighbours
    if unicodedata.bidirectional(c) == "AL":
        return ARABIC
    return CATEGORY.get(category, OTHER)


def _is_wide(c: str) -> bool:
    return unicodedata.east_asian_width(c) in "WF"


def _pieces(text: str) -> list[str]:
    """Runs between which a line may end: after a space, hyphen or stroke, and around a wide letter."""
    pieces: list[str] = []
    for cluster in graphemes(text):
        if pieces and not _may_end(pieces[-1], cluster):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _may_end(piece: str, cluster: str) -> bool:
    if cluster[0] == " " or cluster[0] in CLOSING or piece[-1] in OPENING:
        return False
    return piece[-1] in " -/‐–" or _is_wide(piece[-1]) or _is_wide(cluster[0])


def wrap(text: str, ems: float) -> tuple[list[str], bool]:
    """The text in lines of at most this many em, and whether a word had to be broken."""
    lines, broken = [""], False
    for piece in _pieces(text):
        fits = width(piece.rstrip()) <= ems
        if lines[-1] and width(lines[-1] + piece.rstrip()) > ems:
            lines.append("")
        for part in [piece] if fits else _parts(piece, ems):
            if lines[-1] and width(lines[-1] + part.rstrip()) > ems:
                lines.append("")
            lines[-1] += part
        broken = broken or not fits
    return [line.strip() for line in lines], broken


def _parts(word: str, ems: float) -> list[str]:
    """A word that fits no line, in parts about as long as each other, so that no letter or two are left over."""
    left, parts = graphemes(word), []
    while left:
        share = width("".join(left)) / ceil(width("".join(left)) / ems)
        part = left.pop(0)
        while left and width(part) < share and width(part + left[0].rstrip()) <= ems:
            part += left.pop(0)
        parts.append(part)
    return parts


def set_names(names: tuple[str, ...], widths: tuple[float, ...]) -> Setting:
    """The names in lines no wider than `widths`, in drawing units.

    The size at which the fewest names have a broken word, the largest of them; cut with "…" only as the last resort.
    """
    tried = []
    for size, line, most in SIZES:
        wrapped = [wrap(name, room / size) for name, room in zip(names, widths, strict=True)]
        setting = Setting(size, line, tuple(tuple(lines) for lines, _ in wrapped))
        if all(len(lines) <= most for lines in setting.names):
            tried.append((sum(broken for _, broken in wrapped), setting))
    if tried:
        return min(tried, key=lambda each: each[0])[1]
    return Setting(size, line, tuple(_cut(lines, most, room / size) for lines, room in zip(setting.names, widths, strict=True)))


def _cut(lines: tuple[str, ...], most: int, ems: float) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    last = graphemes(lines[most - 1])
    while width("".join(last) + "…") > ems:
        last.pop()
    return (*lines[: most - 1], "".join(last) + "…")
