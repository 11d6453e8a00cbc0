import re
from xml.etree import ElementTree

from hireloop.analysis.report import to_dict
from hireloop.analysis.report.drawing import Spoke, band, radar
from hireloop.analysis.report.marking import marked
from hireloop.analysis.report.tests.sample import a_report
from hireloop.analysis.report.timeline import clock, thinned, timeline


def shapes(svg: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(name))


def test_the_radar_has_a_point_for_each_score_and_none_for_what_is_unknown():
    drawn = radar(
        [Spoke("甲", 80, 70, 90, 60), Spoke("乙 & 丙", 50, 40, 60, 60), Spoke("丁", None, None, None, 60)], title="雷达"
    )

    assert len(shapes(drawn, "circle")) == 2
    assert [text.text.strip() for text in shapes(drawn, "text")] == ["甲", "乙 & 丙", "丁"]


def test_a_score_of_100_lies_on_the_outer_ring():
    drawn = radar([Spoke(name, 100, 100, 100, None) for name in "abcd"], title="")

    assert float(shapes(drawn, "circle")[0].get("cy")) == -130


def test_two_dimensions_make_no_radar():
    assert radar([Spoke("a", 1, 1, 1, None)] * 2, title="") == ""


def test_the_band_is_drawn_as_a_band():
    rects = shapes(band(50, 40, 65, 60, title="得分"), "rect")

    assert [float(rects[1].get("x")), float(rects[1].get("width"))] == [88, 55]


def test_nothing_is_drawn_for_what_was_not_scored():
    drawn = band(None, None, None, 60, title="未评分")

    assert shapes(drawn, "circle") == []
    assert len(shapes(drawn, "rect")) == 1


def test_lanes_share_one_clock_and_break_where_nothing_was_measured():
    answer = to_dict(a_report(), "zh")["answers"][0]
    labels = dict.fromkeys(("speech", "pause", "loudness"), "…")
    drawn = timeline(answer, [5000], labels=labels, title="时间线")
    bars = [path.get("d") for path in shapes(drawn, "path") if path.get("fill-opacity")]

    assert bars == ["M96.0 5h248.0v11h-248.0z", "M344.0 23h93.0v11h-93.0z"]
    line = next(path.get("d") for path in shapes(drawn, "path") if path.get("stroke-linejoin"))
    assert line.startswith("M127.0")


def test_an_answer_without_signals_has_no_timeline():
    assert timeline({"duration_ms": None}, [], labels={}, title="") == ""


def test_long_lanes_are_thinned_and_gaps_stay_gaps():
    points = thinned(range(3000), [1.0] * 1500 + [None] * 1500)

    assert len(points) <= 310
    assert points[0][1] == 1
    assert points[-1][1] is None


def test_overlapping_quotes_are_cut_into_pieces():
    pieces = marked(
        "abcdef",
        [
            {"number": 1, "start_char": 0, "end_char": 4},
            {"number": 2, "start_char": 2, "end_char": 5},
            {"number": 3, "start_char": None, "end_char": None},
        ],
    )

    assert [(piece.text, piece.numbers, piece.starts) for piece in pieces] == [
        ("ab", (1,), (1,)),
        ("cd", (1, 2), (2,)),
        ("e", (2,), ()),
        ("f", (), ()),
    ]


def test_times_read_like_a_clock():
    assert [clock(ms) for ms in (0, 65_400, 3_725_000)] == ["0:00", "1:05", "1:02:05"]
    assert re.fullmatch(r"\d:\d\d", clock(9_999))
