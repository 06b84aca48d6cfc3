"""Puts the app together: the one place that knows every capability."""

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from consultant import database
from consultant.accounts import actions as accounts
from consultant.accounts import views as accounts_views
from consultant.accounts.commands import password_command
from consultant.accounts.people import views as people_views
from consultant.audit import views as audit_views
from consultant.backup.commands import backup_command, restore_command
from consultant.baseline import views as baseline_views
from consultant.calls import views as calls_views
from consultant.calls.card import views as card_views
from consultant.calls.conference import views as conference_views
from consultant.casefile.commands import case_commands
from consultant.cases import views as cases_views
from consultant.client_review import actions as reviews
from consultant.client_review import views as review_views
from consultant.client_review.erasing import views as erasing_views
from consultant.client_review.erasing.commands import erase_command
from consultant.client_review.letting_go import views as letting_go_views
from consultant.client_review.mending import views as mending_views
from consultant.client_review.money import views as money_views
from consultant.client_review.money.listed import views as listed_views
from consultant.client_review.sample import actions as sample
from consultant.client_review.terms import views as terms_views
from consultant.clients import views as clients_views
from consultant.clients.handover import views as handover_views
from consultant.clients.leaving import views as leaving_views
from consultant.clients.limits import views as limits_views
from consultant.config import PROJECT, SESSIONS, Settings
from consultant.contacts import views as contacts_views
from consultant.demo.clients import actions as demo_clients
from consultant.evidence import views as evidence_views
from consultant.evidence.files import actions as files
from consultant.evidence.files import views as files_views
from consultant.feedback import views as feedback_views
from consultant.languages import actions as languages
from consultant.languages.commands import languages_command
from consultant.offline import views as offline_views
from consultant.offline.commands import calls_commands
from consultant.offline.pocket import views as pocket_views
from consultant.options import views as options_views
from consultant.organizations import views as organizations_views
from consultant.papers import views as papers_views
from consultant.papers.complaint import views as complaint_views
from consultant.papers.ending import views as ending_views
from consultant.papers.own_lines import views as own_lines_views
from consultant.papers.schemes import views as schemes_views
from consultant.parties import views as parties_views
from consultant.parties.parts import views as parts_views
from consultant.plain_language import actions as plain_language
from consultant.plain_language import views as plain_language_views
from consultant.plain_language import words as plain_words
from consultant.plain_language.commands import lint_command
from consultant.playbooks import views as playbooks_views
from consultant.practice import views as practice_views
from consultant.promises import views as promises_views
from consultant.referrals import views as referrals_views
from consultant.reports import views as reports_views
from consultant.reports.commands import report_command
from consultant.reports.wording import views as wording_views
from consultant.revisit import views as revisit_views
from consultant.roadblocks import views as roadblocks_views
from consultant.sending import views as sending_views
from consultant.sending.commands import mail_commands
from consultant.sending.phone import views as phone_views
from consultant.today import views as today_views
from consultant.troubleshooting import views as troubleshooting_views
from consultant.web import access, advice, assets, clock, commands, device, errors, filters, headers, owners, sessions, uploads
from consultant.work import views as work_views

SCREENS = (
    today_views,
    accounts_views,
    practice_views,
    audit_views,
    cases_views,
    parties_views,
    parts_views,
    contacts_views,
    clients_views,
    leaving_views,
    handover_views,
    limits_views,
    organizations_views,
    calls_views,
    card_views,
    conference_views,
    promises_views,
    options_views,
    baseline_views,
    revisit_views,
    troubleshooting_views,
    reports_views,
    wording_views,
    plain_language_views,
    papers_views,
    own_lines_views,
    complaint_views,
    ending_views,
    schemes_views,
    referrals_views,
    roadblocks_views,
    evidence_views,
    files_views,
    people_views,
    playbooks_views,
    offline_views,
    pocket_views,
    sending_views,
    phone_views,
    feedback_views,
    review_views,
    letting_go_views,
    erasing_views,
    money_views,
    listed_views,
    terms_views,
    mending_views,
    work_views,
)
COMMANDS = (
    case_commands,
    calls_commands,
    report_command,
    lint_command,
    backup_command,
    restore_command,
    erase_command,
    password_command,
    languages_command,
    mail_commands,
)
MEGABYTE = 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The app. Without settings, from the environment; it needs no database until one is used."""
    settings = settings or Settings.from_environment()
    app = Flask("consultant", template_folder=PROJECT / "templates")
    app.config.update(
        SETTINGS=settings,
        MADE_BY_START=settings.not_there,  # asked before the key is made
        SECRET_KEY=settings.secret_key(),
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        MAX_CONTENT_LENGTH=8 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=8 * MEGABYTE,
        MAX_FORM_PARTS=5000,
        SESSION_COOKIE_NAME="standoff",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a form left open overnight must still save
        WTF_I18N_ENABLED=False,  # catalogues of WTForms, read anew for each form: what a client reads is in ours
        WTF_CSRF_SSL_STRICT=False,  # no page tells where one comes from; see web/access.py
        BOOTSTRAP_SERVE_LOCAL=True,
    )
    if settings.proxies:  # else whoever writes such a header would choose the address that tries are counted by
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    uploads.init_app(app, store=files.store_file, is_there=files.is_there, after_commit=files.delete_unused)  # before the database
    database.init_app(app)
    sessions.init_app(app, settings.data / SESSIONS)
    languages.init_app(app)
    Bootstrap5(app)
    _init_sign_in(app)
    errors.init_app(app, {"/r/": phone_views.fail})
    for part in (access, headers, filters, assets, clock, device, commands):
        part.init_app(app)
    csrf = CSRFProtect(app)  # after access: who is signed out is asked to sign in, not told about forms
    advice.init_app(app, lambda *texts: [plain_words.advice(found) for found in plain_language.worst_on_saving(*texts)])
    owners.init_app(app, rests=reviews.rests_on)
    demo_clients.init_app(app, keep=sample.keep)
    for views in SCREENS:
        app.register_blueprint(views.bp)
    csrf.exempt(phone_views.bp)  # no session stands behind it: the secret in its address is all that lets anybody in
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def _init_sign_in(app: Flask) -> None:
    manager = LoginManager(app)

    @manager.user_loader
    def load(signed_in: str):
        """The signed-in consultant decides which practice this request works for."""
        found = accounts.consultant_of_session(signed_in)
        if found:
            database.work_for(found.practice_id, found.id)
        return found
