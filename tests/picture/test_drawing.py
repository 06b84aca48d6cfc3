"""The drawing itself, measured in its markup: nothing touches, nothing leaves, every arrow leads where it should."""

import math
import re
from itertools import permutations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultant.picture.drawing.rules import paper, svg
from consultant.picture.layout.rules import lay_out
from consultant.picture.rules import Arrow, Box, Picture

SVG = "{http://www.w3.org/2000/svg}"
IDS = "abcdef"
NAMES = ["e.on", "BrightNet", "Home-improvement store", "Ростелеком", "ニフティ（プロバイダ）", "שירותי תקשורת", "x" * 60, "通" * 60]


def drawing(boxes: int, pairs, relayed=(), looped=(), names=NAMES, pills=(), silent=()) -> Picture:
    return Picture(
        tuple(Box(id, name, id in pills, id in silent) for id, name in zip(IDS[:boxes], names, strict=False)),
        tuple(Arrow(by, about, n, n in relayed, n in looped) for n, (by, about) in enumerate(pairs, 1)),
    )


@st.composite
def pictures(draw) -> Picture:
    boxes = draw(st.integers(2, 6))
    pairs = draw(st.lists(st.sampled_from(list(permutations(IDS[:boxes], 2))), min_size=1, max_size=16, unique=True))
    numbers = st.sets(st.integers(1, len(pairs)))
    names = draw(st.lists(st.sampled_from(NAMES) | st.text(min_size=1, max_size=60), min_size=6, max_size=6))
    ids = st.sets(st.sampled_from(IDS))
    return drawing(boxes, pairs, draw(numbers), draw(numbers), names, draw(ids), draw(ids))


class Drawn:
    """What the markup says, read back as numbers."""

    def __init__(self, picture: Picture):
        self.root = ElementTree.fromstring(svg(picture, "In words", "pic", "relayed"))
        self.boxes = [self._sides(rect) for rect in self.all("rect", "pic-box")]
        self.badges = [self._sides(rect) for rect in self.all("rect", "pic-badge")]
        self.lines = self.all("path", "pic-line")
        self.paths = [self._numbers(line.get("d")) for line in self.lines]
        self.heads = [self._numbers(head.get("points")) for head in self.all("polygon", "pic-head")]

    def all(self, tag: str, kind: str):
        return [each for each in self.root.iter(SVG + tag) if each.get("class") == kind]

    @staticmethod
    def _sides(rect) -> tuple[float, float, float, float]:
        left, top, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        return left, top, left + width, top + height

    @staticmethod
    def _numbers(text: str) -> list[tuple[float, float]]:
        found = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        return list(zip(found[::2], found[1::2], strict=True))

    def points(self, i: int) -> list[tuple[float, float]]:
        """Along arrow i, from its start to its tip."""
        start, control, end = self.paths[i]
        curve = [
            tuple((1 - t) ** 2 * a + 2 * (1 - t) * t * b + t * t * c for a, b, c in zip(start, control, end, strict=True))
            for t in (step / 100 for step in range(101))
        ]
        return [*curve, self.heads[i][0]]


