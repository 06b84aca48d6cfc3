"""When two texts that somebody typed are the same."""


def same_words(text: str) -> str:
    """What two texts share that differ only in capitals and white space."""
    return " ".join(text.split()).casefold()
