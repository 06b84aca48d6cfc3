"""Headers, typeface, and words for days, times and numbers."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from consultant.web import filters
from consultant.web.assets import script_addresses


def test_no_page_may_load_or_run_anything_foreign(guest):
    response = guest.get("/sign-in")
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Strict-Transport-Security" not in response.headers


def test_over_https_it_stays_https(guest):
    assert "max-age" in guest.get("/sign-in", base_url="https://localhost").headers["Strict-Transport-Security"]


def test_every_style_sheet_of_a_page_and_every_file_of_a_style_sheet_is_there(guest):
    import re
    from urllib.parse import urljoin

    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', guest.get("/sign-in").text)
    assert len(sheets) > 5
    for sheet in sheets:
        answer = guest.get(sheet)
        assert answer.status_code == 200, sheet
        for file in re.findall(r'url\("([^"]+)"\)', answer.text) if sheet.startswith("/static") else []:
            assert file.startswith("data:") or guest.get(urljoin(sheet, file)).status_code == 200, file


def test_the_typeface_is_kept_and_nothing_else_of_its_package_is_served(guest):
    font = guest.get("/fonts/AtkinsonHyperlegible-Bold.ttf")
    assert font.data[:4] == b"\0\1\0\0"
    assert "max-age=31536000" in font.headers["Cache-Control"]
    assert guest.get("/fonts/AtkinsonHyperlegible-Italic.ttf").status_code == 404
    assert guest.get("/fonts/..%2Fmetadata.json").status_code == 404


def test_a_page_names_all_its_modules_each_after_those_that_it_imports(app):
    import re
    from posixpath import basename

    with app.test_request_context():
        addresses = script_addresses("call", "app")
    names = [basename(address) for address in addresses]
    assert len(set(names)) == len(names) > 10 and names[-1] == "app.js"
    for place, address in enumerate(addresses):
        imported = re.findall(r'from "\./([^"]+)"', app.test_client().get(address).text)
        assert set(imported) <= set(names[:place]), names[place]


def test_days_and_times_are_words(app):
    moment = datetime(2013, 5, 10, 9, 5, tzinfo=ZoneInfo("America/Chicago"))
    with app.test_request_context():
        told = [f(moment) for f in (filters.day, filters.long_day, filters.short_day, filters.clock, filters.iso)]
        assert told == ["Fri 10 May 2013", "Friday 10 May 2013", "Fri 10 May", "9:05", "2013-05-10T09:05:00-05:00"]
        assert filters.day(date(1, 1, 1)) == "Mon 1 Jan 1"
        assert filters.language() == "en"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("NF30977", "NF30977"), ("VA-77120", "VA-77120"),
        ("VA-771204", "VA-771 204"), ("AB 12 34", "AB  12  34"),
        ("80041177302", "8004 1177 302"), ("1234567890", "1234 567 890"), ("123456", "123 456"),
        ("1234", "1234"), ("CT-881-20", "CT-881-20"), ("", ""),
    ],
)  # fmt: skip
def test_numbers_go_in_groups_that_can_be_read_aloud(number, told):
    assert " ".join(filters.groups(number)) == told


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("0800 123 456", "0800123456"), ("+44 (0)20 7946-0018", "+442079460018"), ("(030) 12.34/5", "03012345"),
        ("555 0142 x12", "5550142,12"), ("*100#", "*100%23"), ("0800,,2;4", "0800,,2;4"), ("0 \"<b>7", "07"),
    ],
)  # fmt: skip
def test_a_number_is_dialled_without_what_only_people_read(number, dialled):
    assert filters.tel(number) == f"tel:{dialled}"


@pytest.mark.parametrize("number", ["AB 12 / x_y", "Ä٣٤٥٦٧ 9", "#", "a" * 200, "1" * 200])
def test_groups_joined_give_the_number_back(number):
    assert "".join(filters.groups(number)) == number
