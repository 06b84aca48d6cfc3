"""Who gets in: every page says for whom it is, and one that does not say it is there for nobody."""

import pytest

from consultant.web.access import audience, safe_next, undeclared


def test_pages_let_in_their_audience_only(guest, member, owner):
    answers = {name: [c.get(path).status_code for path in ("/sign-in", "/", "/you")] for name, c in
               [("guest", guest), ("member", member), ("owner", owner)]}  # fmt: skip
    assert answers == {"guest": [200, 302, 302], "member": [200, 200, 403], "owner": [200, 200, 200]}


def test_a_guest_is_asked_to_sign_in_and_comes_back(guest):
    assert guest.get("/cases?state=open").location == "/sign-in?next=/cases?state%3Dopen"
    assert guest.get("/").location == "/sign-in?next=/"


def test_a_form_sent_after_signing_out_says_how_to_keep_it(guest):
    response = guest.post("/form", data={"title": "t"})
    assert response.status_code == 401
    assert "what you typed is still there" in response.text


def test_a_view_that_declares_nothing_opens_for_nobody(app, owner):
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    assert undeclared(app) == ["forgotten"]
    assert owner.get("/forgotten").status_code == 404
    assert b"secret" not in owner.get("/forgotten").data


def test_an_audience_that_does_not_exist_is_refused_at_once():
    with pytest.raises(ValueError, match="everyone"):
        audience("everyone")


@pytest.mark.parametrize("site, status", [("cross-site", 400), ("same-site", 400), ("same-origin", 422), ("none", 422), (None, 422)])
def test_what_another_site_sends_is_refused_as_the_browser_says_so(owner, site, status):
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert owner.post("/form", headers=headers).status_code == status
    assert owner.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("target", ["/", "/cases?state=open#x", "/cases/räum"])
def test_a_path_of_ours_is_gone_on_to(target):
    assert safe_next(target) == target


@pytest.mark.parametrize(
    "target",
    [None, "", "cases", "//evil.example", "///evil.example", "/\\evil.example", "http://evil.example", "javascript:x", "/a\nb", "/\tx"],
)
def test_another_place_is_not(target):
    assert safe_next(target) is None
