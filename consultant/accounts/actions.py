"""Sign up, sign in, change the password, invite, and remove the demo."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy.exc import IntegrityError
from werkzeug.security import check_password_hash, generate_password_hash

from consultant.accounts.models import Consultant, Invitation, Practice
from consultant.accounts.rules import InvitationState
from consultant.accounts.tries.actions import knock, opened
from consultant.accounts.tries.rules import Door
from consultant.database import across_practices, add_row, change_row, db, erase_practice, one_row, working_for
from consultant.evidence.files.actions import forget_files_of

INVITATION_LASTS = timedelta(days=7)


def sign_up_is_open() -> bool:
    """Only until there is a practice besides the demo."""
    return db.session.scalars(db.select(Practice).filter_by(is_demo=False)).first() is None


def sign_up(*, practice: str, name: str, email: str, password: str, zone: str, currency: str, at: datetime) -> Consultant:
    """The first practice and its owner. PermissionError when there is one already, if only by a moment."""
    if not sign_up_is_open():
        raise PermissionError("sign-up is closed")
    try:
        return add_practice(
            Practice(name=practice, zone=zone, currency=currency, is_first=True, created_at=at),
            Consultant(name=name, email=email.lower(), password_hash=generate_password_hash(password), is_owner=True),
        )
    except IntegrityError:
        db.session.rollback()
        raise PermissionError("sign-up is closed") from None


def add_practice(practice: Practice, owner: Consultant) -> Consultant:
    db.session.add(practice)
    db.session.flush()
    with working_for(practice.id):
        return add_row(owner)


def consultant_by_email(email: str) -> Consultant | None:
    return db.session.scalars(across_practices(db.select(Consultant).filter_by(email=email.lower()))).one_or_none()


def consultant_by_id(consultant_id: int) -> Consultant | None:
    return db.session.scalars(across_practices(db.select(Consultant).filter_by(id=consultant_id))).one_or_none()


def consultant_by_mark(mark: str) -> Consultant | None:
    """Whoever devices know by it."""
    return next((one for one in db.session.scalars(across_practices(db.select(Consultant))) if one.mark == mark), None)


def consultant_of_session(signed_in: str) -> Consultant | None:
    """Whoever this session signed in (see `Consultant.get_id`), unless their sessions were ended or they were switched off."""
    id, _dot, _round = signed_in.partition(".")
    found = consultant_by_id(int(id))
    return found if found and found.off_since is None and found.get_id() == signed_in else None


def end_sessions_of(person: Consultant) -> None:
    """Wherever this person is signed in, they are not any more; they can sign in again if they still may."""
    person.session_round += 1
    db.session.flush()


def sign_in(email: str, password: str, *, address: str | None, at: datetime) -> Consultant | None:
    """The consultant; None for a wrong pair, or whoever is switched off. `address` is the visitor's. Raises TooManyTries."""
    attempt = knock(Door.PASSWORD, address, email.lower(), at=at)
    found = consultant_by_email(email)
    right = check_password_hash((found and found.password_hash) or _nobody(), password)
    if not found or found.off_since or not found.password_hash or not right:
        return None
    opened(attempt)
    return found


@cache
def _nobody() -> str:
    """So that an unknown address takes as long as a wrong password."""
    return generate_password_hash(secrets.token_hex(16))


def change_password(person: Consultant, old: str, new: str, *, address: str | None, at: datetime) -> bool:
    """Whether the old one was right; then the new one holds, and all sessions of this person are over. Raises TooManyTries."""
    if sign_in(person.email, old, address=address, at=at) is None:
        return False
    set_password(person, new)
    return True


def set_password(person: Consultant, new: str) -> None:
    """It holds from now on, and all sessions of this person are over."""
    change_row(person, password_hash=generate_password_hash(new))
    end_sessions_of(person)


def people() -> list[Consultant]:
    """Everyone in the practice that is worked for."""
    return list(db.session.scalars(db.select(Consultant).order_by(Consultant.id)))


def invite(email: str, *, at: datetime) -> str:
    """A secret for a link that makes one more consultant of this practice; it is told once and kept hashed.

    An earlier link for the same e-mail opens nothing any more.
    """
    for earlier in invitations():
        if earlier.email == email.lower() and earlier.state(at) == InvitationState.OPEN:
            revoke_invitation(earlier, at=at)
    token = secrets.token_urlsafe(32)
    add_row(Invitation(email=email.lower(), token_hash=_hashed(token), expires_at=at + INVITATION_LASTS))
    return token


def invitations() -> list[Invitation]:
    """The practice's, newest first."""
    return list(db.session.scalars(db.select(Invitation).order_by(Invitation.id.desc())))


def invitation_of(invitation_id: int) -> Invitation:
    """Raises Missing."""
    return one_row(Invitation, id=invitation_id)


def revoke_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Its link opens nothing any more; one that was used or revoked before stays as it was."""
    if invitation.state(at) not in (InvitationState.USED, InvitationState.REVOKED):
        change_row(invitation, revoked_at=at)


def open_invitation(token: str, *, at: datetime) -> Invitation | None:
    """None when it is unknown, used up, revoked, too old, or when its e-mail signs in already."""
    found = db.session.scalars(across_practices(db.select(Invitation).filter_by(token_hash=_hashed(token)))).one_or_none()
    if found is None or found.state(at) != InvitationState.OPEN or consultant_by_email(found.email):
        return None
    return found


def join(invitation: Invitation, *, name: str, password: str, at: datetime) -> Consultant:
    """Use an invitation up. Its address becomes the sign-in."""
    with working_for(invitation.practice_id):
        invitation.used_at = at
        return add_row(Consultant(name=name, email=invitation.email, password_hash=generate_password_hash(password)))


def demo_was_here() -> bool:
    """Whether the demo was ever made here."""
    return db.session.scalars(db.select(Practice).filter_by(is_demo=True)).first() is not None


def demo_consultant() -> Consultant | None:
    """The demo's own sign-in: without a password, on this machine only."""
    query = db.select(Consultant).join(Practice, Practice.id == Consultant.practice_id).filter(Practice.is_demo)
    return db.session.scalars(across_practices(query)).first()


def remove_demo() -> None:
    """Everything in the demo practice. Its bare row stays, to say that the demo was here and is not wanted again."""
    for practice in db.session.scalars(db.select(Practice).filter_by(is_demo=True)):
        practice.name = ""
        db.session.flush()  # its note in the list of changes goes too
        erase_practice(practice.id)
        forget_files_of(practice.id)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
