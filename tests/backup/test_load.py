"""A backup that is taken while others write is one moment of the database, and comes back as that."""

import pytest

from consultant.backup.commands import backup_command, restore_command
from consultant.calls.models import Call, CallParty, Statement
from consultant.database import db, working_for
from consultant.factory import create_app
from tests.backup.test_restore import backed_up, contents_of
from tests.office import EACH, office, settings_on
from tests.served import Browser, served


@pytest.fixture(scope="module", params=EACH)
def busy(request, tmp_path_factory):
    """A backup taken under load; what had been acknowledged before it began, and all that ever was."""
    folder = tmp_path_factory.mktemp(request.param)
    settings = settings_on(request.param, folder / "data")
    app, owner = office(settings, cases=2)
    with served(settings) as server:
        browser = Browser(server.port, owner.email)
        with browser.logging(server.port, 1, "one"), browser.logging(server.port, 2, "two"):
            browser.wait_for(20)
            before = set(browser.acknowledged)
            answer = app.test_cli_runner().invoke(backup_command, [str(folder / "busy.zip")])
            browser.wait_for(20)
            server.kill()
    assert answer.exit_code == 0, answer.output
    return folder / "busy.zip", before, set(browser.acknowledged)


@pytest.mark.parametrize("kind", EACH)
def test_a_backup_under_load_is_one_moment(busy, tmp_path, kind):
    path, before, ever = busy
    new = create_app(settings_on(kind, tmp_path / "new"))
    answer = new.test_cli_runner().invoke(restore_command, [str(path)])
    assert answer.exit_code == 0, answer.output
    assert backed_up(new, tmp_path / "again.zip") == contents_of(path)
    with new.app_context(), working_for(1):
        kept = set(db.session.scalars(db.select(Call.reference)))
        on_the_line = db.session.scalars(db.select(db.func.count(CallParty.id)).group_by(CallParty.call_id)).all()
        said = db.session.scalar(db.select(db.func.count(Statement.id)))
    assert before <= kept, "what was acknowledged before the backup began is in it"
    assert ever - kept, "others wrote while it was taken"
    assert on_the_line == [2] * len(kept)
    assert said == len(kept)
