"""The people of the practice and their invitations, for its owners."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.accounts import actions as accounts
from consultant.accounts.people import actions, words
from consultant.web.access import audience
from consultant.web.clock import practice_zone

bp = Blueprint("people", __name__, url_prefix="/you/people")


@bp.get("")
@audience("owner")
def show():
    return render_template(
        "accounts/people.html",
        people=accounts.people(),
        invitations=accounts.invitations(),
        now=datetime.now(UTC),
        zone=practice_zone(),
        may_invite=not current_user.practice.is_demo,
        words=words,
    )


@bp.post("/<int:consultant_id>/owner")
@audience("owner")
def make_owner(consultant_id: int):
    person = actions.person_of(consultant_id)
    return _done(lambda: actions.set_owner(person, True), _("%(name)s is an owner now.", name=person.name))


@bp.post("/<int:consultant_id>/member")
@audience("owner")
def make_member(consultant_id: int):
    person = actions.person_of(consultant_id)
    return _done(lambda: actions.set_owner(person, False), _("%(name)s is a member now.", name=person.name))


@bp.post("/<int:consultant_id>/off")
@audience("owner")
def switch_off(consultant_id: int):
    person = actions.person_of(consultant_id)
    message = _("%(name)s cannot sign in any more, and is signed out everywhere.", name=person.name)
    return _done(lambda: actions.switch_off(person, at=datetime.now(UTC)), message)


@bp.post("/<int:consultant_id>/on")
@audience("owner")
def switch_on(consultant_id: int):
    person = actions.person_of(consultant_id)
    return _done(lambda: actions.switch_on(person), _("%(name)s can sign in again.", name=person.name))


@bp.post("/invitations/<int:invitation_id>/revoke")
@audience("owner")
def revoke(invitation_id: int):
    invitation = accounts.invitation_of(invitation_id)
    message = _("The link for %(email)s opens nothing any more.", email=invitation.email)
    return _done(lambda: accounts.revoke_invitation(invitation, at=datetime.now(UTC)), message)


def _done(change: Callable[[], None], message: str):
    """Say what was changed. Who has just made a member of themselves goes on to what members see."""
    try:
        change()
    except actions.LastOwner:
        message = _("Nothing was changed: the practice needs an owner. Make somebody else an owner first.")
    flash(message)
    return redirect(url_for("people.show" if current_user.is_owner else "practice.show"))
