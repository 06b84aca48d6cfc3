"""The plain-language check beside a report's preview: errors hold it back until they are mended or kept with a reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consultant.calls.rules import Stance
from consultant.casefile.actions import import_record
from consultant.cases.rules import CaseState, Closing
from consultant.database import change_row, db
from consultant.evidence.rules import Evidence
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check, scores
from consultant.practice.actions import set_letterhead
from consultant.reports.actions import NotReady, issue_report
from consultant.reports.page_one.rules import MOST_WORDS
from consultant.reports.paper.actions import fitted
from consultant.reports.wording.rules import MOST_IN_LIST, look, names_in, quoted, recorded
from consultant.reports.wording.words import page_one, place, prose, summary
from consultant.revisit.rules import Revisit
from tests.pages import parsed
from tests.reports.reading import FILES, case, draft

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ENGLISH = word_list("en")


def rules_of(of, prose=()) -> dict[str, str]:
    """The severity of each rule that found something in this case's report."""
    return {one.finding.rule: one.finding.severity.value for one in look(draft(of), ENGLISH, prose)}


def test_what_a_record_lacks():
    story = case(FILES[-1])
    item = story.baseline[0]
    undated, gone = replace(item, back=True, tested_on=None), replace(item, back=False, unchecked=False, stopgap=None)
    closed = Closing(CaseState.FIXED, max(call.at for call in story.calls))
    assert "L27" not in rules_of(replace(story, baseline=(replace(item, back=True, tested_on=NOON.date()),)))
    assert rules_of(replace(story, baseline=(undated,)))["L27"] == rules_of(replace(story, baseline=(gone,)))["L27"] == "E"
    assert rules_of(replace(story, baseline=(undated,), closing=closed))["L27"] == "W"
    assert rules_of(replace(story, baseline=()))["L24"] == "W"
    assert rules_of(replace(story, baseline=(item,) * (MOST_IN_LIST + 1)))["L25"] == "W"
    bare = tuple(replace(call, reference=None, spoke_to=None) for call in story.calls)
    said = [one for one in look(draft(replace(story, calls=bare)), ENGLISH) if one.finding.rule == "L07"]
    assert said and {one.finding.severity.value for one in said} == {"W"} and {one.on for one in said} <= {one.at.date() for one in bare}
    assert "L30" not in rules_of(story)
    blames = next(said for call in story.calls for said in call.statements if said.stance == Stance.BLAMES)
    blamed = tuple(replace(call, statements=(blames,)) for call in story.calls * 4)
    assert "L30" in rules_of(replace(story, calls=blamed, evidence=()))


def test_in_what_others_said_an_accusation_is_a_warning_and_the_rest_is_theirs():
    story = case(FILES[-1])
    call = replace(story.calls[0], said="They lied, obviously. The modem is faulty and costs 60.")
    proof = Evidence("A letter", NOON, text="Your firm is incompetent.")
    found = look(draft(replace(story, calls=(call,), evidence=(proof,))), ENGLISH, ())
    assert [(one.finding.text, one.finding.severity.value) for one in found if one.place == "call" and one.finding.rule == "L05"] == [
        ("lied", "W"),
        ("incompetent", "W"),
    ]
    assert not {"L06", "L12", "L16"} & {one.finding.rule for one in found if one.place == "call"}


def test_the_same_words_are_told_of_once_with_the_option_that_they_stand_in(babel_app):
    story = case(FILES[-1])
    options = tuple(replace(story.options[0], what=what, bad_side="It comes soon. It costs 60 soon.") for what in ("Buy one", "Wait"))
    found = [one for one in look(draft(replace(story, options=options)), ENGLISH) if one.finding.text == "soon"]
    assert [place(one) for one in found] == ["Options: Buy one", "Options: Wait"]
    assert summary(0, 7) == "7 things would be better mended."


