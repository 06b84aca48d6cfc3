"""What one language adds to the check: its words, as they stand in a file such as en.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consultant.plain_language.masking.rules import Kind, Plain

# What a pattern of a list can name: the words that stand for masked things.
_MASKED = {"name": Kind.NAME.value, "date": Kind.DATE.value, "number": rf"(?:\d+|{Kind.NUMBER.value})"}


@dataclass(frozen=True)
class Phrases:
    """Words that one rule looks for. `unless`: patterns of a sentence in which they are fine; `in_text`: of a text."""

    rule: str
    words: tuple[tuple[re.Pattern[str], str], ...]  # each with what to write instead, or ""
    why: str = ""
    unless: re.Pattern[str] | None = None
    in_text: re.Pattern[str] | None = None


@dataclass(frozen=True, eq=False)  # a list is itself alone: there is one for each language
class WordList:
    """`plain` is what masking and sentences need to know of the language. An empty list is that of a language without one."""

    language: str
    plain: Plain = Plain()
    short_forms: frozenset[str] = frozenset()
    syllables: Mapping[str, int] | None = None  # the odd ones; None: the language's can't be counted
    phrases: tuple[Phrases, ...] = ()
    jargon: Mapping[str, str] | None = None  # each with plain words for it
    abbreviations: Mapping[str, str] | None = None  # spelled out; "" for one that everybody knows
    explained: str = r"\*{0,2}(?: ?\(|:)"  # what follows a word whose meaning comes next
    one_voice: re.Pattern[str] | None = None
    many_voices: re.Pattern[str] | None = None

    @cached_property
    def hard_words(self) -> re.Pattern[str]:
        return _any(map(re.escape, self.jargon or ()), plural=True)


def read_list(language: str, values: dict[str, Any]) -> WordList:
    """From the file's tables; re.error or KeyError where it is wrong."""
    named = _MASKED | {key: rf"(?:{'|'.join(words)})" for key, words in values.get("parts", {}).items()}
    groups = [(rule, group) for rule, groups in values.get("rules", {}).items() for group in groups]
    voices = values.get("voices", {})
    return WordList(
        language,
        Plain(*(tuple(values.get(key, ())) for key in ("months", "weekdays", "currencies", "before_a_day", "common_names"))),
        frozenset(values.get("short_forms", ())),
        values.get("syllables"),
        tuple(_phrases(rule, group, named) for rule, group in groups),
        {term.lower(): means for term, means in values.get("jargon", {}).items()},
        values.get("abbreviations", {}),
        values.get("explained", WordList.explained),
        _whole(voices["one"], named) if voices else None,
        _whole(voices["many"], named) if voices else None,
    )


def _phrases(rule: str, group: dict[str, Any], named: dict[str, str]) -> Phrases:
    words, better = group["words"], group.get("better", "")
    pairs = words.items() if isinstance(words, dict) else ((word, better) for word in words)
    conditions = {key: _search(group[key], named) for key in ("unless", "in_text") if key in group}
    return Phrases(rule, tuple((_whole(word, named), instead) for word, instead in pairs), group.get("why", ""), **conditions)


def _whole(pattern: str, named: dict[str, str]) -> re.Pattern[str]:
    """With word edges where it begins and ends with a word."""
    return re.compile(rf"(?<!\w)(?:{_filled(pattern, named)})(?!\w)", re.I)


def _search(patterns: list[str], named: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{_filled(pattern, named)})(?!\w)" for pattern in patterns), re.I)


def _filled(pattern: str, named: dict[str, str]) -> str:
    """With the parts that it names in braces, which may name others."""
    for _depth in range(3):
        pattern = re.sub(r"\{([a-z_]+)\}", lambda name: named[name[1]], pattern)
    return pattern


def _any(words: Any, plural: bool = False) -> re.Pattern[str]:
    listed = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(listed)}){'s?' if plural else ''}(?!\w)" if listed else r"(?!)", re.I)
