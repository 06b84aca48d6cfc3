"""The judge itself: a good page passes, and each fault is seen."""

import pytest

from tests.pages import judge

GOOD = """<!doctype html><html lang="en"><head><title>Good · Standoff</title></head><body><main id="main"><h1>Good</h1>
<a href="/sign-in">In</a><form method="post" action="/form"><label for="a">A</label><input id="a" name="a"></form></main></body></html>"""


def test_a_good_page_has_no_fault(app):
    assert judge(GOOD, app) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('lang="en"', "", "no language"),
        ("Good · Standoff", " · Standoff", "no title"),
        ("<h1>Good</h1>", "<p>Good</p>", "0 h1"),
        ("<h1>Good</h1>", "<h1>Good</h1><h1>Good</h1>", "2 h1"),
        ("<h1>Good</h1>", "<h1>Good</h1><h3>Deep</h3>", "h3 after h1"),
        ('<label for="a">A</label>', "", "no label"),
        ('id="main"', 'id="a"', "stands 2 times"),
        ('id="a" name', 'id="a" aria-describedby="gone" name', "'gone'"),
        ("/sign-in", "#gone", "'gone'"),
        ("/sign-in", "/nowhere", "leads nowhere"),
        ("/sign-in", "#", "leads nowhere"),
        ('href="/sign-in"', 'href=""', "leads nowhere"),
        ("/sign-in", "/static/css/gone.css", "is not a file"),
        ('action="/form"', 'action="/you"', "not allowed"),
        ("<h1>", '<h1 style="color: red">', "has style"),
        ("<h1>", '<h1 onclick="x()">', "has onclick"),
        ("<main", "<script>x()</script><main", "<script> inside"),
        (">In<", "><", "an empty <a>"),
        (">In<", "><img src='/static/icon.svg'>x<", "no alt"),
        (">In<", ">None<", "None is shown"),
        ('name="a"', 'name="a" value="None"', "None as a value"),
        ("<a ", '<div class="errors"><a href="#a">A</a><a href="#main">Main</a></div><a ', "another order"),
    ],
)  # fmt: skip
def test_each_fault_is_seen(app, old, new, fault):
    assert fault in "; ".join(judge(GOOD.replace(old, new), app))
