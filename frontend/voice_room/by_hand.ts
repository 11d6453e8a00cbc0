/** The same conversation where no socket can be had: the candidate ends each answer by hand. */
import type { Strings } from "../interview_room/room/strings.js";
import type { Calls, State } from "./calls.js";
import { RATE } from "./sound.js";
import type { Uploads } from "./uploads.js";
import type { View } from "./view.js";
import type { Voice } from "./voice.js";

/** What it needs of the room around it. */
export interface Around {
  state: State;
  readonly hasMicrophone: boolean;
  /** The sound of this segment is the answer; null: it is only overheard. */
  segment: string | null;
  leave(): void;
  failed(trouble: unknown): void;
}

export class ByHand {
  private recorded = 0;

  constructor(
    private readonly room: Around,
    private readonly calls: Calls,
    private readonly uploads: Uploads,
    private readonly voice: Voice,
    private readonly view: View,
    private readonly strings: Strings,
  ) {}

  /** So many samples went onto the tape. */
  took(segment: string, samples: number): void {
    this.recorded += samples;
    this.uploads.inBetween(segment);
  }

  async ask(): Promise<void> {
    const asked = this.room.state.question;
    if (!asked) {
      await this.finish();
      return;
    }
    this.room.segment = null;
    this.view.show(this.room.state);
    this.view.feel("speaking", this.strings.t("now_speaking_echo"));
    const kind = asked.part > 1 ? "follow_up" : "question";
    const audio = `${this.calls.base}speech/${kind}/${asked.number}/`;
    if (await this.voice.say([{ kind, text: asked.text, audio }], (part) => this.view.say(part.text), () => undefined)) {
      this.answer();
    }
  }

  answer(): void {
    this.recorded = 0;
    const asked = this.room.state.question;
    if (!this.room.hasMicrophone || !asked) {
      this.view.feel("typing", this.strings.t("now_typing"));
      this.view.switchTyping(true);
      return;
    }
    this.view.feel("recording", this.strings.t("now_recording"));
    void this.calls
      .openSegment(asked.number)
      .then((segment) => (this.room.segment = segment))
      .catch((trouble: unknown) => this.room.failed(trouble));
  }

  async end(ending: { skip?: boolean; text?: string }): Promise<void> {
    const asked = this.room.state.question;
    if (!asked) return;
    const segment = this.room.segment;
    this.room.segment = null;
    try {
      if (segment) await this.uploads.all(segment);
      const heard = Math.round((this.recorded * 1000) / RATE);
      this.room.state = await this.calls.end(asked, { ...ending, heard_ms: heard });
    } catch (trouble) {
      this.room.segment = segment;
      this.room.failed(trouble);
      return;
    }
    await this.ask();
  }

  private async finish(): Promise<void> {
    this.view.feel("finishing", this.strings.t("finishing"));
    try {
      await this.uploads.leftovers();
      await this.calls.finish();
      this.room.leave();
    } catch (trouble) {
      this.room.failed(trouble);
    }
  }
}
