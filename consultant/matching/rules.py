"""When two texts that somebody typed are the same, or one names the other."""

import re
import unicodedata


def same_words(text: str) -> str:
    """What two texts share that differ only in capitals and white space."""
    return " ".join(text.split()).casefold()


def folded(text: str) -> str:
    """For comparing in any script: one form of Unicode, letter case away, and the dot that it leaves behind of an İ."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i"))


def is_named(name: str, text: str) -> bool:
    """Whether a text holds this name: not as a part of a longer word, where the script parts words."""
    return re.search(rf"(?<![a-z0-9]){re.escape(folded(name))}(?![a-z0-9])", folded(text)) is not None
