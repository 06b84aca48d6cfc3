"""A backup that is not whole is refused, and nothing is written."""

import json
import random
from zipfile import ZipFile

import pytest

from consultant.backup.commands import restore_command
from consultant.factory import create_app
from tests.backup.crafted import changed, contents_changed
from tests.backup.test_restore import to_each
from tests.office import settings_in

DICE = random.Random(4)


@pytest.fixture
def refused(restore, found_there):
    """What `flask restore FILE` says when it refuses; fails when it does not, or when anything is left behind."""

    def ask(path) -> str:
        before = found_there()
        answer = restore(path)
        assert answer.exit_code == 2, answer.output
        assert found_there() == before
        assert "Nothing was restored." in answer.output
        return answer.output

    return ask


def test_cut_off_anywhere(refused, backup, tmp_path):
    whole = backup.read_bytes()
    places = [*range(1, 200), *DICE.sample(range(200, len(whole) - 200), 200), *range(len(whole) - 200, len(whole))]
    for size in places:
        backup.write_bytes(whole[:size])
        assert ("cut off" if size >= 49 else "not a backup") in refused(backup), size


def test_a_single_bit(refused, backup):
    whole = backup.read_bytes()
    for place in [*range(60), *DICE.sample(range(len(whole)), 300), *range(len(whole) - 100, len(whole))]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << DICE.randrange(8)
        backup.write_bytes(flipped)
        refused(backup)


def test_something_added_at_the_end(refused, backup):
    backup.write_bytes(backup.read_bytes() + b"\n")
    assert "damaged" in refused(backup)


def test_empty(refused, backup):
    backup.write_bytes(b"")
    assert "is empty" in refused(backup)


def test_another_file(refused, tmp_path):
    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "Dear reader")
    assert "not a backup of Standoff" in refused(other)
    other.write_text("Dear reader" * 20)
    assert "not a backup of Standoff" in refused(other)


@pytest.mark.parametrize("was_there", [(), ("new",), ("new", "new/secret.key"), ("new", "new/standoff.sqlite")])
def test_of_a_place_where_it_never_ran_nothing_is_made(backup, tmp_path, was_there):
    """The program's start makes a key and a folder for sessions, before any command."""
    for name in was_there:
        (tmp_path / name).mkdir() if name == "new" else (tmp_path / name).touch()
    before = sorted(tmp_path.rglob("*"))
    backup.write_bytes(backup.read_bytes()[:-1])
    answer = create_app(settings_in(tmp_path / "new")).test_cli_runner().invoke(restore_command, [str(backup)])
    assert (answer.exit_code, sorted(tmp_path.rglob("*"))) == (2, before)


def test_no_file(restore, tmp_path):
    assert "No such file" in restore(tmp_path / "none.zip").output
    assert "Is a directory" in restore(tmp_path).output


def cut(name: str, end: int | None):
    def change(members: dict[str, bytes]) -> None:
        members[name] = members[name][:end]

    return change


@pytest.mark.parametrize(
    "change",
    [
        cut("tables/calls.jsonl", 0),
        cut("tables/calls.jsonl", -1),
        cut("data/secret.key", 0),
        cut("data/files/ab/photo", -1),
        lambda members: members.pop(next(name for name in members if name.startswith("data/files/1/"))),
        cut("contents.json", 0),
        cut("contents.json", -1),
        lambda members: members.pop("tables/calls.jsonl"),
        lambda members: members.pop("contents.json"),
        lambda members: members.update({"tables/more.jsonl": b""}),
        lambda members: members.update({"tables/calls.jsonl": members["tables/calls.jsonl"].replace(b"a", b"b", 1)}),
        lambda members: members.update({"contents.json": b"[]"}),
        lambda members: members.update({"contents.json": b"\xff"}),
    ],
)
def test_sealed_again_over_a_damage(refused, backup, change):
    assert "damaged" in refused(changed(backup, change))


def of_calls(**values):
    def change(contents: dict) -> None:
        next(table for table in contents["tables"] if table["name"] == "calls").update(values)

    return change


@pytest.mark.parametrize(
    "change",
    [
        of_calls(rows=1),
        of_calls(sha256="0" * 64),
        of_calls(columns=["id"]),
        of_calls(name="cells"),
        lambda contents: contents["tables"].pop(),
        lambda contents: contents["tables"].append(contents["tables"][0]),
        lambda contents: contents["files"].pop(),
        lambda contents: contents["files"][0].update(bytes=1),
        lambda contents: contents.pop("revision"),
        lambda contents: contents.update(made_at="soon"),
    ],
)
def test_a_list_that_is_not_what_it_holds(refused, backup, change):
    assert "damaged" in refused(contents_changed(backup, change))


@pytest.mark.parametrize("change", [{"version": 2}, {"revision": "9999"}])
def test_made_by_a_newer_program(refused, backup, change):
    assert "newer" in refused(contents_changed(backup, lambda contents: contents.update(change)))


def test_made_by_another_program(refused, backup):
    assert "not a backup" in refused(contents_changed(backup, lambda contents: contents.update(format="other")))


@pytest.mark.parametrize("name", ["../evil", "files/../../evil", "/tmp/evil", "standoff.sqlite", "files//evil"])
def test_a_file_that_would_land_elsewhere(refused, backup, tmp_path, name):
    def change(members: dict[str, bytes]) -> None:
        contents = json.loads(members["contents.json"])
        contents["files"][-1]["name"] = name
        members["contents.json"] = json.dumps(contents).encode()
        members[f"data/{name}"] = members.pop("data/files/ab/photo")

    assert "damaged" in refused(changed(backup, change))
    assert not list(tmp_path.glob("**/evil"))


def with_calls(edit):
    """A change of the rows of calls that the list of contents agrees with."""
    from hashlib import sha256

    def change(members: dict[str, bytes]) -> None:
        contents = json.loads(members["contents.json"])
        calls = next(table for table in contents["tables"] if table["name"] == "calls")
        rows = [json.loads(line) for line in members["tables/calls.jsonl"].splitlines()]
        edit(rows[0], calls["columns"].index)
        lines = b"".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in rows)
        calls["sha256"] = sha256(lines).hexdigest()
        members |= {"tables/calls.jsonl": lines, "contents.json": json.dumps(contents).encode()}

    return change


@to_each
def test_rows_that_agree_with_the_list_but_not_with_each_other(restore, backup, found_there):
    before = found_there()
    answer = restore(changed(backup, with_calls(lambda row, place: row.__setitem__(place("case_id"), 4711))))
    assert answer.exit_code == 2 and "nothing was changed" in answer.output
    assert found_there() == before


@to_each
@pytest.mark.parametrize("edit", [lambda row, place: row.pop(), lambda row, place: row.__setitem__(place("started_at"), "soon")])
def test_rows_that_are_no_rows(refused, backup, edit):
    assert "damaged" in refused(changed(backup, with_calls(edit)))
