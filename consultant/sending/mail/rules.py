"""A mail as bytes: its headers, a plain text, and the report. Nothing that tells whether it was read."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
PLAIN = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})+")
LONGEST_ADDRESS = 254
LONGEST_HEADER = 150  # characters of a subject or a name
SEVEN_BITS = SMTP.clone(cte_type="7bit")  # every server takes it


def is_address(text: str) -> bool:
    """Whether mail can be sent there: the addresses that every server takes, in letters without accents."""
    local = text.partition("@")[0]
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return bool(PLAIN.fullmatch(text)) and not dots and "=?" not in text and len(text) <= LONGEST_ADDRESS


def header(text: str) -> str:
    """The one encoder of what stands in a header: a single line, whatever was typed. The library encodes its letters.

    It would take a text that looks encoded ("=?utf-8?q?...") for its own work, and make line breaks of what is in it.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split()).replace("=?", "= ?")
    return line if len(line) <= LONGEST_HEADER else line[: LONGEST_HEADER - 1] + "…"


def mail(
    *, sender: tuple[str, str], to: str, reply_to: str | None, subject: str, body: str, pdf: tuple[str, bytes], at: datetime, ident: str
) -> bytes:
    """The mail with lines that end in CR LF. `sender` is a name and an address, `pdf` a file's name and its bytes.

    `ident` tells one mail from all others: tried again it is the same, so that a mailbox shows it once.
    """
    message = EmailMessage(policy=SEVEN_BITS)
    name, address = sender
    message["From"] = Address(header(name), addr_spec=address)
    message["To"] = Address(addr_spec=to)
    if reply_to and is_address(reply_to):
        message["Reply-To"] = Address(addr_spec=reply_to)
    message["Subject"] = header(subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{ident}@{address.partition('@')[2]}>"
    message.set_content(body)
    message.add_attachment(pdf[1], maintype="application", subtype="pdf", filename=pdf[0])
    return message.as_bytes()
