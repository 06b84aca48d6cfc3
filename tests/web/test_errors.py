"""Pages for what went wrong: plain, with the right code, and without a word about the inside."""

from logging import LogRecord

import pytest
from flask import abort, redirect

from consultant.web.access import audience
from consultant.web.server import without_secrets


def fails_with(app, action):
    app.add_url_rule("/fails", "fails", audience("anyone")(action))
    app.testing = False
    return app.test_client().get("/fails")


@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 413, 418, 429, 500, 503])
def test_every_code_has_a_page(app, code):
    response = fails_with(app, lambda: abort(code))
    assert (response.status_code, response.mimetype) == (code, "text/html")
    assert "<h1>" in response.text
    assert "Traceback" not in response.text


def test_a_crash_tells_nothing(app):
    response = fails_with(app, lambda: 1 / [][0])
    assert response.status_code == 500
    assert "IndexError" not in response.text
    assert "Something went wrong here" in response.text


def test_what_opens_by_its_address_alone_is_in_no_log(app, caplog):
    app.add_url_rule("/r/<token>", "opens", audience("anyone")(lambda token: 1 / 0))
    app.testing = False
    assert app.test_client().get("/r/s3cret?again=1").status_code == 500
    assert "GET /r/<token>" in caplog.text and "ZeroDivisionError" in caplog.text and "s3cret" not in caplog.text
    record = LogRecord("", 40, "", 0, "Error handling request %s", ("/r/s3cret/answer?x",), None)
    assert without_secrets(record) and record.getMessage() == "Error handling request /r/…/answer?x"


def test_a_wrong_method_names_the_right_ones(owner):
    response = owner.post("/you")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_an_unknown_address_is_not_repeated(guest):
    assert "script" not in guest.get("/<script>alert(1)</script>").text


def test_a_redirect_stays_one(app):
    assert fails_with(app, lambda: abort(redirect("/sign-in"))).location == "/sign-in"


def test_a_form_without_its_token_is_refused_kindly(app, owner):
    app.config["WTF_CSRF_ENABLED"] = True
    response = owner.post("/form", data={"title": "t"})
    assert response.status_code == 400
    assert "what you typed is still there" in response.text


def test_a_form_too_large_to_read_gets_a_page(app, owner):
    app.config["MAX_CONTENT_LENGTH"] = 100
    assert owner.post("/form", data={"title": "x" * 200}).status_code == 413
