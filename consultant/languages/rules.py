"""How a word of ours changes with the name after it: "y" before "Iberia" is "e". The sounds of a language are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

ENGLISH = "en"  # the language of the source
_NAMED = r"(?<!\w)({words}) (?=%\((\w+)\)s)"


@dataclass(frozen=True)
class Sound:
    """`word` becomes another one before a text that begins like the pattern `before`."""

    word: str
    before: re.Pattern[str]
    becomes: str


def sounding(message: str, values: Mapping[str, object], sounds: tuple[Sound, ...]) -> str:
    """The message with its own words as the texts want them that will stand right after; those texts are never changed."""

    if not sounds:
        return message

    def changed(found: re.Match[str]) -> str:
        following = str(values.get(found[2], ""))
        for sound in sounds:
            if sound.word == found[1] and sound.before.match(following):
                return f"{sound.becomes} "
        return found[0]

    words = "|".join(re.escape(sound.word) for sound in sounds)
    return re.sub(_NAMED.format(words=words), changed, message)
