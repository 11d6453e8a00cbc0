import { describe, expect, it, vi } from "vitest";
import { CallFailed, untilAnswered } from "../room/call.js";
import { forget, recall, remember } from "../room/remember.js";

const blocked = (): Storage => {
  throw new DOMException("", "SecurityError");
};

describe("what a device remembers", () => {
  it("is kept by the page where the browser keeps nothing", () => {
    remember("a", "1", blocked);
    expect(recall("a", blocked)).toBe("1");
    forget("a", blocked);
    expect(recall("a", blocked)).toBeNull();
  });

  it("is the newest where the storage filled up in between", () => {
    const full = { getItem: () => "old", setItem: () => { throw new DOMException("", "QuotaExceededError"); }, removeItem: () => undefined };
    remember("draft", "new", () => full as unknown as Storage);
    expect(recall("draft", () => full as unknown as Storage)).toBe("new");
  });
});

describe("the first question to the server", () => {
  it("is asked until there is a line", async () => {
    const ask = vi.fn().mockRejectedValueOnce(new CallFailed(0, "offline", "")).mockResolvedValue("state");
    await expect(untilAnswered(ask, 1)).resolves.toBe("state");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("is not asked for ever where the link is closed: the start page says why", async () => {
    const leave = vi.fn();
    void untilAnswered(() => Promise.reject(new CallFailed(410, "link_expired", "")), 1, leave);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(leave).toHaveBeenCalledOnce();
  });
});
