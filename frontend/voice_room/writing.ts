/** What is typed: kept on this device with each key, on the server at each pause. */
import { CallFailed } from "../interview_room/room/call.js";
import { forget, recall, remember } from "../interview_room/room/remember.js";
import type { Calls, Question } from "./calls.js";
import type { View } from "./view.js";

const AFTER_MS = 800;
const AGAIN_AFTER_MS = 4000;

export class Writing {
  private timer: number | undefined;

  constructor(
    private readonly calls: Pick<Calls, "saveWritten">,
    private readonly view: () => Pick<View, "written">,
    private readonly asked: () => Question | null,
    private readonly screening: string,
  ) {}

  typed(text: string): void {
    this.view().written("saving");
    remember(this.key, text);
    this.later(text, AFTER_MS);
  }

  /** What was written here and did not get through; null where all of it did. */
  get draft(): string | null {
    return recall(this.key);
  }

  /** An answer to a follow-up stands below what was written before. */
  whole(text: string): string {
    const asked = this.asked();
    return asked && asked.part > 1 && asked.written ? `${asked.written}\n${text}` : text;
  }

  /** It goes with the answer itself: nothing is to be saved beside it. */
  sent(): void {
    clearTimeout(this.timer);
  }

  /** The page is going. */
  flush(): void {
    const text = this.draft;
    if (text !== null) void this.save(text, true);
  }

  async save(text: string, leaving = false): Promise<void> {
    const asked = this.asked();
    if (!asked) return;
    const key = this.key;
    try {
      await this.calls.saveWritten(asked.number, this.whole(text), leaving);
    } catch (trouble) {
      this.failed(trouble, text, key);
      return;
    }
    if (recall(key) === text) forget(key);
    this.view().written("saved");
  }

  private failed(trouble: unknown, text: string, key: string): void {
    // The answer was ended meanwhile, with these very words.
    if (this.key !== key) return forget(key);
    if (trouble instanceof CallFailed && trouble.isPassing) {
      this.view().written("waiting");
      this.later(text, AGAIN_AFTER_MS);
    } else this.view().written("failed", trouble instanceof Error ? trouble.message : "");
  }

  private later(text: string, ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(text), ms);
  }

  private get key(): string {
    const asked = this.asked();
    return `hireloop-voice-${this.screening}-${asked?.number}-${asked?.part}`;
  }
}
