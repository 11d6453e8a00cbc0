/** What the server answers after a save. */
export interface Saved {
  revision: number;
  version: number;
  document: string;
  findings: string;
  violations: number;
  errors: Record<string, string>;
  problems: Record<string, string>;
  missing: string[];
  open: Record<string, number>;
  clause_keys: string[];
}

export interface Refused {
  code: string;
  message: string;
  revision: number;
}

export type SaveState = "saved" | "typing" | "saving" | "failed" | "conflict" | "refused";

export interface Listener {
  state(state: SaveState, message?: string): void;
  saved(answer: Saved): void;
}

/** Sends what was typed; answers are in order, one at a time. */
export type Send = (revision: number) => Promise<{ status: number; body: Saved | Refused } | null>;

const PAUSE_MS = 900;
const RETRY_MS = 4000;

/**
 * Saves after a pause in typing, one request at a time. A lost line is tried again; somebody else's change stops the
 * saving until a person has chosen, and nothing that was typed is taken away.
 */
export class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDirty = false;
  private running: Promise<void> | null = null;
  private isStopped = false;
  private newest = 0;

  constructor(
    public revision: number,
    private readonly send: Send,
    private readonly listener: Listener,
  ) {}

  /** Something was typed. */
  touch(): void {
    this.isDirty = true;
    if (this.isStopped) return;
    this.listener.state("typing");
    this.later(PAUSE_MS);
  }

  get hasUnsaved(): boolean {
    return this.isDirty || this.running !== null;
  }

  /** Save at once what is not saved; true where all is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.isDirty && !this.isStopped) await this.run();
    return !this.isDirty;
  }

  /** After a conflict: write mine over theirs. */
  async insist(): Promise<void> {
    this.revision = this.newest;
    this.isStopped = false;
    this.isDirty = true;
    await this.flush();
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private run(): Promise<void> {
    this.running = this.once().finally(() => (this.running = null));
    return this.running;
  }

  private async once(): Promise<void> {
    this.isDirty = false;
    this.listener.state("saving");
    const answer = await this.send(this.revision);
    if (answer === null || answer.status >= 500) {
      this.isDirty = true;
      this.listener.state("failed");
      this.later(RETRY_MS);
    } else if (answer.status >= 400) {
      this.refuse(answer.body as Refused);
    } else {
      const saved = answer.body as Saved;
      this.revision = saved.revision;
      this.listener.saved(saved);
      this.listener.state(this.isDirty ? "typing" : "saved");
      if (this.isDirty) this.later(PAUSE_MS);
    }
  }

  private refuse(refused: Refused): void {
    this.isDirty = true;
    this.newest = refused.revision;
    const isConflict = refused.code === "contract_edited";
    this.isStopped = isConflict;
    this.listener.state(isConflict ? "conflict" : "refused", refused.message);
  }
}
