import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { dropUnfinishedClause } from "../editor";
import { Saver, type Saved, type SaveState, type Send } from "../saving";

const answer = (revision: number): { status: number; body: Saved } => ({
  status: 200,
  body: { revision, version: 1, document: "", findings: "", violations: 0, errors: {}, problems: {}, missing: [], open: {}, clause_keys: [] },
});

function saverWith(send: Send): { saver: Saver; states: SaveState[] } {
  const states: SaveState[] = [];
  return { saver: new Saver(1, send, { state: (state) => states.push(state), saved: () => undefined }), states };
}

describe("saving while typing", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("waits for a pause and sends once, with the revision that it knows", async () => {
    const send = vi.fn<Send>(async (revision) => answer(revision + 1));
    const { saver, states } = saverWith(send);
    saver.touch();
    await vi.advanceTimersByTimeAsync(500);
    saver.touch();
    await vi.advanceTimersByTimeAsync(2000);
    expect(send.mock.calls).toEqual([[1]]);
    expect(saver.revision).toBe(2);
    expect(states.at(-1)).toBe("saved");
    expect(saver.hasUnsaved).toBe(false);
  });

  it("saves again what was typed while a request was under way", async () => {
    const send = vi.fn<Send>(async (revision) => {
      await new Promise((done) => setTimeout(done, 3000));
      return answer(revision + 1);
    });
    const { saver } = saverWith(send);
    saver.touch();
    await vi.advanceTimersByTimeAsync(1000);
    saver.touch();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send.mock.calls).toEqual([[1], [2]]);
  });

  it("tries again after a lost line and forgets nothing", async () => {
    const send = vi.fn<Send>().mockResolvedValueOnce(null).mockImplementation(async (revision) => answer(revision + 1));
    const { saver, states } = saverWith(send);
    saver.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe("failed");
    expect(saver.hasUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(states.at(-1)).toBe("saved");
  });

  it("stops when somebody else has saved, until a person has chosen", async () => {
    const refused = { status: 409, body: { code: "contract_edited", message: "…", revision: 7 } };
    const send = vi.fn<Send>().mockResolvedValueOnce(refused).mockImplementation(async (revision) => answer(revision + 1));
    const { saver, states } = saverWith(send);
    saver.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe("conflict");
    saver.touch();
    await vi.advanceTimersByTimeAsync(5000);
    expect(send).toHaveBeenCalledTimes(1);
    await saver.insist();
    expect(send.mock.calls.at(-1)).toEqual([7]);
    expect(saver.hasUnsaved).toBe(false);
  });
});

it("leaves a clause out that is not added yet", () => {
  const body = new FormData();
  for (const key of ["term", "new"]) {
    body.append("clause-key", key);
    for (const name of ["title", "text", "title_en", "text_en"]) body.append(`clause-${name}`, `${name} of ${key}`);
  }
  dropUnfinishedClause(body);
  expect(body.getAll("clause-key")).toEqual(["term"]);
  expect(body.getAll("clause-text")).toEqual(["text of term"]);
});
