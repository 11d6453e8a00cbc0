import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, EChartsCoreOption } from "echarts";
import type { Colors, Lane, TimelineData } from "./types";

const LANE_PX = 44;
const TOP_PX = 20;
const BOTTOM_PX = 28;

/** "3:05" of 185,000 milliseconds. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function heightOf(data: TimelineData): number {
  return data.lanes.length * LANE_PX + TOP_PX + BOTTOM_PX;
}

/** At most `most` points, each the mean of its stretch; a stretch that nobody saw stays a gap. */
export function thinned(times: number[], values: (number | null)[], most = 600): [number, number | null][] {
  const step = Math.max(1, Math.ceil(times.length / most));
  const points: [number, number | null][] = [];
  for (let start = 0; start < times.length; start += step) {
    const seen = values.slice(start, start + step).filter((value): value is number => value !== null);
    const mean = seen.length ? seen.reduce((sum, value) => sum + value, 0) / seen.length : null;
    points.push([times[start] ?? 0, mean]);
  }
  return points;
}

/** One grid a lane, one above the other, on one axis of time. */
export function timelineOption(data: TimelineData, colors: Colors, font: string): EChartsCoreOption {
  const last = data.lanes.length - 1;
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colors.ink },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: data.lanes.map((_, row) => ({ left: 96, right: 16, top: TOP_PX + row * LANE_PX, height: LANE_PX - 8 })),
    xAxis: data.lanes.map((_, row) => timeAxis(row, data.duration_ms, row === last, colors)),
    yAxis: data.lanes.map((lane, row) => valueAxis(lane, row, colors)),
    series: data.lanes.map((lane, row) => series(lane, row, data, colors)),
  };
}

function timeAxis(row: number, duration: number, labelled: boolean, colors: Colors): object {
  return {
    gridIndex: row, type: "value", min: 0, max: duration,
    axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: { show: labelled, color: colors.inkSoft, formatter: clock },
  };
}

function valueAxis(lane: Lane, row: number, colors: Colors): object {
  return {
    gridIndex: row, type: "value", scale: true, name: lane.label, nameLocation: "middle", nameRotate: 0, nameGap: 92,
    nameTextStyle: { color: colors.ink, align: "left", width: 84, overflow: "truncate" },
    axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    ...(lane.intervals ? { min: 0, max: 1 } : {}),
  };
}

function series(lane: Lane, row: number, data: TimelineData, colors: Colors): object {
  const color = colors.series[row % colors.series.length];
  const place = { xAxisIndex: row, yAxisIndex: row, silent: true, itemStyle: { color } };
  const marks = row === 0 ? { markLine: markers(data, colors) } : {};
  if (lane.intervals) {
    const spans = lane.intervals.map((each) => [each.start_ms, each.end_ms]);
    return { type: "custom", renderItem: drawSpan, data: spans, encode: { x: [0, 1] }, ...place, ...marks };
  }
  const points = thinned(lane.times_ms ?? [], lane.values ?? []);
  return { type: "line", showSymbol: false, connectNulls: false, lineStyle: { width: 1.5, color }, data: points, ...place, ...marks };
}

function drawSpan(_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI): object {
  const [left = 0, top = 0] = api.coord([api.value(0), 0.8]);
  const [right = 0, bottom = 0] = api.coord([api.value(1), 0.2]);
  const shape = { x: left, y: top, width: Math.max(2, right - left), height: bottom - top, r: 3 };
  return { type: "rect", shape, style: { fill: api.visual("color") } };
}

function markers(data: TimelineData, colors: Colors): object {
  return {
    symbol: ["none", "none"], silent: true,
    lineStyle: { color: colors.inkSoft, type: "dashed" },
    label: { formatter: "{b}", color: colors.ink },
    data: (data.markers ?? []).map((marker) => ({ xAxis: marker.at_ms, name: marker.label })),
  };
}
