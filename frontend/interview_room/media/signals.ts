/** Notices what a reviewer may want to look at. Numbers only, never content; nothing is scored. */

export interface Signal {
  readonly kind: "tab_hidden" | "pasted_text" | "camera_lost" | "microphone_lost" | "reloaded";
  readonly details: Readonly<Record<string, number>>;
}

const SHORTEST_ABSENCE_MS = 1500;
const SHORTEST_PASTE = 40;

export class SignalWatch {
  private hiddenSince: number | null = null;

  constructor(
    private readonly report: (signal: Signal) => void,
    private readonly isAnswering: () => boolean,
    private readonly now: () => number = () => performance.now(),
  ) {}

  visibilityChanged(hidden: boolean): void {
    if (hidden) {
      this.hiddenSince = this.isAnswering() ? this.now() : null;
      return;
    }
    const absence = this.hiddenSince === null ? 0 : this.now() - this.hiddenSince;
    this.hiddenSince = null;
    if (absence >= SHORTEST_ABSENCE_MS) this.report({ kind: "tab_hidden", details: { hidden_ms: Math.round(absence) } });
  }

  pasted(text: string): void {
    if (text.length >= SHORTEST_PASTE) this.report({ kind: "pasted_text", details: { characters: text.length } });
  }

  trackEnded(kind: string): void {
    this.report({ kind: kind === "video" ? "camera_lost" : "microphone_lost", details: {} });
  }

  reloaded(recordedMs: number): void {
    this.report({ kind: "reloaded", details: { recorded_ms: Math.round(recordedMs) } });
  }
}
