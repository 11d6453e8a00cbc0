// @vitest-environment node
import { describe, expect, test } from "vitest";

import { afterSeeing, answerTimeLeftMs, nextQuestion, takesLeft, takesOf, whereToGo } from "../room/flow.js";
import { type LocalTake, type RoomState, type ServerAnswer, type ServerQuestion } from "../room/state.js";

const answer = (changes: Partial<ServerAnswer> = {}): ServerAnswer => ({
  id: "a1",
  take: 1,
  status: "started",
  is_typed: false,
  opened_s_ago: 5,
  recorded_ms: 0,
  duration_ms: null,
  next_segment: 0,
  segments: [],
  replay: null,
  texts: {},
  transcript: "none",
  ...changes,
});

const question = (id: string, answers: ServerAnswer[] = [], changes: Partial<ServerQuestion> = {}): ServerQuestion => ({
  id,
  position: Number(id.slice(1)),
  text: "?",
  dimensions: [],
  think_s: 30,
  answer_s: 120,
  takes_allowed: 2,
  answers,
  ...changes,
});

const state = (questions: ServerQuestion[], changes: Partial<RoomState> = {}): RoomState => ({
  id: "i",
  status: "in_progress",
  is_open: true,
  in_writing: false,
  practised: true,
  closes_at: "",
  language: "zh",
  consents: ["recording"],
  questions,
  ...changes,
});

const local = (changes: Partial<LocalTake> = {}): LocalTake => ({
  id: "a1",
  question: "q1",
  take: 1,
  finished: false,
  recordedMs: 0,
  nextSegment: 0,
  ...changes,
});

const visit = (changes: object = {}) => ({ deviceChecked: true, practised: false, local: [] as LocalTake[], ...changes });

describe("the way in", () => {
  test("camera and microphone first, then practice, then the first question", () => {
    const fresh = state([question("q1")], { practised: false, status: "consented" });
    expect(whereToGo(fresh, visit({ deviceChecked: false }))).toEqual({ at: "device" });
    expect(whereToGo(fresh, visit())).toEqual({ at: "practice" });
    expect(whereToGo(fresh, visit({ practised: true }))).toEqual({ at: "ready", question: "q1" });
  });

  test("in writing there is nothing to check and nothing to practise", () => {
    const fresh = state([question("q1")], { practised: false, in_writing: true });
    expect(whereToGo(fresh, visit({ deviceChecked: false }))).toEqual({ at: "write", question: "q1" });
  });

  test("a closed interview lets nobody in", () => {
    expect(whereToGo(state([question("q1")], { is_open: false }), visit())).toEqual({ at: "stopped", why: "closed" });
  });
});

describe("after a reload or on a second device", () => {
  test("thinking goes on with the time that is left", () => {
    const found = nextQuestion(state([question("q1", [answer({ opened_s_ago: 12 })])]), []);
    expect(found).toEqual({ at: "think", question: "q1", answer: "a1", leftS: 18 });
  });

  test("when the time to think is over, recording waits for the candidate", () => {
    const found = nextQuestion(state([question("q1", [answer({ opened_s_ago: 900 })])]), []);
    expect(found).toEqual({ at: "paused", question: "q1", answer: "a1", recordedMs: 0 });
  });

  test("a half-recorded answer goes on, with what this device still holds counted", () => {
    const found = nextQuestion(state([question("q1", [answer({ recorded_ms: 9000 })])]), [local({ recordedMs: 14_000 })]);
    expect(found).toEqual({ at: "paused", question: "q1", answer: "a1", recordedMs: 14_000 });
  });

  test("on a second device the server's count stands, and the next segment is a new one", () => {
    const asked = question("q1", [answer({ recorded_ms: 9000, next_segment: 2 })]);
    expect(nextQuestion(state([asked]), [])).toMatchObject({ at: "paused", recordedMs: 9000 });
    expect(takesOf(asked, [])[0]?.nextSegment).toBe(2);
  });

  test("an answer stopped offline counts as answered before the server knows it", () => {
    const found = nextQuestion(state([question("q1"), question("q2")]), [local({ finished: true })]);
    expect(found).toEqual({ at: "ready", question: "q2" });
  });

  test("a take begun offline that the server has never seen goes on", () => {
    const found = nextQuestion(state([question("q1")]), [local({ recordedMs: 3000 })]);
    expect(found).toEqual({ at: "paused", question: "q1", answer: "a1", recordedMs: 3000 });
  });

  test("a retake that was only looked at does not undo the take before it", () => {
    const takes = [answer({ id: "a1", status: "ready" }), answer({ id: "a2", take: 2 })];
    expect(nextQuestion(state([question("q1", takes)]), [])).toEqual({ at: "check" });
  });

  test("a retake in the middle of recording goes on", () => {
    const takes = [answer({ id: "a1", status: "ready" }), answer({ id: "a2", take: 2, recorded_ms: 4000 })];
    expect(nextQuestion(state([question("q1", takes)]), [])).toMatchObject({ at: "paused", answer: "a2" });
  });

  test("with every question answered there is only the look over everything", () => {
    const done = [question("q1", [answer({ status: "uploaded" })]), question("q2", [answer({ id: "b", status: "ready" })])];
    expect(nextQuestion(state(done), [])).toEqual({ at: "check" });
  });
});

describe("consent withdrawn in the middle", () => {
  test("answers already given stay given, the others are written", () => {
    const questions = [question("q1", [answer({ status: "ready" })]), question("q2", [answer({ id: "b" })])];
    const found = whereToGo(state(questions, { in_writing: true }), visit());
    expect(found).toEqual({ at: "write", question: "q2" });
  });
});

describe("takes and times", () => {
  test("takes left count those that another device used up", () => {
    const asked = question("q1", [answer({ take: 1, status: "ready" })]);
    expect(takesLeft(asked, takesOf(asked, []))).toBe(1);
    expect(takesLeft(asked, takesOf(asked, [local({ id: "x", take: 2 })]))).toBe(0);
  });

  test("without thinking time the question waits for the button", () => {
    expect(afterSeeing(question("q1", [], { think_s: 0 }), "a")).toMatchObject({ at: "paused", recordedMs: 0 });
    expect(afterSeeing(question("q1"), "a")).toMatchObject({ at: "think", leftS: 30 });
  });

  test("answer time left is never negative", () => {
    expect(answerTimeLeftMs(question("q1"), 30_000)).toBe(90_000);
    expect(answerTimeLeftMs(question("q1"), 500_000)).toBe(0);
  });
});
