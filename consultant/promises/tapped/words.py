"""What is promised most, and by when, chosen with one tap: kept in English, and said in the language of whoever reads it.

None of them says "you" or "me": the same words stand on a screen, in a report and in a letter to a firm.
"""

from flask_babel import lazy_gettext as _l

DOES = {
    "call back": _l("call back"),
    "look into it": _l("look into it"),
    "send someone": _l("send someone"),
    "answer in writing": _l("answer in writing"),
}
SOON = {
    "today": _l("today"),
    "tomorrow": _l("tomorrow"),
    "Monday": _l("Monday"),
    "Friday": _l("Friday"),
    "in a week": _l("in a week"),
    "3 to 4 weeks": _l("3 to 4 weeks"),
}
_USED_TO_BE = {"write to you": DOES["answer in writing"]}
_SAID = DOES | SOON | _USED_TO_BE


def is_tapped(text: str) -> bool:
    """Whether these are our words, not what somebody typed."""
    return text in _SAID


def in_own_words(text: str) -> str:
    """A phrase of ours in the language of the page; what was typed stays as it was."""
    return str(_SAID.get(text, text))
