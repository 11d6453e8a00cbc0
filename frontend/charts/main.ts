import "./charts.css";

import { BarChart, CustomChart, LineChart, RadarChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, RadarComponent } from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

import { fontOf, themeColors } from "./colors";
import { funnelHeight, funnelOption } from "./funnel";
import { isDrawable, radarOption } from "./radar";
import { heightOf, timelineOption } from "./timeline";
import type { Colors, FunnelData, RadarData, TimelineData } from "./types";

use([BarChart, CustomChart, LineChart, RadarChart, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, CanvasRenderer]);

type Draw = (colors: Colors, font: string) => EChartsCoreOption;

/** Draws every `[data-chart]` figure; its table stays for those who do not see it, and stands open where nothing can be drawn. */
function start(figure: HTMLElement): void {
  const canvas = figure.querySelector<HTMLElement>("[data-chart-canvas]");
  const source = figure.querySelector("script[type='application/json']");
  if (!canvas || !source) return;
  const draw = drawer(figure.dataset["chart"] ?? "", JSON.parse(source.textContent ?? "null"), canvas);
  if (!draw) return openTable(figure, canvas);
  const chart = init(canvas);
  const render = (): void => paint(chart, draw, canvas);
  render();
  new ResizeObserver(() => chart.resize()).observe(canvas);
  new MutationObserver(render).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}

function drawer(kind: string, data: unknown, canvas: HTMLElement): Draw | null {
  switch (kind) {
    case "radar":
      return isDrawable(data as RadarData) ? (colors, font) => radarOption(data as RadarData, colors, font) : null;
    case "timeline":
      canvas.style.height = `${heightOf(data as TimelineData)}px`;
      return (colors, font) => timelineOption(data as TimelineData, colors, font);
    case "funnel":
      canvas.style.height = `${funnelHeight(data as FunnelData)}px`;
      return (colors, font) => funnelOption(data as FunnelData, colors, font);
    default:
      return null;
  }
}

function paint(chart: ECharts, draw: Draw, canvas: HTMLElement): void {
  chart.setOption(draw(themeColors(canvas), fontOf(canvas)), { notMerge: true });
}

function openTable(figure: HTMLElement, canvas: HTMLElement): void {
  canvas.hidden = true;
  figure.querySelector("details")?.setAttribute("open", "");
}

function startAll(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-chart]:not([data-drawn])").forEach((figure) => {
    figure.dataset["drawn"] = "true";
    start(figure);
  });
}

startAll(document);
document.body.addEventListener("htmx:load", (event) => startAll((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
