/** What was recorded and is not safe on the server yet, here and on this device's disk. */
import { joined } from "./sound.js";

export interface Leftover {
  readonly segment: string;
  readonly start: number;
  readonly sound: Int16Array<ArrayBuffer>;
}

export interface Disk {
  put(leftover: Leftover): Promise<void>;
  drop(segment: string, upTo: number): Promise<void>;
  all(): Promise<Leftover[]>;
}

interface Held {
  kept: number;
  end: number;
  frames: { start: number; sound: Int16Array<ArrayBuffer> }[];
  unsaved: Int16Array<ArrayBuffer>[];
  savedTo: number;
}

const SAVE_AT = 8000; // half a second

export class Tape {
  private readonly held = new Map<string, Held>();

  constructor(private readonly disk: Disk | null) {}

  /** Adds sound to a segment; answers at which sample it begins. */
  add(segment: string, sound: Int16Array<ArrayBuffer>): number {
    const held = this.of(segment);
    const start = held.end;
    held.frames.push({ start, sound });
    held.end += sound.length;
    held.unsaved.push(sound);
    if (held.end - held.savedTo >= SAVE_AT) this.save(segment);
    return start;
  }

  /** The server has it up to here. */
  kept(segment: string, samples: number): void {
    const held = this.of(segment);
    held.kept = Math.max(held.kept, samples);
    held.frames = held.frames.filter((frame) => frame.start + frame.sound.length > held.kept);
    void this.disk?.drop(segment, held.kept).catch(() => undefined);
  }

  /** Everything from a sample on, of one segment. */
  from(segment: string, sample: number): { start: number; sound: Int16Array<ArrayBuffer> } {
    const frames = this.of(segment).frames.filter((frame) => frame.start + frame.sound.length > sample);
    return { start: frames[0]?.start ?? sample, sound: joined(frames.map((frame) => frame.sound)) };
  }

  /** Segments of which something is not safe yet. */
  get waiting(): string[] {
    return [...this.held].filter(([, held]) => held.end > held.kept).map(([segment]) => segment);
  }

  /** How many samples of a segment are not safe yet. */
  unsafe(segment: string): number {
    const { end, kept } = this.of(segment);
    return end - kept;
  }

  keptOf(segment: string): number {
    return this.of(segment).kept;
  }

  /** Writes what is in memory only to the disk: the page may be going. */
  flush(): void {
    for (const segment of this.held.keys()) this.save(segment);
  }

  /** What an earlier page left on this device. */
  async recover(): Promise<void> {
    const found = (await this.disk?.all().catch(() => [])) ?? [];
    found.sort((one, other) => one.start - other.start);
    for (const { segment, start, sound } of found) {
      const held = this.of(segment);
      if (held.frames.length === 0) held.kept = held.end = held.savedTo = start;
      if (start !== held.end) continue;
      held.frames.push({ start, sound });
      held.end = held.savedTo = start + sound.length;
    }
  }

  private save(segment: string): void {
    const held = this.of(segment);
    if (held.unsaved.length === 0) return;
    const sound = joined(held.unsaved);
    const start = held.savedTo;
    held.unsaved = [];
    held.savedTo += sound.length;
    void this.disk?.put({ segment, start, sound }).catch(() => undefined);
  }

  private of(segment: string): Held {
    let held = this.held.get(segment);
    if (!held) {
      held = { kept: 0, end: 0, frames: [], unsaved: [], savedTo: 0 };
      this.held.set(segment, held);
    }
    return held;
  }
}

/** The browser's own database; null where there is none (a private window). */
export async function openDisk(screening: string): Promise<Disk | null> {
  try {
    const request = indexedDB.open(`hireloop-voice-${screening}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("sound", { keyPath: ["segment", "start"] });
    return new BrowserDisk(await settled(request));
  } catch {
    return null;
  }
}

class BrowserDisk implements Disk {
  constructor(private readonly database: IDBDatabase) {}

  async put(leftover: Leftover): Promise<void> {
    await settled(this.store("readwrite").put(leftover));
  }

  async drop(segment: string, upTo: number): Promise<void> {
    const store = this.store("readwrite");
    const rows = (await settled(store.getAll(IDBKeyRange.bound([segment, 0], [segment, upTo])))) as Leftover[];
    const safe = rows.filter((row) => row.start + row.sound.length <= upTo);
    const again = this.store("readwrite");
    await Promise.all(safe.map((row) => settled(again.delete([row.segment, row.start]))));
  }

  async all(): Promise<Leftover[]> {
    return settled(this.store("readonly").getAll() as IDBRequest<Leftover[]>);
  }

  private store(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction("sound", mode).objectStore("sound");
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}
