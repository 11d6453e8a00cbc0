import type { Colors } from "./types";

/** The colours of the theme in use, from the tokens. */
export function themeColors(element: Element): Colors {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: token("--ink"),
    inkSoft: token("--ink-soft"),
    line: token("--line"),
    surface: token("--surface"),
    band: token("--info-bg"),
    series: [1, 2, 3, 4, 5, 6].map((number) => token(`--chart-${number}`)),
  };
}

export function fontOf(element: Element): string {
  return getComputedStyle(element).fontFamily;
}
