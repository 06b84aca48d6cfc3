"""The texts of built-in playbooks in the language of the paper; what somebody changed or typed stays as it was noted."""

from dataclasses import replace

from flask_babel import gettext

from consultant.languages.words import is_english
from consultant.playbooks.actions import built_in_texts
from consultant.reports.rules import ReportFacts
from consultant.reports.supplied.rules import retold


def in_language(facts: ReportFacts) -> ReportFacts:
    """As they are said in the language that is spoken now. The facts that are kept stay in English: reports are compared by them."""
    if is_english():
        return facts
    return replace(facts, record=retold(facts.record, _told), since=retold(facts.since, _told))


def _told(text: str) -> str:
    return gettext(text) if text in built_in_texts() else text
