/** Sound as the server wants it: 16-bit mono at 16 kHz, in frames of 96 ms. */

export const RATE = 16_000;
export const FRAME = 1536;

/** From any rate to 16 kHz: averages what falls onto one sample, which also keeps the highs from folding down. */
export class Resampler {
  private readonly step: number;
  private place = 0;
  private sum = 0;
  private count = 0;

  constructor(from: number) {
    this.step = RATE / from;
  }

  take(samples: Float32Array): Float32Array {
    if (this.step === 1) return samples;
    const out: number[] = [];
    for (const sample of samples) {
      this.sum += sample;
      this.count += 1;
      this.place += this.step;
      while (this.place >= 1) {
        out.push(this.sum / this.count);
        this.place -= 1;
        if (this.place < 1) {
          this.sum = 0;
          this.count = 0;
        }
      }
    }
    return Float32Array.from(out);
  }
}

export function toPcm(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length);
  samples.forEach((sample, index) => {
    pcm[index] = Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
  });
  return pcm;
}

/** Cuts what comes into even frames. */
export class Framer {
  private rest: Int16Array<ArrayBuffer> = new Int16Array(0);

  take(samples: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer>[] {
    const all = joined([this.rest, samples]);
    const frames: Int16Array<ArrayBuffer>[] = [];
    let place = 0;
    for (; place + FRAME <= all.length; place += FRAME) frames.push(all.slice(place, place + FRAME));
    this.rest = all.slice(place);
    return frames;
  }
}

export function joined(parts: readonly Int16Array[]): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** The last few seconds, for the words that were said before it was clear that somebody speaks. */
export class Ring {
  private frames: Int16Array<ArrayBuffer>[] = [];

  constructor(private readonly longestMs = 3500) {}

  take(frame: Int16Array<ArrayBuffer>): void {
    this.frames.push(frame);
    while (this.lengthMs - msOf(this.frames[0]) > this.longestMs) this.frames.shift();
  }

  last(ms: number): Int16Array<ArrayBuffer> {
    const all = joined(this.frames);
    return all.slice(Math.max(0, all.length - Math.round((ms * RATE) / 1000)));
  }

  clear(): void {
    this.frames = [];
  }

  private get lengthMs(): number {
    return this.frames.reduce((sum, frame) => sum + msOf(frame), 0);
  }
}

function msOf(frame: Int16Array | undefined): number {
  return ((frame?.length ?? 0) * 1000) / RATE;
}

/** Root mean square on a scale of decibels: -60 dB is 0, -10 dB and more is 1. */
export function loudness(frame: Int16Array): number {
  let power = 0;
  for (const sample of frame) power += (sample / 32768) ** 2;
  const decibels = 10 * Math.log10(power / Math.max(1, frame.length) + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

export const OVERHEARD = 0;
export const LIVE = 1;
export const LATE = 2;

/** One binary message: kind, segment, first sample, then the sound. */
export function packed(kind: number, segment: string | null, start: number, sound: Int16Array): ArrayBuffer {
  const message = new ArrayBuffer(21 + sound.length * 2);
  const view = new DataView(message);
  view.setUint8(0, kind);
  const hex = (segment ?? "").replaceAll("-", "");
  for (let index = 0; index < 16; index += 1) {
    view.setUint8(1 + index, hex ? Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) : 0);
  }
  view.setUint32(17, start, true);
  sound.forEach((sample, index) => view.setInt16(21 + index * 2, sample, true));
  return message;
}