def test_a_report_that_is_hard_as_a_whole_names_its_hardest_sentences():
    prose = ["Go on."] * 8 + ["Organisational determinations necessitate considerable authentication infrastructure modifications."] * 4
    assert rules_of(case(FILES[-1]), prose)["L28"] == "W" and "L28" not in rules_of(case(FILES[-1]), ["I called the shop."] * 12)


@pytest.fixture
def accused(practice):
    """The demo's story, ready to be issued but for a word in its problem."""
    set_letterhead(practice, phone="555 0142")
    story = replace(case(FILES[-1]), revisit=Revisit(trigger="You move home"))
    row = import_record(replace(story, problem="The line drops. BrightNet lied to me."), at=NOON)
    db.session.commit()
    return row


def test_an_error_is_mended_or_kept_with_a_reason_before_a_report_is_issued(accused, client, practice):
    with pytest.raises(NotReady, match="words"):
        issue_report(accused, practice, NOON)
    assert client.get("/cases/1/report.pdf").mimetype == "application/pdf"  # a draft is never held back
    panel = parsed(client.get("/cases/1/report")).select_one("#words")
    assert "One thing has to be mended" in panel.text and "lied" in panel.text
    assert panel.find("a", string=lambda text: text and "Mend it" in text) or panel.select_one("a[href^='/cases/1/edit']")
    keep = next(link["href"] for link in panel.select("a") if "/report/words/" in link["href"])
    assert "Write why they stay." in client.post(keep, data={"reason": " "}).text
    assert client.post(keep, data={"reason": "It is what the client said."}).location == "/cases/1/report#words"
    panel = parsed(client.get("/cases/1/report")).select_one("#words").get_text(" ", strip=True)
    assert "Kept as they are" in panel and "It is what the client said." in panel and "Sam Field" in panel
    assert client.get(keep).location == "/cases/1/report#words"
    assert issue_report(accused, practice, NOON).number == 1
    take_back = parsed(client.get("/cases/1/report")).select_one("#words a[href*='/kept/']")["href"]
    assert "Take back that these words stay?" in client.get(take_back).text
    assert client.post(take_back, data={"once": "key"}).location == "/cases/1/report#words"
    assert "lied" in parsed(client.get("/cases/1/report")).select_one(f"#words li:has(a[href='{keep}'])").text
    assert "Words that stay" in client.get("/you/changes").text
    client.post(keep, data={"reason": "It is what the client said."})
    for changed in ("The line drops. BrightNet is a scam.", "The line drops. BrightNet lied to me. Their boss lied, too."):
        change_row(accused, problem=changed)
        db.session.flush()
        with pytest.raises(NotReady, match="words"):
            issue_report(accused, practice, NOON)
    change_row(accused, problem="The line drops.")
    db.session.flush()
    assert issue_report(accused, practice, NOON).number == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_we_generate_is_plain(path, babel_app):
    """In each real case and the demo's: page 1 with what was recorded, and our own sentences without it."""
    facts = draft(case(path))
    report = fitted(facts)
    names, texts = names_in(facts), [text for _place, _of, text in recorded(facts)] + list(quoted(facts))
    texts += [text.strip().rstrip(".") for text in texts]
    first = scores("\n\n".join(page_one(report)), ENGLISH, names)
    assert first.grade <= 5 and first.smog <= 8 and 8 <= first.mean <= 14
    assert report.page_one.words <= MOST_WORDS == 220
    whole = "\n\n".join(prose(report))
    own = check(whole, ENGLISH, names, texts)
    assert [one for one in own if one.blocks or one.rule in ("L01", "L08", "L14", "L19", "L20", "L21")] == []
    # Of what was recorded two words hold a report back, both of one case, and both are what the rule is for.
    held = {one.finding.text for one in look(facts, ENGLISH) if one.finding.rule != "L27" and one.finding.blocks}
    assert held == ({"insists", "denying"} if path.stem.startswith("17") else set())
