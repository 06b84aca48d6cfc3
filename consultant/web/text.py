"""What people type, made safe to show: one form of Unicode, and nothing that hides or turns the text around it."""

import re
import unicodedata

# Control characters but tab and line ends; marks that turn the direction of what follows; what XML cannot hold.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def has_unshowable(text: str) -> bool:
    """Whether the text holds a character that could break or disguise a page."""
    return bool(_UNSHOWABLE.search(text))


def showable(text: str) -> str:
    """The same text without those characters."""
    return _UNSHOWABLE.sub("", text)


def one_line(text: str) -> str:
    """NFC, every run of white space as one space; empty when nothing in it can be seen."""
    return _seen(" ".join(unicodedata.normalize("NFC", text).split()))


def block(text: str) -> str:
    r"""NFC, line ends as \n, no white space around it; empty when nothing in it can be seen."""
    return _seen(_LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).strip())


def _seen(text: str) -> str:
    return text if any(unicodedata.category(c)[0] not in "CZ" for c in text) else ""
