"""What a client reads beside the buttons: the answers, and what they said before."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from consultant.feedback.rules import Answer, Grade, Kind

GRADES = {Grade.YES: _l("Yes"), Grade.PARTLY: _l("Partly"), Grade.NO: _l("No")}


def grade_words(grade: Grade) -> str:
    return str(GRADES[grade])


@dataclass(frozen=True)
class Said:
    """What was answered so far; empty where nothing was. Of what was written it says only that it came: others may have the link."""

    clear: str = ""
    unclear: bool = False
    knew: str = ""
    chosen: str = ""  # the option's words
    refused: str = ""
    wrong: bool = False
    better: bool = False


def said(answers: dict[Kind, Answer]) -> Said:
    told = {kind: answer.said for kind, answer in answers.items()}
    return Said(
        clear=grade_words(Grade(told[Kind.CLEAR])) if Kind.CLEAR in told else "",
        unclear=told.get(Kind.CLEAR) in (Grade.PARTLY, Grade.NO),
        knew=grade_words(Grade(told[Kind.KNEW])) if Kind.KNEW in told else "",
        chosen=told.get(Kind.CHOSE, ""),
        refused=told.get(Kind.NOT_THIS, ""),
        wrong=Kind.WRONG in told,
        better=Kind.BETTER in told,
    )
