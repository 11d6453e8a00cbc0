/** The words of the room, translated by the server. */
export class Strings {
  constructor(private readonly words: Readonly<Record<string, string>>) {}

  /** The text of `key` with its {names} filled in. A key without words is a mistake that must be seen. */
  readonly t = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = this.words[key] ?? `[${key}]`;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };

  /** 95 seconds as "1:35". */
  clock(seconds: number): string {
    const whole = Math.max(0, Math.ceil(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  /** 95 seconds in words. */
  span(seconds: number): string {
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    if (minutes === 0) return this.t("span_s", { s: whole });
    return whole % 60 === 0 ? this.t("span_min", { min: minutes }) : this.t("span_min_s", { min: minutes, s: whole % 60 });
  }
}
