/** Carries out what the queue decides: disk first, then the line. */
import { type UploadEffect, type UploadEvent, type UploadProgress, type StopReason, UploadQueue } from "./queue.js";
import { type PieceStore } from "./store.js";
import { type UploadTransport } from "./transport.js";
import { type LocalAnswer, type Piece, infoOf, pieceKey } from "./types.js";

/** What the server says it has of an answer. */
export interface HeldAnswer {
  readonly id: string;
  readonly status: string;
  readonly segments: readonly {
    readonly number: number;
    readonly recorder: string;
    readonly received: readonly (readonly [number, number])[];
  }[];
}

export interface UploaderListener {
  onProgress(progress: UploadProgress): void;
  onStop(reason: StopReason): void;
  onFull(answer: string): void;
  /** The server knows the answer now. */
  onRegistered(answer: string): void;
  onFinished(answer: string): void;
}

type Clock = (run: () => void, ms: number) => void;

export class Uploader {
  private readonly queue: UploadQueue;

  constructor(
    private readonly store: PieceStore,
    private readonly transport: UploadTransport,
    private readonly listener: UploaderListener,
    private readonly later: Clock = (run, ms) => void setTimeout(run, ms),
    random: () => number = Math.random,
  ) {
    this.queue = new UploadQueue(random);
  }

  /** Take up what an earlier visit left on this device. */
  async restore(held: readonly HeldAnswer[]): Promise<void> {
    for (const answer of await this.store.answers()) this.tell({ type: "answer", answer });
    const pieces = await this.store.pieces();
    const keys = new Set(heldKeys(held));
    this.tell({ type: "offline" });
    for (const piece of pieces) this.tell({ type: "piece", piece });
    this.tell({ type: "held", keys: pieces.map(pieceKey).filter((key) => keys.has(key)) });
    for (const answer of held) if (isWhole(answer)) this.tell({ type: "finish", answer: answer.id });
    this.tell({ type: "online" });
    this.reconcile(held);
  }

  async begin(answer: LocalAnswer): Promise<void> {
    await this.store.saveAnswer(answer);
    this.tell({ type: "answer", answer });
  }

  /** Resolves when the piece is safe on this device; it goes up in its own time. */
  async keep(piece: Piece): Promise<void> {
    await this.store.savePiece(piece);
    this.tell({ type: "piece", piece: infoOf(piece) });
  }

  async finish(answer: LocalAnswer): Promise<void> {
    await this.store.saveAnswer({ ...answer, finished: true });
    this.tell({ type: "finish", answer: answer.id });
  }

  /** Drop the local copies of answers that the server has put together and verified, or no longer needs. */
  reconcile(held: readonly HeldAnswer[]): void {
    if (this.queue.progress.waiting > 0) return;
    for (const answer of held) {
      if (["ready", "replaced"].includes(answer.status)) this.tell({ type: "verified", answer: answer.id });
    }
  }

  /** Nothing of these answers is to be sent any more; their pieces go from this device. */
  drop(answers: readonly string[]): void {
    for (const answer of answers) this.tell({ type: "verified", answer });
  }

  lineIs(online: boolean): void {
    this.tell({ type: online ? "online" : "offline" });
  }

  get progress(): UploadProgress {
    return this.queue.progress;
  }

  isFinished(answer: string): boolean {
    return this.queue.isFinished(answer);
  }

  private tell(event: UploadEvent): void {
    for (const effect of this.queue.handle(event)) void this.carryOut(effect);
    this.listener.onProgress(this.queue.progress);
  }

  private async carryOut(effect: UploadEffect): Promise<void> {
    switch (effect.do) {
      case "register": {
        const outcome = await this.transport.register(effect.answer);
        this.tell({ type: "registered", answer: effect.answer.id, outcome });
        if (outcome.kind === "ok") this.listener.onRegistered(effect.answer.id);
        return;
      }
      case "send":
        return this.send(effect.key, effect.segment);
      case "finish": {
        const outcome = await this.transport.finish(effect.answer, effect.segments);
        this.tell({ type: "finished", answer: effect.answer, outcome });
        if (outcome.kind === "ok") this.listener.onFinished(effect.answer);
        return;
      }
      case "renumber":
        return this.store.renumber(effect.answer, effect.recorder, effect.segment);
      case "forget":
        return this.store.forget(effect.answer);
      case "wait":
        return this.later(() => this.tell({ type: "retry" }), effect.ms);
      case "full":
        return this.listener.onFull(effect.answer);
      case "stop":
        return this.listener.onStop(effect.reason);
    }
  }

  private async send(key: string, segment: number): Promise<void> {
    const piece = await this.store.piece(key).catch(() => null);
    if (piece === undefined) return;
    // A disk that cannot be read at the moment is tried again, as a lost line is.
    const outcome = piece ? await this.transport.send(piece, segment) : ({ kind: "lost" } as const);
    this.tell({ type: "sent", key, outcome });
  }
}

/** Closed by another device: what this one still holds of it goes up and the answer is closed once more. */
const isWhole = (answer: HeldAnswer): boolean => ["uploaded", "ready", "unreadable"].includes(answer.status);

function* heldKeys(held: readonly HeldAnswer[]): Generator<string> {
  for (const answer of held) {
    for (const { recorder, received } of answer.segments) {
      for (const [first, last] of received) {
        for (let index = first; index <= last; index += 1) yield pieceKey({ answer: answer.id, recorder, index });
      }
    }
  }
}
