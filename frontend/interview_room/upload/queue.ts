/**
 * What to send next, and what to do when it did not arrive. Knows no network, no clock and no disk:
 * `handle(event)` returns what is to be done, so that every mishap can be tested in a line.
 */
import { type LocalAnswer, type PieceInfo, type SegmentCount, pieceKey } from "./types.js";

export type StopReason = "consent" | "closed" | "unknown_link";

/** What became of one request. */
export type Outcome =
  | { readonly kind: "ok" }
  | { readonly kind: "lost" }
  | { readonly kind: "unknown_answer" }
  | { readonly kind: "segment_taken"; readonly next: number }
  | { readonly kind: "missing"; readonly segments: Readonly<Record<string, readonly number[]>> }
  | { readonly kind: "full" }
  | { readonly kind: "unneeded" }
  | { readonly kind: "stop"; readonly reason: StopReason };

export type UploadEvent =
  | { readonly type: "answer"; readonly answer: LocalAnswer }
  | { readonly type: "piece"; readonly piece: PieceInfo }
  | { readonly type: "finish"; readonly answer: string }
  | { readonly type: "registered"; readonly answer: string; readonly outcome: Outcome }
  | { readonly type: "sent"; readonly key: string; readonly outcome: Outcome }
  | { readonly type: "finished"; readonly answer: string; readonly outcome: Outcome }
  | { readonly type: "held"; readonly keys: readonly string[] }
  | { readonly type: "verified"; readonly answer: string }
  | { readonly type: "online" }
  | { readonly type: "offline" }
  | { readonly type: "retry" };

export type UploadEffect =
  | { readonly do: "register"; readonly answer: LocalAnswer }
  | { readonly do: "send"; readonly key: string; readonly segment: number }
  | { readonly do: "renumber"; readonly answer: string; readonly recorder: string; readonly segment: number }
  | { readonly do: "finish"; readonly answer: string; readonly segments: readonly SegmentCount[] }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "forget"; readonly answer: string }
  | { readonly do: "full"; readonly answer: string }
  | { readonly do: "stop"; readonly reason: StopReason };

type Mark = "waiting" | "sending" | "held";

interface Tracked {
  info: PieceInfo;
  mark: Mark;
}

interface TrackedAnswer {
  answer: LocalAnswer;
  registration: "needed" | "asking" | "done";
  finish: "open" | "wanted" | "asking" | "done";
  full: boolean;
}

export interface UploadProgress {
  readonly waiting: number;
  readonly held: number;
  readonly online: boolean;
  readonly retrying: boolean;
  readonly stopped: StopReason | null;
}

const IN_FLIGHT = 3;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20_000;

export class UploadQueue {
  private readonly pieces = new Map<string, Tracked>();
  private readonly answers = new Map<string, TrackedAnswer>();
  private online = true;
  private failures = 0;
  private waiting = false;
  private stopped: StopReason | null = null;

  /** `random` (0 to 1) spreads the retries of many candidates whose line came back at once. */
  constructor(private readonly random: () => number = Math.random) {}

  handle(event: UploadEvent): UploadEffect[] {
    const effects: UploadEffect[] = [];
    this.take(event, effects);
    return this.stopped ? effects : [...effects, ...this.next()];
  }

  get progress(): UploadProgress {
    const marks = [...this.pieces.values()].map((piece) => piece.mark);
    const held = marks.filter((mark) => mark === "held").length;
    return {
      waiting: marks.length - held,
      held,
      online: this.online,
      retrying: this.failures > 0,
      stopped: this.stopped,
    };
  }

  isFinished(answer: string): boolean {
    return this.answers.get(answer)?.finish === "done";
  }

  private take(event: UploadEvent, effects: UploadEffect[]): void {
    switch (event.type) {
      case "answer":
        this.addAnswer(event.answer);
        break;
      case "piece":
        this.addPiece(event.piece);
        break;
      case "finish":
        this.wantFinish(event.answer);
        break;
      case "registered":
        this.onRegistered(event.answer, event.outcome, effects);
        break;
      case "sent":
        this.onSent(event.key, event.outcome, effects);
        break;
      case "finished":
        this.onFinished(event.answer, event.outcome, effects);
        break;
      case "held":
        for (const key of event.keys) this.mark(key, "held");
        break;
      case "verified":
        this.forget(event.answer, effects);
        break;
      case "offline":
        this.online = false;
        break;
      case "online":
        this.online = true;
        this.failures = 0;
        this.waiting = false;
        break;
      case "retry":
        this.waiting = false;
        break;
    }
  }

  private addAnswer(answer: LocalAnswer): void {
    const known = this.answers.get(answer.id);
    if (known) return;
    this.answers.set(answer.id, {
      answer,
      registration: "needed",
      finish: answer.finished ? "wanted" : "open",
      full: false,
    });
  }

  private addPiece(piece: PieceInfo): void {
    const key = pieceKey(piece);
    if (this.pieces.has(key) || this.answers.get(piece.answer)?.full) return;
    const sibling = this.ofRecorder(piece.answer, piece.recorder)[0];
    const segment = sibling?.info.segment ?? piece.segment;
    this.pieces.set(key, { info: { ...piece, segment }, mark: "waiting" });
  }

  private wantFinish(id: string): void {
    const answer = this.answers.get(id);
    if (answer?.finish === "open") answer.finish = "wanted";
  }

  private onRegistered(id: string, outcome: Outcome, effects: UploadEffect[]): void {
    const answer = this.answers.get(id);
    if (!answer) return;
    answer.registration = outcome.kind === "ok" ? "done" : "needed";
    if (outcome.kind === "unneeded") this.forget(id, effects);
    this.afterwards(outcome, effects);
  }

