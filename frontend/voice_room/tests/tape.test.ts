import { describe, expect, it } from "vitest";
import { type Disk, type Leftover, Tape } from "../tape.js";

class FakeDisk implements Disk {
  rows: Leftover[] = [];

  async put(leftover: Leftover): Promise<void> {
    this.rows.push(leftover);
  }

  async drop(segment: string, upTo: number): Promise<void> {
    this.rows = this.rows.filter((row) => row.segment !== segment || row.start + row.sound.length > upTo);
  }

  async all(): Promise<Leftover[]> {
    return [...this.rows];
  }
}

const sound = (from: number, length: number): Int16Array<ArrayBuffer> => Int16Array.from({ length }, (_, index) => from + index);

describe("the tape", () => {
  it("holds what is not safe, and lets go of what is", () => {
    const tape = new Tape(null);
    expect(tape.add("a", sound(0, 100))).toBe(0);
    expect(tape.add("a", sound(100, 100))).toBe(100);
    expect(tape.waiting).toEqual(["a"]);
    tape.kept("a", 150);
    expect([...tape.from("a", 150).sound]).toEqual([...sound(100, 100)]);
    tape.kept("a", 200);
    expect(tape.waiting).toEqual([]);
  });

  it("survives a reload with every sample", async () => {
    const disk = new FakeDisk();
    const before = new Tape(disk);
    for (let n = 0; n < 20; n += 1) before.add("a", sound(n * 1000, 1000));
    before.add("b", sound(0, 10));
    before.kept("a", 5000);
    before.flush();
    await Promise.resolve();

    const after = new Tape(disk);
    await after.recover();
    expect(after.waiting.sort()).toEqual(["a", "b"]);
    const { start, sound: left } = after.from("a", 5000);
    expect(start).toBeLessThanOrEqual(5000);
    expect([...left.slice(5000 - start)]).toEqual([...sound(5000, 15_000)]);
  });

  it("works without a disk and with one that refuses", async () => {
    const refusing: Disk = { put: () => Promise.reject(new Error("full")), drop: () => Promise.reject(new Error("x")), all: () => Promise.reject(new Error("x")) };
    const tape = new Tape(refusing);
    await tape.recover();
    tape.add("a", sound(0, 9000));
    tape.kept("a", 100);
    expect(tape.from("a", 100).sound.length).toBe(9000);
  });
});
