"""Mails go through a real server on this machine, once each; what does not get through is tried again, and said."""

import email
import re
import socket
import ssl
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.policy import SMTP
from itertools import count
from threading import Thread

import pytest
import trustme
from aiosmtpd.controller import Controller
from hypothesis import example, given
from hypothesis import strategies as st

from consultant.config import Mailbox, SettingError, Settings, Tls
from consultant.database import db, working_for
from consultant.sending.delivery import actions as delivery
from consultant.sending.delivery.actions import deliver
from consultant.sending.mail.rules import header, is_address, mail
from consultant.sending.models import Sending
from consultant.sending.outbox import actions as outbox
from consultant.sending.outbox.rules import PAUSES, STUCK, Outcome, Problem, State, after_try
from tests.pages import parsed

once = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # what is sent is the same on both
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Post:
    """What the server got; `says` are its next answers to an address (RCPT) or a mail (DATA), None to break the line."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], bytes]] = []
        self.says: list[str | None] = []
        self.to_address = ""

    async def handle_RCPT(self, _server, _session, envelope, address, options):
        if self.to_address:
            return self.to_address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        answer = self.says.pop(0) if self.says else "250 OK"
        if answer is None:
            self.got.append((envelope.rcpt_tos, envelope.content))
            server.transport.abort()
            return "250 never heard"
        if answer.startswith("250"):
            self.got.append((envelope.rcpt_tos, envelope.content))
        return answer


@pytest.fixture(scope="module")
def server():
    post = Post()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    post.box = Mailbox("127.0.0.1", port, Tls.NONE, "reports@example.org")
    yield post
    controller.stop()


@pytest.fixture
def post(server, app, monkeypatch):
    server.got, server.says, server.to_address = [], [], ""
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], mail=server.box))
    return server


def look(app, post, after=timedelta()) -> int:
    """Look into the outbox at this time from now on."""
    with app.app_context():
        return outbox.send_due(post.box, lambda: datetime.now(UTC) + after)


def parts(content: bytes):
    message = email.message_from_bytes(content, policy=SMTP)
    return message, message.get_body().get_content(), next(message.iter_attachments())


def states(client, sent: str) -> list[str]:
    return [" ".join(one.text.split()) for one in parsed(client.get(f"{sent}/send")).select("#sent ~ ol .state")]


def test_a_mail_arrives_once_with_the_very_pdf_what_matters_and_a_link_that_opens(app, client, sent, post):
    typed = {"to": "rosa@example.org", "note": "Hello Rosa,\n.\nBcc: x@example.org", "with_link": "y", "once": "key"}
    for _click in range(2):
        assert client.post(f"{sent}/mails/new", data=typed).status_code == 302
    with app.app_context():  # of `fill`
        db.session.rollback()
    assert look(app, post) == 2 and look(app, post) == 0
    assert [to for to, _content in post.got] == [["ann@example.org"], ["rosa@example.org"]]
    message, body, attached = parts(post.got[1][1])
    assert attached.get_content() == client.get(f"{sent}.pdf").data
    assert (attached.get_content_type(), attached.get_filename()) == ("application/pdf", "report-1.pdf")
    assert [part.get_content_type() for part in message.walk()] == ["multipart/mixed", "text/plain", "application/pdf"]
    assert (message["To"], message["Bcc"], message["From"].addresses[0].addr_spec) == ("rosa@example.org", None, "reports@example.org")
    assert body.startswith("Hello Rosa,") and "\nBcc: x@example.org" in body.replace("\r", "")
    assert body.index("What you need to do:") < body.index("What works now:") < body.index("What is wrong:")
    link = re.search(r"http://localhost(/r/\S+)", body)[1]
    assert app.test_client().get(link).status_code == 200
    assert states(client, sent)[0] == "Sent"
    assert "By mail to rosa@example.org" in client.get(sent.partition("/reports")[0]).text
    again = parsed(client.get(f"{sent}/send")).select_one("form[action$=came-back]")["action"]
    client.post(again)
    assert "The mail came back." in client.get("/").text and states(client, sent)[0] == "Came back"


def test_an_accusation_in_the_note_is_told_at_the_field_before_the_mail_is_stored(app, client, sent, post):
    typed = {"to": "rosa@example.org", "note": "Acme lied to you. They cheat.", "once": "key"}
    page = parsed(client.post(f"{sent}/mails/new", data=typed))
    told = " ".join(one.text for one in page.select("[id^=note-error]"))
    assert "Before it is sent, look at “lied”." in told and "press “Send it” again" in told and "printed" not in told
    assert page.select_one("#note").text.strip() == typed["note"] and len(states(client, sent)) == 1  # the one of `fill`
    seen = {"seen": page.select_one("#seen")["value"]}
    other = client.post(f"{sent}/mails/new", data={**typed, **seen, "note": "Acme is a scam."})
    assert other.status_code == 200 and "“scam”" in other.text
    after = client.post(f"{sent}/mails/new", data={**typed, **seen})
    assert after.status_code == 302 and "Before it is" not in client.get(after.location).text
    assert len(states(client, sent)) == 2


def test_what_does_not_get_through_is_said_and_only_what_surely_stayed_here_is_sent_again(app, client, sent, post):
    post.says = ["451 Later", "451 Later", None]
    assert look(app, post) == 1 and states(client, sent) == ["Waits"]
    assert "asks us to come again" in client.get(f"{sent}/send").text and "Did not get through" not in client.get("/").text
    assert look(app, post, PAUSES[0] + timedelta(seconds=9)) == 1
    assert "The mail server asks us to come again later." in client.get("/").text
    assert look(app, post) == 0  # its time has not come
    client.post(parsed(client.get(f"{sent}/send")).select_one("form[action$=seen]")["action"])
    assert "Did not get through" not in client.get("/").text
    assert look(app, post, PAUSES[0] + PAUSES[1] + timedelta(minutes=1)) == 1
    assert states(client, sent) == ["Not sure"] and "it may have gone out" in client.get("/").text
    assert look(app, post, timedelta(days=9)) == 0 and len(post.got) == 1
    again = parsed(client.get(f"{sent}/send")).select_one("form[action$=again]")["action"]
    client.post(again)
    post.to_address = "550 No such user"
    assert look(app, post) == 1 and states(client, sent) == ["Refused"]
    assert "there is no such address" in client.get("/").text and "550 No such user" in client.get(f"{sent}/send").text
    client.post(parsed(client.get(f"{sent}/send")).select_one("form[action$=seen]")["action"])
    assert "Did not get through" not in client.get("/").text
    post.to_address = ""
    client.post(again)
    client.post(again.replace("/again", "/call-off"))
    assert look(app, post) == 0 and states(client, sent) == ["Called off"]


@once
def test_a_mail_that_may_have_gone_out_keeps_its_link_when_it_is_sent_again(app, client, sent, post):
    post.says = ["250 OK", None]  # the first is of `fill`
    client.post(f"{sent}/mails/new", data={"to": "rosa@example.org", "with_link": "y", "once": "key"})
    look(app, post)
    assert states(client, sent)[0] == "Not sure"
    client.post(parsed(client.get(f"{sent}/send")).select_one("form[action$=again]")["action"])
    assert look(app, post) == 1 and len(post.got) == 3
    mails = [parts(content) for _to, content in post.got[1:]]
    links = [re.search(r"http://localhost(/r/\S+)", body)[1] for _message, body, _pdf in mails]
    assert [app.test_client().get(link).status_code for link in links] == [200, 200]
    assert len({message["Message-ID"] for message, _body, _pdf in mails}) == len(set(links)) == 2


@once
def test_one_mail_that_cannot_be_written_holds_up_no_other(app, client, owner, sent, post):
    client.post(f"{sent}/mails/new", data={"to": "rosa@example.org", "once": "key"})
    with app.app_context(), working_for(owner.practice_id):
        first = db.session.scalars(db.select(Sending).order_by(Sending.id)).first()
        first.to = "a..b@example.org"
        db.session.commit()
    assert look(app, post) == 2 and [to for to, _content in post.got] == [["rosa@example.org"]]
    assert states(client, sent) == ["Sent", "Waits"] and "could not be written" in client.get(f"{sent}/send").text
    assert look(app, post) == 0 and look(app, post, PAUSES[0] + timedelta(minutes=1)) == 1


@once
def test_a_link_that_was_revoked_before_the_mail_goes_is_left_out(app, client, sent, post):
    client.post(f"{sent}/mails/new", data={"to": "rosa@example.org", "with_link": "y", "once": "key"})
    client.post(parsed(client.get(f"{sent}/send")).select_one("form[action$=revoke]")["action"])
    look(app, post)
    body = parts(post.got[1][1])[1]
    assert "PDF" in body and "/r/" not in body


@once
def test_each_mail_has_a_time_of_its_own(app, client, owner, sent, post):
    client.post(f"{sent}/mails/new", data={"to": "rosa@example.org", "once": "key"})
    times = count()
    with app.app_context():
        outbox.send_due(post.box, lambda: datetime.now(UTC) + timedelta(minutes=next(times)))
    with app.app_context(), working_for(owner.practice_id):
        first, second = db.session.scalars(db.select(Sending).filter_by(how="mail").order_by(Sending.id))
    assert first.tried_at < first.sent_at < second.tried_at < second.sent_at


def test_a_try_that_was_cut_off_is_not_made_again(app, client, sent, post, monkeypatch):
    monkeypatch.setattr(outbox, "deliver", lambda *_mail: sys.exit())  # the process ends here
    with pytest.raises(SystemExit):
        look(app, post)
    monkeypatch.undo()
    assert (look(app, post), states(client, sent)) == (0, ["On its way"])
    assert (look(app, post, timedelta(minutes=31)), states(client, sent)) == (0, ["Not sure"])
    assert post.got == []


def test_the_command_sends_and_without_a_server_the_page_says_how(app, client, sent, post, monkeypatch):
    assert "Mails that were tried: 1" in app.test_cli_runner().invoke(args=["mail", "send"]).output
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], mail=None))
    assert "STANDOFF_MAIL_HOST is not set" in app.test_cli_runner().invoke(args=["mail", "send"]).output
    page = client.get(f"{sent}/send").text
    assert "set STANDOFF_MAIL_HOST" in page and "mails/new" not in page
    assert client.post(f"{sent}/mails/new", data={"to": "a@example.org"}).status_code == 302


def test_a_line_that_breaks_before_the_last_dot_is_no_mail_that_may_have_gone_out(server):
    def answer() -> None:
        line, _address = door.accept()
        line.sendall(b"220 here\r\n")
        for said in (b"250 hello", b"250 sender", b"250 address", b"354 go on"):
            line.recv(1000)
            line.sendall(said + b"\r\n")
        line.close()

    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=answer, daemon=True).start()
        box = replace(server.box, port=door.getsockname()[1])
        outcome = deliver(box, "a@example.org", b"x" * 20_000_000)
    assert (outcome.problem, outcome.is_unsure) == (Problem.NO_ANSWER, False)
    assert STUCK.total_seconds() > 2 * delivery.SLOW + 20 * delivery.SECONDS


def test_a_mail_goes_out_encrypted_when_that_is_asked_for_and_the_certificate_is_trusted(tmp_path, monkeypatch):
    authority, post = trustme.CA(), Post()
    safe = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(safe)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port, tls_context=safe, require_starttls=True)
    controller.start()
    try:
        box = Mailbox("127.0.0.1", port, Tls.STARTTLS, "reports@example.org")
        assert deliver(box, "a@example.org", b"x").problem == Problem.NOT_SAFE  # nobody vouches for it
        assert deliver(replace(box, tls=Tls.NONE), "a@example.org", b"x").answer.startswith("530")
        authority.cert_pem.write_to_path(tmp_path / "authority.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        assert deliver(box, "a@example.org", b"x") == Outcome(None, "250 OK")
    finally:
        controller.stop()
    assert [addresses for addresses, _mail in post.got] == [["a@example.org"]]


def test_nobody_there_no_encryption_and_when_it_is_given_up(server):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        assert deliver(replace(server.box, port=probe.getsockname()[1]), "a@example.org", b"x").problem == Problem.NO_ANSWER
    assert deliver(replace(server.box, tls=Tls.STARTTLS), "a@example.org", b"x").problem == Problem.NOT_SAFE
    assert deliver(replace(server.box, host="mail..example"), "a@example.org", b"x") == Outcome(Problem.NO_ANSWER)
    assert deliver(server.box, "ñ@example.org", b"x").problem == Problem.NO_ANSWER
    busy = Outcome(Problem.BUSY)
    assert [after_try(busy, n, NOW)[0] for n in (1, len(PAUSES), len(PAUSES) + 1)] == [State.WAITING, State.WAITING, State.GIVEN_UP]
    assert after_try(Outcome(Problem.ADDRESS), 1, NOW) == (State.REFUSED, None)
    assert after_try(Outcome(Problem.NO_ANSWER, is_unsure=True), 1, NOW) == (State.UNSURE, None)


ENCODED = "=?utf-8?q?Field_IT=0D=0AReply-To:_evil@example.net=0D=0ABcc:_x@y.z?="
WORDS = st.lists(st.sampled_from([ENCODED, "=?utf-8?b?QQ0KQmNjOiB4QHkueg==?=", "=", "?", " ", "é"]), max_size=9).map("".join)


@example(ENCODED, "")
@given(st.text(max_size=300) | WORDS, st.text(max_size=200) | WORDS)
def test_no_text_makes_another_header(name, subject):
    given = mail(
        sender=(name, "a@example.org"), to="b@example.org", reply_to="c@example.org\r\nBcc: d@example.org", subject=subject, body="x",
        pdf=("r.pdf", b"%PDF"), at=NOW, ident="1",
    )  # fmt: skip
    message = email.message_from_bytes(given, policy=SMTP)
    assert set(message.keys()) == {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"}
    assert "\n" not in header(name) and len(header(subject)) <= 150


def test_addresses_that_every_server_takes():
    assert all(map(is_address, ("a@example.org", "a.b+c@x-y.example.co", "o'neil@example.org")))
    odd = ("", "a@b", "ä@example.org", "a@exämple.org", "a b@example.org", "a@b.c\nBcc: x", ".a@example.org", "a..b@example.org", "<a@b.c>")
    odd += ("=?utf-8?q?a?=@example.org",)
    assert not any(map(is_address, odd))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOST", "mail example"), ("PORT", "0"), ("TLS", "ssl3"), ("USER", "me"), ("FROM", "Me <me@example.org>"), ("FROM", ""),
        ("FROM", "a..b@example.org"), ("FROM", "me@mail..example"), ("HOST", "mail..example"),
        ("SERVER", "x"),
    ],
)  # fmt: skip
def test_an_odd_setting_is_refused_by_name(tmp_path, name, value):
    good = {"STANDOFF_DATA": str(tmp_path), "STANDOFF_MAIL_HOST": "mail.example.org", "STANDOFF_MAIL_FROM": "me@example.org"}
    assert Settings.from_environment(good).mail == Mailbox("mail.example.org", 587, Tls.STARTTLS, "me@example.org")
    with pytest.raises(SettingError, match=f"STANDOFF_MAIL_{name}"):
        Settings.from_environment(good | {f"STANDOFF_MAIL_{name}": value})
    plain = good | {"STANDOFF_MAIL_TLS": "none", "STANDOFF_MAIL_USER": "me", "STANDOFF_MAIL_PASSWORD": "secret"}
    with pytest.raises(SettingError, match="unencrypted"):
        Settings.from_environment(plain)
    with pytest.raises(SettingError, match="without accents"):
        Settings.from_environment(plain | {"STANDOFF_MAIL_TLS": "tls", "STANDOFF_MAIL_PASSWORD": "ñ"})
    assert "secret" not in repr(Settings.from_environment(plain | {"STANDOFF_MAIL_TLS": "tls"}))
