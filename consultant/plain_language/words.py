"""Why each finding is worth a look, and what to write instead, in plain words."""

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.plain_language.findings.rules import Finding

SHOWN = 80  # letters of a sentence that was found
WHY = {
    "L02": _l("These words are long. Short ones are read faster."),
    "L03": _l("It does not say who does it."),
    "L04": _l("A verb is hidden in a noun."),
    "L05": _l("It accuses somebody."),
    "L06": _l("It states as a fact what only somebody says."),
    "L06b": _l("It says that somebody did something bad, without a day and without who says so."),
    "L07": _l("The reader cannot tell when this was said."),
    "L08": _l("Not every reader knows this word."),
    "L09": _l("There are shorter words for it."),
    "L10": _l("Not every reader knows what the letters stand for."),
    "L11": _l("Some read the day first, others the month."),
    "L12": _l("A sum without a currency can be misread."),
    "L13": _l("It goes stale: the reader does not know when you wrote it."),
    "L14": _l("Capitals are hard to read, and look like shouting."),
    "L15": _l("It promises what is not in your hands."),
    "L16": _l("It can sound as if the reader was at fault, or slow."),
    "L17": _l("Two negatives have to be worked out."),
    "L18": _l("It is a figure of speech: some readers take it word for word."),
    "L19": _l("The reader has to choose the word."),
    "L20": _l("A value is missing."),
    "L21": _l("It is a slip of grammar."),
    "L22": _l("Here it is not clear who “us” is: you write “I” elsewhere."),
}
BETTER = {
    "L01": _l("end the sentence before an “and”, “but” or “which”"),
    "L03": _l("say who does it: “I asked Acme”"),
    "L04": _l("use the verb: “We found”"),
    "L11": _l("write the month as a word: “9 May 2025”"),
    "L14": _l("write it in small letters"),
    "L22": _l("use “I” and “me” all the way, or “we” and “us”"),
}


def why(finding: Finding) -> str:
    """One sentence, in the language of whoever looks: what the list says of a text in another one stays out."""
    if finding.reason and (_is_ours(finding) or finding.rule not in WHY):
        return finding.reason
    if finding.rule == "L01":
        return ngettext("This sentence has %(num)d word.", "This sentence has %(num)d words.", finding.count)
    return str(WHY[finding.rule])


def better(finding: Finding) -> str:
    """What to write instead, "" where no rule can know; «» stand around words of a language that is not the page's."""
    if finding.better:
        return finding.better if _is_ours(finding) else f"«{finding.better}»"
    return str(BETTER.get(finding.rule, ""))


def _is_ours(finding: Finding) -> bool:
    locale = get_locale()
    return locale is None or finding.language in ("", locale.language)


def advice(finding: Finding) -> str:
    """One finding on a page about something else."""
    return _with_better(finding, _("Before it is printed, look at “%(text)s”. %(why)s", text=_short(finding), why=why(finding)))


def advice_before_sending(finding: Finding) -> str:
    """The same at the words of a mail."""
    return _with_better(finding, _("Before it is sent, look at “%(text)s”. %(why)s", text=_short(finding), why=why(finding)))


def beside(finding: Finding) -> str:
    """The same beside the field, while it is written."""
    return _with_better(finding, _("“%(text)s”: %(why)s", text=_short(finding), why=why(finding)))


def to_look_at(count: int) -> str:
    """Read out while somebody writes, so it is short; "" when all is well."""
    return ngettext("%(num)d thing to look at", "%(num)d things to look at", count) if count else ""


def more(count: int) -> list[str]:
    """The last line, where not all are told."""
    return [ngettext("and %(num)d more", "and %(num)d more", count)] if count > 0 else []


def _short(finding: Finding) -> str:
    text = " ".join(finding.text.split())
    return text[:SHOWN] + ("…" if len(text) > SHOWN else "")


def _with_better(finding: Finding, said: str) -> str:
    instead = better(finding)
    return _("%(advice)s Better: %(better)s.", advice=said, better=instead) if instead else said


def no_list(language: str) -> str:
    """That most rules could not look."""
    return _("There is no word list for the language “%(language)s”: only length and shape were looked at.", language=language)
