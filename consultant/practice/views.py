"""You: the letterhead, the people of the practice, the demo, signing out."""

from base64 import b64encode
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user

from consultant.accounts import actions as accounts
from consultant.documents import words as document_words
from consultant.documents.rules import DocumentError
from consultant.pictures.actions import LARGEST, NotAPicture, TooLarge
from consultant.practice import actions
from consultant.practice.forms import InviteForm, LetterheadForm, StopLineForm
from consultant.reports.actions import sample_pdf
from consultant.web.access import audience, safe_next

bp = Blueprint("practice", __name__, url_prefix="/you")

LETTERHEAD = ("name", "phone", "email", "hours", "address", "zone", "currency")


@bp.get("")
@audience("member")
def show():
    practice = current_user.practice
    return render_template("practice/show.html", practice=practice, people=accounts.people(), demo=accounts.demo_consultant())


@bp.route("/letterhead", methods=["GET", "POST"])
@audience("owner")
def letterhead():
    practice = current_user.practice
    form = LetterheadForm(data={name: getattr(practice, name) for name in LETTERHEAD})
    if form.validate_on_submit():
        try:
            if form.logo.data:
                actions.set_logo(practice, form.logo.data.read())
            elif form.drop_logo.data:
                actions.set_logo(practice, None)
        except TooLarge:
            form.logo.errors = [_too_large()]
        except NotAPicture:
            form.logo.errors = [_("This is not a picture that can be printed. Choose a PNG, JPEG or WebP file.")]
        else:
            actions.set_letterhead(practice, **{name: form[name].data for name in LETTERHEAD})
            flash(_("Your letterhead is saved."))
            return redirect(safe_next(request.args.get("next")) or url_for("practice.show"))
    logo = practice.logo and f"data:image/png;base64,{b64encode(practice.logo).decode()}"
    return render_template("practice/letterhead.html", form=form, practice=practice, logo=logo)


def _too_large() -> str:
    width, height = LARGEST
    return _(
        "This picture is too large. It may have %(most)d million pixels at most, such as %(width)d × %(height)d.",
        most=width * height // 1_000_000,
        width=width,
        height=height,
    )


@bp.get("/letterhead.pdf")
@audience("owner")
def sample():
    """The letterhead as it prints, over a made-up report."""
    try:
        response = Response(sample_pdf(current_user.practice), mimetype="application/pdf")
    except DocumentError as error:
        flash(document_words.problem(error.problem))
        return redirect(url_for("practice.letterhead"))
    response.headers.set("Content-Disposition", "inline", filename="letterhead.pdf")
    return response


@bp.route("/unpaid-time", methods=["GET", "POST"])
@audience("owner")
def stop_line():
    practice = current_user.practice
    form = StopLineForm(obj=practice)
    if not form.validate_on_submit():
        return render_template("practice/stop_line.html", form=form)
    actions.set_stop_line(practice, form.stop_line.data)
    return redirect(url_for("practice.show"))


@bp.route("/invite", methods=["GET", "POST"])
@audience("owner")
def invite():
    """The secret link is shown once, on this page only."""
    if current_user.practice.is_demo:
        abort(404)  # whoever joined it would have a password, and the demo opens on this machine only
    form, link = InviteForm(data={"email": request.args.get("email", "")}), None
    if form.validate_on_submit():
        if accounts.consultant_by_email(form.email.data):
            form.email.errors = [_("Somebody signs in with this address already.")]
        else:
            token = accounts.invite(form.email.data, at=datetime.now(UTC))
            link = current_app.config["SETTINGS"].base_url + url_for("accounts.join", token=token)
    here_only = current_app.config["SETTINGS"].is_here_only
    return render_template("practice/invite.html", form=form, link=link, here_only=here_only, days=accounts.INVITATION_LASTS.days)


@bp.post("/demo/remove")
@audience("owner")
def remove_demo():
    was_inside = current_user.practice.is_demo
    if was_inside:
        logout_user()
        session.clear()
    accounts.remove_demo()
    flash(_("The demo is gone."))
    return redirect(url_for("accounts.sign_in" if was_inside else "practice.show"))
