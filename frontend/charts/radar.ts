import type { EChartsCoreOption } from "echarts/core";
import type { Colors, RadarAxis, RadarData } from "./types";

const FEWEST_AXES = 3;
const DASHES = "path://M0 0h7v3h-7z M11 0h7v3h-7z";

/** The axes that can be drawn: those with a score. A dimension without one stands in the table only. */
export function scored(axes: RadarAxis[]): RadarAxis[] {
  return axes.filter((axis) => axis.score !== null);
}

export function isDrawable(data: RadarData): boolean {
  return scored(data.axes).length >= FEWEST_AXES;
}

/** Long labels in two lines, so that they fit beside the ring: at a space, else in the middle (Chinese). */
export function wrapped(label: string, most = 8): string {
  if (label.length <= most) return label;
  const middle = label.length / 2;
  const spaces = [...label.matchAll(/ /g)].map((match) => match.index);
  if (spaces.length === 0) return /[\u4e00-\u9fff]/.test(label) ? fold(label, Math.ceil(middle)) : label;
  const nearest = spaces.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
  return `${label.slice(0, nearest)}\n${label.slice(nearest + 1)}`;
}

function fold(label: string, at: number): string {
  return `${label.slice(0, at)}\n${label.slice(at)}`;
}

/**
 * The ring between low and high is the high area with the low one cut out in the colour of the ground;
 * the net lies above both, so that it shows through the cut.
 */
export function radarOption(data: RadarData, colors: Colors, font: string): EChartsCoreOption {
  const axes = scored(data.axes);
  const low = axes.map((axis) => axis.low ?? axis.score ?? 0);
  const high = axes.map((axis) => axis.high ?? axis.score ?? 0);
  const score = axes.map((axis) => axis.score ?? 0);
  const [main = "#000", second = "#000"] = colors.series;
  const bare = { symbol: "none", lineStyle: { width: 0 }, silent: true };
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colors.ink },
    legend: {
      bottom: 0,
      itemWidth: 14,
      itemHeight: 10,
      textStyle: { color: colors.inkSoft, fontSize: 12 },
      data: [
        { name: data.words.score, icon: "circle" },
        { name: data.words.band, icon: "roundRect" },
        { name: data.words.profile, icon: DASHES },
      ],
      selectedMode: false,
    },
    radar: {
      z: 4,
      center: ["50%", "46%"],
      radius: "66%",
      indicator: axes.map((axis) => ({ name: wrapped(axis.label), max: 100 })),
      axisName: { color: colors.ink, fontSize: 12, lineHeight: 16 },
      splitNumber: 4,
      splitArea: { show: false },
      splitLine: { lineStyle: { color: colors.line } },
      axisLine: { lineStyle: { color: colors.line } },
    },
    series: [
      area(data.words.band, high, colors.band, bare, 2),
      area("", low, colors.surface, bare, 3),
      outline(data.words.profile, axes.map((axis) => axis.pass_line ?? 0), second, "dashed", 5),
      outline(data.words.score, score, main, "solid", 6),
    ],
  };
}

function area(name: string, value: number[], color: string, bare: object, z: number): object {
  return { type: "radar", name, z, itemStyle: { color }, areaStyle: { color, opacity: 1 }, data: [{ name, value }], ...bare };
}

function outline(name: string, value: number[], color: string, type: "solid" | "dashed", z: number): object {
  const symbol = type === "solid" ? "circle" : "none";
  return {
    type: "radar", name, z, symbol, symbolSize: 6, silent: true,
    itemStyle: { color }, lineStyle: { color, type, width: 2 }, data: [{ name, value }],
  };
}
