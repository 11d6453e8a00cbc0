/** What this device has recorded of each answer: enough to go on after a reload without a line. */
import { type LocalAnswer, type PieceInfo } from "../upload/types.js";
import { type LocalTake } from "./state.js";

interface Segments {
  readonly reachedMs: Map<string, number>;
  nextSegment: number;
}

export class LocalTakes {
  private readonly answers = new Map<string, LocalAnswer>();
  private readonly segments = new Map<string, Segments>();

  begin(answer: LocalAnswer): void {
    this.answers.set(answer.id, answer);
  }

  finish(id: string): void {
    const answer = this.answers.get(id);
    if (answer) this.answers.set(id, { ...answer, finished: true });
  }

  add(piece: PieceInfo): void {
    const found = this.segments.get(piece.answer) ?? { reachedMs: new Map<string, number>(), nextSegment: 0 };
    found.reachedMs.set(piece.recorder, Math.max(found.reachedMs.get(piece.recorder) ?? 0, piece.endMs));
    found.nextSegment = Math.max(found.nextSegment, piece.segment + 1);
    this.segments.set(piece.answer, found);
  }

  clear(): void {
    this.answers.clear();
    this.segments.clear();
  }

  get(id: string): LocalAnswer | undefined {
    return this.answers.get(id);
  }

  /** How many recorders wrote to the answer here. */
  recorders(id: string): number {
    return this.segments.get(id)?.reachedMs.size ?? 0;
  }

  list(): LocalTake[] {
    return [...this.answers.values()].map((answer) => ({
      id: answer.id,
      question: answer.question,
      take: answer.take,
      finished: answer.finished,
      recordedMs: this.recordedMs(answer.id),
      nextSegment: this.segments.get(answer.id)?.nextSegment ?? 0,
    }));
  }

  private recordedMs(id: string): number {
    return [...(this.segments.get(id)?.reachedMs.values() ?? [])].reduce((sum, reached) => sum + reached, 0);
  }
}
