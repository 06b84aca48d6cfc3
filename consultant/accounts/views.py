"""Sign up, sign in, sign out, a new password, join by invitation, and the demo's own sign-in."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, flash, make_response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from consultant.accounts import actions
from consultant.accounts.forms import JoinForm, PasswordForm, SignInForm, SignUpForm
from consultant.accounts.models import Consultant
from consultant.accounts.tries.actions import TooManyTries, knock
from consultant.accounts.tries.rules import Door
from consultant.accounts.tries.words import wait_words
from consultant.audit.actions import note
from consultant.audit.rules import Act
from consultant.database import working_for
from consultant.web.access import audience, safe_next

bp = Blueprint("accounts", __name__)

THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


@bp.route("/sign-up", methods=["GET", "POST"])
@audience("anyone")
def sign_up():
    if not actions.sign_up_is_open():
        return _closed()
    form = SignUpForm()
    if form.is_submitted():
        knock(Door.SIGN_UP, request.remote_addr, at=datetime.now(UTC))
    if form.validate_on_submit():
        try:
            person = actions.sign_up(
                practice=form.practice.data,
                name=form.name.data,
                email=form.email.data,
                password=form.password.data,
                zone=form.zone.data,
                currency=form.currency.data,
                at=datetime.now(UTC),
            )
        except PermissionError:
            return _closed()
        _enter(person)
        return redirect(url_for("today.show"))
    return render_template("accounts/sign_up.html", form=form, demo=_demo_is_near())


@bp.route("/sign-in", methods=["GET", "POST"])
@audience("anyone")
def sign_in():
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(url_for("today.show"))
    if request.method == "GET" and actions.sign_up_is_open():  # nobody has a password yet
        return redirect(url_for("accounts.sign_up", next=safe_next(request.args.get("next"))))
    form = SignInForm()
    if form.validate_on_submit():
        try:
            person = actions.sign_in(form.email.data, form.password.data, address=request.remote_addr, at=datetime.now(UTC))
        except TooManyTries as error:
            form.password.errors = [wait_words(error.wait)]
            return _too_many(error, render_template("accounts/sign_in.html", form=form, demo=_demo_is_near()))
        if person:
            _enter(person)
            return redirect(_onward())
        form.password.errors = [_("This address and password do not go together.")]
    return render_template("accounts/sign_in.html", form=form, demo=_demo_is_near())


@bp.route("/you/password", methods=["GET", "POST"])
@audience("member")
def change_password():
    if not current_user.password_hash:  # the demo
        abort(404)
    form = PasswordForm()
    if form.validate_on_submit():
        person, now = current_user._get_current_object(), datetime.now(UTC)
        try:
            if actions.change_password(person, form.old.data, form.new.data, address=request.remote_addr, at=now):
                _renew_session(person)
                flash(_("Your password is changed. Wherever else you were signed in, you are not any more."))
                return redirect(url_for("practice.show"))
        except TooManyTries as error:
            form.old.errors = [wait_words(error.wait)]
            return _too_many(error, render_template("accounts/password.html", form=form))
        form.old.errors = [_("This is not your password.")]
    return render_template("accounts/password.html", form=form)


@bp.post("/sign-out")
@audience("anyone")
def sign_out():
    logout_user()
    session.clear()  # an empty session is deleted on the server: a copied cookie opens nothing
    return redirect(url_for("accounts.sign_in"))


@bp.post("/demo")
@audience("anyone")
def enter_demo():
    """Without a password, so from this machine only."""
    person = _demo_is_near()
    if not person:
        abort(404)
    _enter(person)
    return redirect(_onward())


@bp.route("/join/<token>", methods=["GET", "POST"])
@audience("guest-link")
def join(token: str):
    now = datetime.now(UTC)
    invitation = actions.open_invitation(token, at=now)
    if invitation is None:
        abort(404)
    form = JoinForm()
    if form.validate_on_submit():
        _enter(actions.join(invitation, name=form.name.data, password=form.password.data, at=now))
        return redirect(url_for("today.show"))
    return render_template("accounts/join.html", form=form, email=invitation.email)


@bp.app_errorhandler(TooManyTries)
def _too_many(error: TooManyTries, page: str | None = None) -> Response:
    """The page with its message, or where there is none, one that says when to try again."""
    response = make_response(page or render_template("web/error.html", title=_("Too many tries"), advice=wait_words(error.wait)), 429)
    response.headers["Retry-After"] = str(int(error.wait.total_seconds()) + 1)
    return response


def _closed():
    flash(_("There is a practice here already. Ask its owner for an invitation."))
    return redirect(url_for("accounts.sign_in"))


def _onward() -> str:
    """The page that was asked for before signing in, else home."""
    return safe_next(request.args.get("next")) or url_for("today.show")


def _enter(person: Consultant) -> None:
    with working_for(person.practice_id, person.id):
        note(Act.SIGNED_IN, "consultants", row_id=person.id, label=person.name)
    _renew_session(person)


def _renew_session(person: Consultant) -> None:
    """Sign in under a new session id, so that an id known from before opens nothing."""
    session.clear()
    login_user(person)
    session.permanent = True
    current_app.session_interface.regenerate(session)


def _demo_is_near() -> Consultant | None:
    """The demo's consultant when the visitor sits at this machine; a request that was passed on never does."""
    served_here = urlsplit(current_app.config["SETTINGS"].base_url).hostname in THIS_MACHINE
    named_here = urlsplit(f"//{request.host}").hostname in THIS_MACHINE
    passed_on = any(name in request.headers for name in PASSED_ON)
    near = request.remote_addr in THIS_MACHINE
    return actions.demo_consultant() if near and served_here and named_here and not passed_on else None
