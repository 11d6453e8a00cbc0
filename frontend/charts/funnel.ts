import type { EChartsCoreOption } from "echarts/core";
import type { Colors, FunnelData, FunnelStage } from "./types";

const ROW_PX = 40;

export function funnelHeight(data: FunnelData): number {
  return data.stages.length * ROW_PX + 16;
}

/** Share of those in the stage before that got here, in percent; null for the first, and after an empty stage. */
export function passRate(stages: FunnelStage[], index: number): number | null {
  const before = stages[index - 1]?.count ?? 0;
  const here = stages[index]?.count ?? 0;
  return index === 0 || before === 0 ? null : Math.round((100 * here) / before);
}

export function barText(stages: FunnelStage[], index: number, words: FunnelData["words"]): string {
  const stage = stages[index];
  if (!stage) return "";
  const rate = passRate(stages, index);
  const days = stage.days === null ? "" : words.days.replace("%s", String(stage.days));
  return [String(stage.count), rate === null ? "" : `${rate}%`, days].filter(Boolean).join(" · ");
}

/** Bars from the top down, the count, the share that got here and the median days written beside. */
export function funnelOption(data: FunnelData, colors: Colors, font: string): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colors.ink },
    grid: { left: 8, right: 132, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category", inverse: true, data: data.stages.map((stage) => stage.label),
      axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colors.ink, fontSize: 13 },
    },
    series: [
      {
        type: "bar", barWidth: 18, silent: true, cursor: "default",
        itemStyle: { color: colors.series[0], borderRadius: 4 },
        data: data.stages.map((stage) => stage.count),
        label: {
          show: true, position: "right", color: colors.inkSoft, fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) => barText(data.stages, dataIndex, data.words),
        },
      },
    ],
  };
}
