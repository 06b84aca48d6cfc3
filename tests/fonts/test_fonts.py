"""The fonts of paper are here, or the error says what to install."""

import pytest

from consultant.fonts import actions


def test_every_font_is_found_once_and_draws():
    assert [path.name for path in actions.font_files()] == [
        "AtkinsonHyperlegible-Regular.ttf",
        "AtkinsonHyperlegible-Bold.ttf",
        "DejaVuSans.ttf",
        "DejaVuSans-Bold.ttf",
        "DroidSansFallbackFull.ttf",
    ]
    assert {ord(c) for c in "Aя漢かαعא"} <= actions.code_points()
    assert ord("\N{PILE OF POO}") not in actions.code_points()


def test_a_missing_font_names_its_package(monkeypatch, tmp_path):
    monkeypatch.setattr(actions, "FOLDERS", (tmp_path,))
    with pytest.raises(actions.FontMissing, match="DejaVuSans.ttf .* fonts-dejavu-core"):
        actions._find("DejaVuSans.ttf", "fonts-dejavu-core")
