from django.template import engines
from django.utils import translation

from hireloop.web import charts


def test_the_table_beside_a_radar_says_what_is_not_known():
    data = charts.radar(
        [charts.RadarAxis("Teamwork", 58, 40, 73, 55), charts.RadarAxis("Resilience", None, None, None, 50)]
    )
    assert charts.TABLES["radar"](data)["rows"] == [["Teamwork", "58", "40–73", "55"], ["Resilience", "—", "—", "50"]]


def test_the_table_beside_a_timeline_sums_up_each_lane():
    lanes = [
        charts.Lane("Speech", intervals=((0, 18_000), (20_000, 44_000))),
        charts.Lane("Smile", times_ms=(0, 100, 200), values=(0.1, None, 0.75)),
        charts.Lane("Gaze", times_ms=(0, 100), values=(None, None)),
    ]
    with translation.override("en"):
        rows = charts.TABLES["timeline"](charts.timeline(60_000, lanes))["rows"]
    assert rows == [["Speech", "2 times, 42 s in all"], ["Smile", "from 0.10 to 0.75"], ["Gaze", "not seen"]]


def test_the_data_of_a_chart_cannot_end_its_script():
    data = charts.funnel([charts.FunnelStage("</script><script>alert(1)", 3, None)])
    html = engines["django"].from_string('{% chart "funnel" data "Stages" "x" %}').render({"data": data})
    assert "</script><script>alert" not in html
