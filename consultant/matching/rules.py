"""When two texts that somebody typed are the same."""

import unicodedata


def same_words(text: str) -> str:
    """What two texts share that differ only in capitals and white space."""
    return " ".join(text.split()).casefold()


def folded(text: str) -> str:
    """For comparing in any script: one form of Unicode, letter case away, and the dot that it leaves behind of an İ."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i"))
