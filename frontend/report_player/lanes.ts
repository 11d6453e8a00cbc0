import type { Answer, Interval, Labels, Lane } from "./types";

const SVG = "http://www.w3.org/2000/svg";
export const WIDTH = 1000;
const BLOCK_HEIGHT = 14;
const CURVE_HEIGHT = 34;

/** The order in which lanes are drawn; kinds that are not named come after. */
const ORDER = ["speech", "pause", "filler", "smile", "brow", "gaze_away", "gesture", "self_touch"];

export function lengthOf(answer: Answer): number {
  const ends = answer.intervals.map((interval) => interval.end_ms);
  const times = answer.lanes.map((lane) => lane.times_ms.at(-1) ?? 0);
  return Math.max(answer.duration_ms ?? 0, ...ends, ...times, 1);
}

export function xOf(ms: number, lengthMs: number): number {
  return Math.round((Math.min(Math.max(ms, 0), lengthMs) / lengthMs) * WIDTH * 10) / 10;
}

/** Intervals by kind, in the order of the lanes. */
export function byKind(intervals: Interval[]): Map<string, Interval[]> {
  const kinds = new Map<string, Interval[]>();
  for (const interval of intervals) kinds.set(interval.kind, [...(kinds.get(interval.kind) ?? []), interval]);
  const rank = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return new Map([...kinds].sort(([one], [other]) => rank(one) - rank(other)));
}

/** The curve of a lane as SVG path data, broken where nothing was seen. */
export function curveOf(lane: Lane, lengthMs: number, height = CURVE_HEIGHT): string {
  const seen = lane.values.filter((value): value is number => value !== null);
  if (seen.length === 0) return "";
  const low = Math.min(...seen);
  const span = Math.max(...seen) - low || 1;
  let isOpen = false;
  const steps = lane.values.map((value, index) => {
    if (value === null) {
      isOpen = false;
      return "";
    }
    const x = xOf(lane.times_ms[index] ?? 0, lengthMs);
    const y = Math.round((height - 3 - ((value - low) / span) * (height - 6)) * 10) / 10;
    const step = `${isOpen ? "L" : "M"}${x} ${y}`;
    isOpen = true;
    return step;
  });
  return steps.join("");
}

/** Draws every lane of the answer; a click on a lane gives its moment to `onJump`. */
export function drawLanes(place: HTMLElement, answer: Answer, labels: Labels, onJump: (ms: number) => void): void {
  const lengthMs = lengthOf(answer);
  const rows = [
    ...evidenceRow(answer, labels, lengthMs),
    ...[...byKind(answer.intervals)].map(([kind, found]) => blockRow(labels[kind] ?? kind, found, kind, lengthMs)),
    ...answer.lanes.map((lane) => curveRow(lane, labels, lengthMs)).filter((row) => row !== null),
  ];
  place.replaceChildren(...rows);
  for (const svg of place.querySelectorAll("svg")) {
    svg.addEventListener("click", (event) => {
      const box = svg.getBoundingClientRect();
      onJump(((event.clientX - box.left) / box.width) * lengthMs);
    });
  }
}

/** Moves the line that shows where the video is. */
export function followLanes(place: HTMLElement, nowMs: number, lengthMs: number): void {
  const x = String(xOf(nowMs, lengthMs));
  for (const line of place.querySelectorAll("line.lane-now")) {
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  }
}

function evidenceRow(answer: Answer, labels: Labels, lengthMs: number): HTMLElement[] {
  const timed = answer.marks.filter((mark) => mark.start_ms !== null);
  if (timed.length === 0) return [];
  const found = timed.map((mark) => ({
    kind: "evidence",
    start_ms: mark.start_ms ?? 0,
    end_ms: Math.max(mark.end_ms ?? 0, (mark.start_ms ?? 0) + lengthMs / 200),
    title: `${mark.label}: ${mark.why}`,
    dimension: mark.dimension,
  }));
  return [blockRow(labels["evidence"] ?? "", found, "evidence", lengthMs)];
}

type Block = Interval & { title?: string; dimension?: string };

function blockRow(label: string, found: Block[], kind: string, lengthMs: number): HTMLElement {
  const svg = lane(BLOCK_HEIGHT, label);
  for (const block of found) {
    const rect = document.createElementNS(SVG, "rect");
    const x = xOf(block.start_ms, lengthMs);
    rect.setAttribute("x", String(x));
    rect.setAttribute("width", String(Math.max(1.5, xOf(block.end_ms, lengthMs) - x)));
    rect.setAttribute("y", "2");
    rect.setAttribute("height", String(BLOCK_HEIGHT - 4));
    rect.setAttribute("class", `lane-block lane-${kind}`);
    if (block.dimension) rect.setAttribute("data-dimensions", block.dimension);
    if (block.title) {
      const title = document.createElementNS(SVG, "title");
      title.textContent = block.title;
      rect.append(title);
    }
    svg.append(rect);
  }
  return row(label, svg, BLOCK_HEIGHT);
}

function curveRow(drawn: Lane, labels: Labels, lengthMs: number): HTMLElement | null {
  const path = curveOf(drawn, lengthMs);
  if (path === "") return null;
  const label = labels[drawn.key] ?? drawn.key;
  const svg = lane(CURVE_HEIGHT, label);
  const curve = document.createElementNS(SVG, "path");
  curve.setAttribute("d", path);
  curve.setAttribute("class", "lane-curve");
  svg.append(curve);
  return row(label, svg, CURVE_HEIGHT);
}

function lane(height: number, label: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("height", String(height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

function row(label: string, svg: SVGSVGElement, height: number): HTMLElement {
  const now = document.createElementNS(SVG, "line");
  now.setAttribute("class", "lane-now");
  now.setAttribute("y1", "0");
  now.setAttribute("y2", String(height));
  svg.append(now);
  const name = document.createElement("span");
  name.className = "lane-name";
  name.textContent = label;
  const whole = document.createElement("div");
  whole.className = "lane";
  whole.append(name, svg);
  return whole;
}
