import { describe, expect, it } from "vitest";
import { FRAME, Framer, LIVE, RATE, Resampler, Ring, joined, loudness, packed, toPcm } from "../sound.js";

describe("sound", () => {
  it("comes down to 16 kHz from any rate", () => {
    for (const rate of [16_000, 44_100, 48_000]) {
      const second = new Float32Array(rate).fill(0.5);
      const resampler = new Resampler(rate);
      const out = [0, 1, 2, 3].flatMap((part) => [...resampler.take(second.subarray((part * rate) / 4, ((part + 1) * rate) / 4))]);
      expect(Math.abs(out.length - RATE)).toBeLessThan(3);
      expect(out.every((sample) => Math.abs(sample - 0.5) < 1e-6)).toBe(true);
    }
  });

  it("keeps within 16 bits", () => {
    expect([...toPcm(Float32Array.from([-2, -1, 0, 1, 2]))]).toEqual([-32767, -32767, 0, 32767, 32767]);
  });

  it("is cut into even frames and loses nothing", () => {
    const framer = new Framer();
    const sent = Array.from({ length: 10 }, (_, part) => Int16Array.from({ length: 700 }, (_, index) => part * 700 + index));
    const frames = sent.flatMap((part) => framer.take(part));
    expect(frames.every((frame) => frame.length === FRAME)).toBe(true);
    expect([...joined(frames)]).toEqual(Array.from({ length: frames.length * FRAME }, (_, index) => index));
  });

  it("remembers the last seconds only", () => {
    const ring = new Ring(1000);
    for (let n = 0; n < 40; n += 1) ring.take(new Int16Array(FRAME).fill(n));
    expect(ring.last(96)).toEqual(new Int16Array(FRAME).fill(39));
    expect(ring.last(60_000).length).toBeLessThan(RATE * 1.2);
  });

  it("is packed as the server reads it", () => {
    const view = new DataView(packed(LIVE, "00112233-4455-6677-8899-aabbccddeeff", 70_000, Int16Array.from([1, -2])));
    expect(view.getUint8(0)).toBe(1);
    expect(view.getUint8(1)).toBe(0x00);
    expect(view.getUint8(16)).toBe(0xff);
    expect(view.getUint32(17, true)).toBe(70_000);
    expect(view.getInt16(23, true)).toBe(-2);
  });

  it("tells loud from quiet", () => {
    expect(loudness(new Int16Array(FRAME))).toBe(0);
    expect(loudness(new Int16Array(FRAME).fill(16_000))).toBe(1);
  });
});
