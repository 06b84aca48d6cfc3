"""The catalogues: every string that a client can read, in an order that merges well."""

import pytest

from consultant.languages.actions import FOLDER
from consultant.languages.messages.actions import bring_up_to_date, messages, missing, read_catalogue

CATALOGUES = sorted(FOLDER.glob("*.po"))


@pytest.fixture(scope="module")
def wanted():
    return messages()


def test_strings_are_found_in_words_pages_and_playbooks(wanted):
    for text in ("Nobody points to anybody.", "What happens next", "%(num)d day", "a line made of glass that carries light."):
        assert wanted.get(text), text
    assert not wanted.get("Save"), "a screen's"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_is_whole(file, wanted):
    """What is named here has to be translated: `flask --app app languages` puts it into the file."""
    catalogue = read_catalogue(file)
    assert list(missing(wanted, catalogue)) == []
    assert [message.id for message in catalogue if message.id and not wanted.get(message.id, message.context)] == []


def test_a_new_language_is_a_file_that_keeps_what_was_translated(tmp_path, wanted):
    file = tmp_path / "fr.po"
    assert set(bring_up_to_date(file)) == {m.id if isinstance(m.id, str) else m.id[0] for m in wanted if m.id}
    begun = file.read_text("utf-8").replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Oui"\n\nmsgid "Gone"\nmsgstr "Parti"')
    file.write_text(begun, "utf-8")
    assert "Yes" not in bring_up_to_date(file)
    kept = file.read_text("utf-8")
    assert 'msgstr "Oui"' in kept and "Gone" not in kept
    bring_up_to_date(file)
    assert file.read_text("utf-8") == kept

def test_a_translation_that_names_another_value_is_missing(tmp_path, wanted):
    file = tmp_path / "fr.po"
    file.write_text('msgid "%(num)d firms"\nmsgstr "%(nombre)d entreprises"\n', "utf-8")
    assert "%(num)d firms" in missing(wanted, read_catalogue(file))
