/** Saves a text a moment after the last key, and says so; without a line it keeps trying. */
import { CallFailed } from "../room/call.js";

const PAUSE_MS = 700;
const RETRY_MS = 4000;

export type SaveState = "saving" | "saved" | "waiting" | "refused";

export class Autosave {
  private timer: number | null = null;
  private saved: string;

  constructor(
    private readonly read: () => string,
    private readonly write: (text: string) => Promise<void>,
    private readonly show: (state: SaveState) => void,
  ) {
    this.saved = read();
  }

  touched(): void {
    this.later(PAUSE_MS);
  }

  /** What stands there now came from the server: nothing to save. */
  accept(): void {
    this.saved = this.read();
  }

  get isDirty(): boolean {
    return this.read() !== this.saved;
  }

  /** Save now; false where it could not be saved. */
  async flush(): Promise<boolean> {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    if (!this.isDirty) return true;
    const text = this.read();
    this.show("saving");
    try {
      await this.write(text);
    } catch (error) {
      return this.failed(error);
    }
    this.saved = text;
    this.show("saved");
    return true;
  }

  private failed(error: unknown): boolean {
    const isPassing = error instanceof CallFailed && error.isPassing;
    this.show(isPassing ? "waiting" : "refused");
    if (isPassing) this.later(RETRY_MS);
    return false;
  }

  private later(ms: number): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), ms);
  }
}
