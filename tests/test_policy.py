"""A page that breaks its policy or asks elsewhere is noticed; all pages are opened in tests/test_accessible.py."""

from tests.conftest import on_one_database


@on_one_database
def test_what_breaks_the_policy_is_noticed(watched_page, owner):
    page = watched_page(owner)
    page.goto("/you")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/x.png'}))")
    page.wait_for_function("document.images[0].complete")
    assert any("style-src" in problem for problem in page.problems)
    assert any("img-src" in problem for problem in page.problems)
