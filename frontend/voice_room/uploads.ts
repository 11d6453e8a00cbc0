/** Brings recorded sound to the server by requests: where no socket can be had, and what an earlier page left. */
import { CallFailed } from "../interview_room/room/call.js";
import type { Calls } from "./calls.js";
import { RATE } from "./sound.js";
import type { Tape } from "./tape.js";

const PIECE = 20 * RATE; // what goes up in one request
const UPLOAD_AT = 4 * RATE;
const AGAIN_AFTER_MS = 3000;
const GONE = [403, 404];

export class Uploads {
  private running: Promise<void> | null = null;
  private againAt = 0;

  constructor(
    private readonly tape: Tape,
    private readonly calls: Pick<Calls, "sendSound" | "keptSamples">,
  ) {}

  /** While the answer goes on, every few seconds. */
  inBetween(segment: string): void {
    if (this.running || this.tape.unsafe(segment) < UPLOAD_AT || performance.now() < this.againAt) return;
    this.all(segment, this.tape.keptOf(segment) + this.tape.unsafe(segment)).catch(() => (this.againAt = performance.now() + AGAIN_AFTER_MS));
  }

  /** Everything of a segment, or up to a sample. One after another: two at once would send the same sound twice. */
  all(segment: string, upTo = Number.MAX_SAFE_INTEGER): Promise<void> {
    const before = this.running ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.send(segment, upTo));
    this.running = mine;
    const forget = () => {
      if (this.running === mine) this.running = null;
    };
    mine.then(forget, forget);
    return mine;
  }

  /** What an earlier page or a lost line left on this device. */
  async leftovers(): Promise<void> {
    for (const segment of this.tape.waiting) {
      try {
        this.tape.kept(segment, await this.calls.keptSamples(segment));
        await this.all(segment);
      } catch (trouble) {
        // Gone on the server, or the consent is: there is nothing to keep it for.
        if (trouble instanceof CallFailed && GONE.includes(trouble.status)) this.tape.kept(segment, Number.MAX_SAFE_INTEGER);
      }
    }
  }

  private async send(segment: string, upTo: number): Promise<void> {
    while (this.tape.keptOf(segment) < upTo) {
      const { start, sound } = this.tape.from(segment, this.tape.keptOf(segment));
      if (sound.length === 0) return;
      this.tape.kept(segment, await this.calls.sendSound(segment, start, sound.slice(0, PIECE)));
    }
  }
}