def apart(one, other) -> float:
    """The gap between two rectangles; negative when they overlap."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])


def off(point, sides) -> float:
    return math.hypot(max(sides[0] - point[0], 0, point[0] - sides[2]), max(sides[1] - point[1], 0, point[1] - sides[3]))


def judge(picture: Picture) -> Drawn:
    drawn = Drawn(picture)
    left, top, width, height = map(float, drawn.root.get("viewBox").split())
    frame = (left, top, left + width, top + height)
    assert len(drawn.badges) == len(drawn.paths) == len(drawn.heads) == len(picture.arrows)
    assert len(drawn.boxes) == len(picture.boxes)
    for i, badge in enumerate(drawn.badges):
        assert min(apart(badge, box) for box in drawn.boxes) >= 1.9
        assert all(apart(badge, other) >= 3.8 for other in drawn.badges[:i])
        assert off(drawn.heads[i][0], badge) >= 1.9
        centre = (badge[0] + badge[2]) / 2, (badge[1] + badge[3]) / 2
        assert min(math.dist(centre, point) for point in drawn.points(i)) < 4
    for each in drawn.boxes + drawn.badges:
        assert frame[0] <= each[0] and frame[1] <= each[1] and each[2] <= frame[2] and each[3] <= frame[3]
    place = dict(zip([box.id for box in picture.boxes], drawn.boxes, strict=True))
    for i, arrow in enumerate(picture.arrows):
        assert 4.8 <= off(drawn.paths[i][0], place[arrow.by]) <= 7.3
        assert 6.8 <= off(drawn.heads[i][0], place[arrow.about]) <= 10.1
        assert all(frame[1] <= y <= frame[3] for _, y in drawn.points(i))
    return drawn


@settings(max_examples=60)
@given(pictures())
def test_nothing_touches_and_every_arrow_leads_from_by_to_about(picture):
    judge(picture)


@pytest.mark.parametrize("boxes", range(2, 7))
@pytest.mark.parametrize("relayed", [False, True])
def test_everybody_against_everybody(boxes, relayed):
    pairs = list(permutations(IDS[:boxes], 2))
    judge(drawing(boxes, pairs, relayed=range(1, len(pairs) + 1) if relayed else ()))


@pytest.mark.parametrize("boxes", range(2, 7))
def test_an_arrow_does_not_run_through_a_third_box(boxes):
    for pair in permutations(IDS[:boxes], 2):
        drawn = judge(drawing(boxes, [pair]))
        third = [box for id, box in zip(IDS, drawn.boxes, strict=False) if id not in pair]
        assert all(off(point, box) > 0 for point in drawn.points(0) for box in third)


def test_two_that_point_at_each_other_have_two_lines_apart():
    drawn = judge(drawing(2, ["ab", "ba"]))
    there, back = drawn.points(0), drawn.points(1)
    assert min(math.dist(one, other) for one in there for other in back) > 15


@settings(max_examples=40)
@given(pictures())
def test_a_loop_is_thick_hearsay_is_dashed_and_colour_says_nothing(picture):
    drawn = Drawn(picture)
    for arrow, line in zip(picture.arrows, drawn.lines, strict=True):
        assert line.get("stroke-width") == ("3" if arrow.loop else "1.75")
        assert bool(line.get("stroke-dasharray")) is arrow.relayed
    assert {each.get("stroke") for each in drawn.root.iter()} <= {None, "#1a1a1a"}
    assert {each.get("fill") for each in drawn.root.iter()} <= {None, "none", "#1a1a1a", "#ffffff"}


def test_badges_say_the_number_and_relayed():
    drawn = Drawn(drawing(4, ["ab", "bc", "cd", "da"], relayed={2}))
    assert [text.text for text in drawn.all("text", "pic-num")] == ["1", "2 relayed", "3", "4"]


def test_pills_are_round_and_silent_ones_dotted():
    rects = Drawn(drawing(3, ["ab", "bc"], pills="b", silent="c", names=["A", "You", "C"])).all("rect", "pic-box")
    assert [rect.get("rx") for rect in rects] == ["6", "32", "6"]
    assert [bool(rect.get("stroke-dasharray")) for rect in rects] == [False, False, True]
    assert len({(rect.get("width"), rect.get("height")) for rect in rects}) == 1


@settings(max_examples=60)
@given(pictures())
def test_names_stand_in_their_boxes(picture):
    drawn = Drawn(picture)
    setting = lay_out(picture, "relayed").setting
    texts = iter(drawn.all("text", "pic-text"))
    for box, lines in zip(drawn.boxes, setting.names, strict=True):
        for line in lines:
            text = next(texts)
            assert (text.text or "") == line
            assert float(text.get("x")) == pytest.approx((box[0] + box[2]) / 2, abs=0.1)
            assert box[1] + 10 <= float(text.get("y")) - setting.size * 0.7 and float(text.get("y")) <= box[3] - 10


def test_a_name_in_a_pill_keeps_off_the_round_ends():
    drawn = judge(drawing(6, ["ab"], names=["通" * 60] * 6, pills="abcdef"))
    setting = lay_out(drawing(6, ["ab"], names=["通" * 60] * 6, pills="abcdef"), "relayed").setting
    left, top, right, _ = drawn.boxes[0]
    reach = max(len(line) for line in setting.names[0]) * setting.size / 2
    first = (top + drawn.boxes[0][3]) / 2 - len(setting.names[0]) * setting.line / 2
    inset = 40 - math.sqrt(40**2 - (40 - (first - top)) ** 2)
    assert reach <= (right - left) / 2 - inset


def test_it_is_one_labelled_image_without_style():
    markup = svg(drawing(2, ["ab", "ba"]), "A points to B. <&\u202e\x00", "who", "relayed")
    root = ElementTree.fromstring(markup)
    assert root.get("role") == "img" and root.get("aria-labelledby") == "who-title"
    assert (root[0].tag, root[0].get("id"), root[0].text) == (SVG + "title", "who-title", "A points to B. <&")
    assert "style" not in markup


def test_the_same_picture_has_the_same_bytes():
    picture = drawing(5, ["ab", "bc", "cd", "de", "ea", "ac"])
    first = svg(picture, "t", "p", "relayed")
    svg.cache_clear()
    lay_out.cache_clear()
    assert svg(picture, "t", "p", "relayed") == first


@pytest.mark.parametrize("boxes", [1, 7])
def test_more_than_six_or_fewer_than_two_are_refused(boxes):
    picture = Picture(tuple(Box(str(i), "A") for i in range(boxes)), ())
    with pytest.raises(ValueError, match=str(boxes)):
        svg(picture, "t", "p", "relayed")


def test_a_name_that_runs_from_right_to_left_says_so():
    texts = Drawn(drawing(3, ["ab"], names=["בזק (Bezeq)", "BT (בזק)", "שירות"])).all("text", "pic-text")
    runs = {text.text: text.get("direction") for text in texts}
    assert runs == {"בזק (Bezeq)": "rtl", "BT (בזק)": None, "שירות": "rtl"}


def test_on_paper_the_page_sets_the_names():
    picture = drawing(2, ["ab", "ba"], names=["<b>Bell</b>", "بريد"])
    root = ElementTree.fromstring(paper(picture, "In words", "pic", "relayed").replace("<br>", "<br/>"))
    names = [each for each in root if each.get("class") == "pic-name"]
    assert ["".join(name.itertext()) for name in names] == ["<b>Bell</b>", "بريد"]
    assert [name.get("dir") for name in names] == ["ltr", "rtl"]
    assert not [each for each in root.iter(SVG + "text") if each.get("class") == "pic-text"]
    assert len([each for each in root.iter(SVG + "rect") if each.get("class") == "pic-badge"]) == 2


def mm(element) -> dict[str, float]:
    rules = (rule.split(":") for rule in element.get("style").split(";"))
    return {name: float(value.removesuffix("mm")) for name, value in rules}


def test_a_very_tall_picture_still_fits_a_page():
    short, tall = (
        ElementTree.fromstring(paper(drawing(6, ["ab"], names=[name] * 6), "t", "p", "relayed").replace("<br>", "<br/>"))
        for name in ("A", "Щ" * 60)
    )
    assert mm(short)["width"] == 112 and mm(short)["height"] < 190
    assert mm(tall)["height"] == pytest.approx(190) and mm(tall)["width"] < 112
    assert max(mm(name)["left"] + mm(name)["width"] for name in tall if name.get("dir")) < mm(tall)["width"]


def test_names_on_paper_stand_over_their_boxes():
    picture = drawing(4, ["ab", "bc", "cd", "da"])
    root = ElementTree.fromstring(paper(picture, "In words", "pic", "relayed").replace("<br>", "<br/>"))
    drawn, top = Drawn(picture), float(root[0].get("viewBox").split()[1])
    for box, name in zip(drawn.boxes, [each for each in root if each.get("class") == "pic-name"], strict=True):
        units = {key: value * 360 / 112 for key, value in mm(name).items()}
        assert units["left"] == pytest.approx(box[0], abs=0.1)
        assert units["width"] == pytest.approx(box[2] - box[0], abs=0.1)
        lines = len(list(name.iter("br"))) + 1
        assert units["top"] + lines * units["line-height"] / 2 == pytest.approx((box[1] + box[3]) / 2 - top, abs=0.1)