  private onSent(key: string, outcome: Outcome, effects: UploadEffect[]): void {
    const piece = this.pieces.get(key);
    if (!piece) return;
    piece.mark = outcome.kind === "ok" ? "held" : "waiting";
    const answer = this.answers.get(piece.info.answer);
    if (outcome.kind === "unknown_answer" && answer) answer.registration = "needed";
    if (outcome.kind === "segment_taken") this.renumber(piece.info, outcome.next, effects);
    if (outcome.kind === "full" && answer) this.closeFull(answer, effects);
    if (outcome.kind === "unneeded") this.forget(piece.info.answer, effects);
    this.afterwards(outcome, effects);
  }

  private onFinished(id: string, outcome: Outcome, effects: UploadEffect[]): void {
    const answer = this.answers.get(id);
    if (!answer) return;
    answer.finish = outcome.kind === "ok" ? "done" : "wanted";
    if (outcome.kind === "unknown_answer") answer.registration = "needed";
    if (outcome.kind === "unneeded") this.forget(id, effects);
    const nothingToSend = outcome.kind === "missing" && !this.sendAgain(id, outcome.segments);
    this.afterwards(nothingToSend ? { kind: "lost" } : outcome, effects);
  }

  /** The line works again, or it does not: count, wait, or stop for good. */
  private afterwards(outcome: Outcome, effects: UploadEffect[]): void {
    if (outcome.kind === "stop") {
      if (!this.stopped) effects.push({ do: "stop", reason: outcome.reason });
      this.stopped = outcome.reason;
      return;
    }
    if (outcome.kind !== "lost") {
      this.failures = 0;
      return;
    }
    this.failures += 1;
    if (this.waiting) return;
    this.waiting = true;
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
    effects.push({ do: "wait", ms: Math.round(longest * (0.5 + this.random() / 2)) });
  }

  private renumber(info: PieceInfo, next: number, effects: UploadEffect[]): void {
    if (info.segment === next) return;
    for (const piece of this.ofRecorder(info.answer, info.recorder)) {
      piece.info = { ...piece.info, segment: next };
      if (piece.mark === "held") piece.mark = "waiting";
    }
    effects.push({ do: "renumber", answer: info.answer, recorder: info.recorder, segment: next });
  }

  /** The server holds all that one answer may weigh: what it has stands, the rest cannot go up. */
  private closeFull(answer: TrackedAnswer, effects: UploadEffect[]): void {
    if (answer.full) return;
    answer.full = true;
    for (const [key, piece] of this.pieces) {
      if (piece.info.answer === answer.answer.id && piece.mark !== "held") this.pieces.delete(key);
    }
    if (answer.finish === "open") answer.finish = "wanted";
    effects.push({ do: "full", answer: answer.answer.id });
  }

  private sendAgain(answer: string, segments: Readonly<Record<string, readonly number[]>>): boolean {
    const asked = this.ofAnswer(answer).filter(({ info }) => segments[String(info.segment)]?.includes(info.index));
    for (const piece of asked) piece.mark = "waiting";
    return asked.length > 0;
  }

  private forget(id: string, effects: UploadEffect[]): void {
    if (!this.answers.delete(id)) return;
    for (const [key, piece] of this.pieces) if (piece.info.answer === id) this.pieces.delete(key);
    effects.push({ do: "forget", answer: id });
  }

  private mark(key: string, mark: Mark): void {
    const piece = this.pieces.get(key);
    if (piece) piece.mark = mark;
  }

  private next(): UploadEffect[] {
    if (!this.online || this.waiting) return [];
    return [...this.registrations(), ...this.sends(), ...this.finishes()];
  }

  private *registrations(): Generator<UploadEffect> {
    for (const answer of this.answers.values()) {
      if (answer.registration !== "needed") continue;
      answer.registration = "asking";
      yield { do: "register", answer: answer.answer };
    }
  }

  private *sends(): Generator<UploadEffect> {
    let flying = [...this.pieces.values()].filter((piece) => piece.mark === "sending").length;
    for (const [key, piece] of this.pieces) {
      if (flying >= IN_FLIGHT) return;
      if (piece.mark !== "waiting" || this.answers.get(piece.info.answer)?.registration !== "done") continue;
      piece.mark = "sending";
      flying += 1;
      yield { do: "send", key, segment: piece.info.segment };
    }
  }

  private *finishes(): Generator<UploadEffect> {
    for (const [id, answer] of this.answers) {
      if (answer.finish !== "wanted" || answer.registration !== "done") continue;
      if (this.ofAnswer(id).some((piece) => piece.mark !== "held")) continue;
      answer.finish = "asking";
      yield { do: "finish", answer: id, segments: this.counts(id) };
    }
  }

  /** How many pieces each segment has; of an answer that grew too large, those before the first that is missing. */
  private counts(answer: string): SegmentCount[] {
    const counts = new Map<string, SegmentCount>();
    const infos = this.ofAnswer(answer).map((piece) => piece.info);
    for (const info of infos.sort((one, other) => one.index - other.index)) {
      const before = counts.get(info.recorder)?.chunks ?? 0;
      if (info.index === before || !this.answers.get(answer)?.full) {
        counts.set(info.recorder, { number: info.segment, recorder: info.recorder, chunks: info.index + 1 });
      }
    }
    return [...counts.values()].sort((one, other) => one.number - other.number);
  }

  private ofAnswer(answer: string): Tracked[] {
    return [...this.pieces.values()].filter((piece) => piece.info.answer === answer);
  }

  private ofRecorder(answer: string, recorder: string): Tracked[] {
    return this.ofAnswer(answer).filter((piece) => piece.info.recorder === recorder);
  }
}
