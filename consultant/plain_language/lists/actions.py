"""The word lists: one file for each language, named by its code."""

import tomllib
from functools import cache
from pathlib import Path

from consultant.plain_language.lists.rules import WordList, read_list


@cache
def word_list(language: str) -> WordList:
    """Empty for a language that has none: then only the rules that need no list are looked at."""
    files = {file.stem: file for file in Path(__file__).parent.glob("*.toml")}  # so that a language is never a path
    if language not in files:
        return WordList(language)
    return read_list(language, tomllib.loads(files[language].read_text("utf-8")))
