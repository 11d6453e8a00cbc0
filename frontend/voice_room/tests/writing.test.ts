import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallFailed } from "../../interview_room/room/call.js";
import type { Question } from "../calls.js";
import { Writing } from "../writing.js";

const question = (part = 1, written = ""): Question => ({ number: 1, text: "", main: "", part, written, has_begun: true });

function room(asked = question()) {
  const told: string[] = [];
  const now = { asked };
  const saveWritten = vi.fn().mockResolvedValue(undefined);
  const writing = new Writing({ saveWritten }, () => ({ written: (state: string) => void told.push(state) }), () => now.asked, "s1");
  return { told, now, saveWritten, writing };
}

describe("what is typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    localStorage.clear();
  });

  it("is saved at a pause, and nothing of it stays on the device", async () => {
    const { writing, saveWritten, told } = room();
    writing.typed("I");
    writing.typed("I wrote");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saveWritten.mock.calls).toEqual([[1, "I wrote", false]]);
    expect(told.at(-1)).toBe("saved");
    expect(writing.draft).toBeNull();
  });

  it("survives a reload without a line, and is saved when the line is back", async () => {
    const { writing, saveWritten, told } = room();
    saveWritten.mockRejectedValueOnce(new CallFailed(0, "offline", ""));
    writing.typed("half a sentence");
    await vi.advanceTimersByTimeAsync(1000);
    expect(told.at(-1)).toBe("waiting");
    expect(room().writing.draft).toBe("half a sentence");
    await vi.advanceTimersByTimeAsync(4000);
    expect(told.at(-1)).toBe("saved");
  });

  it("of a follow-up stands below what was written before", async () => {
    const { writing, saveWritten } = room(question(2, "before"));
    writing.typed("after");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saveWritten.mock.calls[0]).toEqual([1, "before\nafter", false]);
  });

  it("is not complained about once the answer was ended with it", async () => {
    const { writing, saveWritten, told, now } = room();
    saveWritten.mockRejectedValueOnce(new CallFailed(409, "moved_on", "elsewhere"));
    const saving = writing.save("all of it");
    now.asked = { ...question(), number: 2 };
    await saving;
    expect(told).toEqual([]);
  });
});
