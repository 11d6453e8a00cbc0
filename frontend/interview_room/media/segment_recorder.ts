/** One uninterrupted run of the browser's recorder, cut into pieces that are safe before they are counted. */
import { type Piece } from "../upload/types.js";

export const SLICE_MS = 1000;
/** Below the server's limit for one request. A long slice (a browser that was asleep) is cut into several pieces. */
export const PIECE_BYTES = 1024 * 1024;

const PICTURE_AND_SOUND = [
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
  "video/mp4",
];
const SOUND = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"];

/** The first kind that this browser can record; null where it can record none. */
export function chooseMediaType(
  stream: Pick<MediaStream, "getVideoTracks">,
  isSupported: (type: string) => boolean,
): string | null {
  const kinds = stream.getVideoTracks().length > 0 ? PICTURE_AND_SOUND : SOUND;
  return kinds.find(isSupported) ?? null;
}

export interface SegmentPlan {
  readonly answer: string;
  readonly segment: number;
  readonly recorder: string;
  readonly mediaType: string;
}

/** The part of MediaRecorder that is used here; tests play it. */
export interface Recorder {
  readonly state: string;
  ondataavailable: ((event: BlobEvent) => void) | null;
  onstop: ((event: Event) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  start(sliceMs: number): void;
  stop(): void;
  requestData(): void;
}

export class SegmentRecorder {
  private index = 0;
  private startedAt = 0;
  private stoppedAt: number | null = null;
  private safe: Promise<void> = Promise.resolve();
  private readonly stopped: Promise<void>;

  constructor(
    private readonly recorder: Recorder,
    private readonly plan: SegmentPlan,
    private readonly keep: (piece: Piece) => Promise<void>,
    private readonly onTrouble: (trouble: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    recorder.ondataavailable = ({ data }) => this.take(data);
    recorder.onerror = (event) => this.onTrouble(event);
    this.stopped = new Promise((resolve) => (recorder.onstop = () => resolve()));
  }

  start(): void {
    this.startedAt = this.now();
    this.recorder.start(SLICE_MS);
  }

  get elapsedMs(): number {
    return this.startedAt ? (this.stoppedAt ?? this.now()) - this.startedAt : 0;
  }

  /** Ask for what the recorder holds back: the page may be about to go. */
  flush(): void {
    if (this.recorder.state === "recording") this.recorder.requestData();
  }

  /** Resolves when the last piece is safe on this device. */
  async stop(): Promise<void> {
    this.stoppedAt ??= this.now();
    if (this.recorder.state !== "inactive") {
      this.recorder.stop();
      await this.stopped;
    }
    await this.safe;
  }

  private take(slice: Blob): void {
    const endMs = this.elapsedMs;
    for (let from = 0; from < slice.size; from += PIECE_BYTES) {
      const part = slice.slice(from, from + PIECE_BYTES);
      const index = this.index++;
      this.safe = this.safe.then(() => this.save(part, index, endMs)).catch((trouble) => this.onTrouble(trouble));
    }
  }

  private async save(part: Blob, index: number, endMs: number): Promise<void> {
    const bytes = await part.arrayBuffer();
    const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
    await this.keep({ ...this.plan, index, size: bytes.byteLength, sha256, endMs: Math.round(endMs), bytes });
  }
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
