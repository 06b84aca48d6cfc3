"""Hand a mail to the mail server, and say what it answered. Touches no database."""

import re
import smtplib
import ssl
from contextlib import suppress

from consultant.config import Mailbox, Tls
from consultant.sending.outbox.rules import LONGEST_ANSWER, Outcome, Problem

SECONDS = 30  # for each answer of the server
SLOW = 300  # seconds for the mail on its way, and again for what is said to the whole of it: a server may look into it first
OK = 250
GO_ON = 354


def deliver(box: Mailbox, to: str, message: bytes) -> Outcome:
    """One try. `message` is a whole mail with lines that end in CR LF."""
    try:
        server = _connected(box)
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(Problem.SIGN_IN, _told(error.smtp_code, error.smtp_error))
    except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
        return Outcome(Problem.NOT_SAFE, str(error)[:LONGEST_ANSWER])
    except UnicodeError:  # its words show what could not be written, such as a letter of the password
        return Outcome(Problem.NO_ANSWER)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Outcome(Problem.NO_ANSWER, str(error)[:LONGEST_ANSWER])
    try:
        return _handed_over(server, box.sender, to, message)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Outcome(Problem.NO_ANSWER, str(error)[:LONGEST_ANSWER])
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connected(box: Mailbox) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if box.tls == Tls.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(box.host, box.port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(box.host, box.port, timeout=SECONDS)
    try:
        if box.tls == Tls.STARTTLS:
            server.starttls(context=context)
        if box.user and box.password:
            server.login(box.user, box.password)
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _handed_over(server: smtplib.SMTP, sender: str, to: str, message: bytes) -> Outcome:
    """Until the last dot was written nothing has gone out; after that, only the server's answer tells whether it has."""
    for problem, answer in ((Problem.SENDER, server.mail(sender)), (Problem.ADDRESS, server.rcpt(to))):
        if answer[0] not in (OK, 251):
            return _refused(problem, *answer)
    code, words = server.docmd("data")
    if code != GO_ON:
        return _refused(Problem.MESSAGE, code, words)
    server.sock.settimeout(SLOW)
    server.send(re.sub(rb"(?m)^\.", b"..", message).rstrip(b"\r\n") + b"\r\n")
    try:
        server.send(b".\r\n")
        code, words = server.getreply()
        server.sock.settimeout(SECONDS)
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(Problem.NO_ANSWER, str(error)[:LONGEST_ANSWER], is_unsure=True)
    return Outcome(None, _told(code, words)) if code == OK else _refused(Problem.MESSAGE, code, words)


def _refused(problem: Problem, code: int, words: bytes) -> Outcome:
    """By a code of 500 and more for good, by one below for now."""
    return Outcome(problem if code >= 500 else Problem.BUSY, _told(code, words))


def _told(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(f"{code} {text}".split())[:LONGEST_ANSWER]
