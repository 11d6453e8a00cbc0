/** Where the candidate is, and where a step leads. Pure: the same facts give the same screen. */
import { type LocalTake, type RoomState, type ServerAnswer, type ServerQuestion } from "./state.js";

export type StopWhy = "closed" | "unknown_link";

export type Screen =
  | { readonly at: "device" }
  | { readonly at: "practice" }
  | { readonly at: "ready"; readonly question: string }
  | { readonly at: "think"; readonly question: string; readonly answer: string; readonly leftS: number }
  | { readonly at: "paused"; readonly question: string; readonly answer: string; readonly recordedMs: number }
  | { readonly at: "record"; readonly question: string; readonly answer: string; readonly recordedMs: number }
  | { readonly at: "after"; readonly question: string; readonly answer: string }
  | { readonly at: "write"; readonly question: string }
  | { readonly at: "check" }
  | { readonly at: "stopped"; readonly why: StopWhy };

/** One take, joined from what the server and this device know of it. */
export interface Take {
  readonly id: string;
  readonly question: string;
  readonly take: number;
  readonly complete: boolean;
  readonly replaced: boolean;
  readonly typed: boolean;
  readonly recordedMs: number;
  readonly nextSegment: number;
  readonly openedSecondsAgo: number;
}

export interface Visit {
  readonly deviceChecked: boolean;
  readonly practised: boolean;
  readonly local: readonly LocalTake[];
}

const COMPLETE: readonly string[] = ["uploaded", "ready", "unreadable"];

export function takesOf(question: ServerQuestion, local: readonly LocalTake[]): Take[] {
  const here = local.filter((take) => take.question === question.id);
  const known = question.answers.map((answer) => joined(question.id, answer, here.find((one) => one.id === answer.id)));
  const unknown = here.filter((take) => !question.answers.some((answer) => answer.id === take.id));
  return [...known, ...unknown.map(fromLocal)].sort((one, other) => one.take - other.take);
}

function joined(question: string, answer: ServerAnswer, local: LocalTake | undefined): Take {
  return {
    id: answer.id,
    question,
    take: answer.take,
    complete: COMPLETE.includes(answer.status) || local?.finished === true,
    replaced: answer.status === "replaced",
    typed: answer.is_typed,
    recordedMs: Math.max(answer.recorded_ms, local?.recordedMs ?? 0),
    nextSegment: Math.max(answer.next_segment, local?.nextSegment ?? 0),
    openedSecondsAgo: answer.opened_s_ago,
  };
}

function fromLocal(local: LocalTake): Take {
  return {
    id: local.id,
    question: local.question,
    take: local.take,
    complete: local.finished,
    replaced: false,
    typed: false,
    recordedMs: local.recordedMs,
    nextSegment: local.nextSegment,
    openedSecondsAgo: 0,
  };
}

/** The take that counts so far: the last complete one. */
export function countedTake(takes: readonly Take[]): Take | undefined {
  return takes.filter((take) => take.complete && !take.replaced).at(-1);
}

/** A take that was begun and not closed, unless a later one exists. */
export function openTake(takes: readonly Take[]): Take | undefined {
  const last = takes.at(-1);
  return last && !last.complete && !last.replaced && !last.typed ? last : undefined;
}

export function takesLeft(question: ServerQuestion, takes: readonly Take[]): number {
  const last = takes.reduce((most, take) => Math.max(most, take.take), 0);
  return Math.max(0, question.takes_allowed - last);
}

export function isAnswered(question: ServerQuestion, local: readonly LocalTake[]): boolean {
  return countedTake(takesOf(question, local)) !== undefined;
}

export function whereToGo(state: RoomState, visit: Visit): Screen {
  if (!state.is_open) return { at: "stopped", why: "closed" };
  if (state.in_writing) return writing(state, visit.local);
  if (!visit.deviceChecked) return { at: "device" };
  const hasBegun = state.questions.some((question) => takesOf(question, visit.local).length > 0);
  if (!state.practised && !visit.practised && !hasBegun) return { at: "practice" };
  return nextQuestion(state, visit.local);
}

/** The first question with something left to do, else the look over everything. */
export function nextQuestion(state: RoomState, local: readonly LocalTake[]): Screen {
  for (const question of state.questions) {
    const takes = takesOf(question, local);
    const open = openTake(takes);
    const answered = countedTake(takes) !== undefined;
    if (open && (open.recordedMs > 0 || !answered)) return resume(question, open);
    if (!answered) return { at: "ready", question: question.id };
  }
  return { at: "check" };
}

function resume(question: ServerQuestion, take: Take): Screen {
  const leftS = question.think_s - take.openedSecondsAgo;
  const where = { question: question.id, answer: take.id };
  if (take.recordedMs === 0 && leftS > 0) return { at: "think", ...where, leftS };
  return { at: "paused", ...where, recordedMs: take.recordedMs };
}

function writing(state: RoomState, local: readonly LocalTake[]): Screen {
  const open = state.questions.find((question) => !isAnswered(question, local));
  return open ? { at: "write", question: open.id } : { at: "check" };
}

/** The candidate asked to see the question: thinking first where there is time for it. */
export function afterSeeing(question: ServerQuestion, answer: string): Screen {
  const where = { question: question.id, answer };
  if (question.think_s > 0) return { at: "think", ...where, leftS: question.think_s };
  return { at: "paused", ...where, recordedMs: 0 };
}

/** Milliseconds of answer time that are left after what was recorded. */
export function answerTimeLeftMs(question: ServerQuestion, recordedMs: number): number {
  return Math.max(0, question.answer_s * 1000 - recordedMs);
}
