"""A text checked by the English list."""

from consultant.plain_language.findings.rules import Finding
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check

ENGLISH = word_list("en")


def checked(text: str, *names: str) -> tuple[Finding, ...]:
    return check(text, ENGLISH, names)


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """Rules and the words they found."""
    return [(one.rule, one.text) for one in checked(text, *names)]


def rules(text: str, *names: str) -> set[str]:
    return {one.rule for one in checked(text, *names)}
