"""Takes in what devices send: each thing once, however often it comes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from consultant.calls.models import Call
from consultant.database import add_row, db, take_turn
from consultant.offline.models import Receipt
from consultant.offline.rules import Sent

REMEMBERED = timedelta(days=7)  # a device keeps what it sent for two days; see keys_received


def receipt_of(sent: Sent) -> Receipt | None:
    """What came under this key before. From here on nobody else of the practice writes until this request is over."""
    take_turn(db.session)
    return db.session.scalars(db.select(Receipt).filter_by(device=sent.device, key=sent.key)).one_or_none()


def keep_receipt(sent: Sent, call: Call) -> Receipt:
    """In the same transaction as the call, or the photo of the call, that it is for."""
    return add_row(Receipt(device=sent.device, key=sent.key, digest=sent.digest, case_id=call.case_id, call_id=call.id))


def keys_received(device: str, now: datetime) -> list[str]:
    """Of this device, lately: after a backup was restored, some that it has receipts for are missing here, and it sends them again."""
    query = db.select(Receipt.key).filter(Receipt.device == device, Receipt.changed_at > now - REMEMBERED)
    return list(db.session.scalars(query.order_by(Receipt.id)))


def call_of_key(device: str, key: str) -> Call | None:
    """The call that a device sent under this key; None before it came."""
    query = db.select(Call).join(Receipt, Receipt.call_id == Call.id).filter(Receipt.device == device, Receipt.key == key)
    return db.session.scalars(query).one_or_none()


def expect_photos(call: Call, photos: Iterable[str], skew: timedelta) -> None:
    """Note on a new call what the device said of it: how many photos follow, and by how much its clock was ahead."""
    call.photos_to_come, call.skew = len(tuple(photos)), int(skew.total_seconds())
    db.session.flush()


def one_photo_less(call: Call) -> None:
    """Of those that follow: it came, or the device says that it will not."""
    call.photos_to_come = max(0, call.photos_to_come - 1)
    db.session.flush()
