/** The requests of the upload protocol, and what each reply means for the queue. */
import { type Outcome } from "./queue.js";
import { type LocalAnswer, type Piece, type SegmentCount } from "./types.js";

export interface UploadTransport {
  register(answer: LocalAnswer): Promise<Outcome>;
  send(piece: Piece, segment: number): Promise<Outcome>;
  finish(answer: string, segments: readonly SegmentCount[]): Promise<Outcome>;
}

interface Refusal {
  readonly code?: string;
  readonly next?: number;
  readonly missing?: Record<string, number[]>;
}

const TIMEOUT_MS = 30_000;

export function meaning(status: number, reply: Refusal): Outcome {
  if (status >= 200 && status < 300) return { kind: "ok" };
  switch (reply.code) {
    case "consent_missing":
      return { kind: "stop", reason: "consent" };
    case "interview_closed":
      return { kind: "stop", reason: "closed" };
    case "answer_unknown":
      return { kind: "unknown_answer" };
    case "answer_replaced":
    case "no_takes_left":
    case "nothing_recorded":
      return { kind: "unneeded" };
    case "segment_taken":
      return { kind: "segment_taken", next: reply.next ?? 0 };
    case "chunks_missing":
      return { kind: "missing", segments: reply.missing ?? {} };
    case "recording_full":
      return { kind: "full" };
  }
  if (status === 410) return { kind: "stop", reason: "closed" };
  if (status === 404) return { kind: "stop", reason: "unknown_link" };
  return { kind: "lost" };
}

export class HttpTransport implements UploadTransport {
  /** `base` is the interview's own address, ending in a slash. */
  constructor(
    private readonly base: string,
    private readonly device: string,
  ) {}

  register(answer: LocalAnswer): Promise<Outcome> {
    return this.ask(`answers/${answer.id}/`, "PUT", JSON.stringify({ question: answer.question }), {
      "Content-Type": "application/json",
    });
  }

  send(piece: Piece, segment: number): Promise<Outcome> {
    return this.ask(`answers/${piece.answer}/segments/${segment}/chunks/${piece.index}/`, "PUT", piece.bytes, {
      "Content-Type": piece.mediaType,
      "X-Chunk-Sha256": piece.sha256,
      "X-Chunk-End-Ms": String(Math.round(piece.endMs)),
      "X-Recorder": piece.recorder,
    });
  }

  finish(answer: string, segments: readonly SegmentCount[]): Promise<Outcome> {
    return this.ask(`answers/${answer}/finish/`, "POST", JSON.stringify({ segments }), {
      "Content-Type": "application/json",
    });
  }

  private async ask(
    path: string,
    method: string,
    body: BodyInit,
    headers: Record<string, string>,
  ): Promise<Outcome> {
    try {
      const response = await fetch(this.base + path, {
        method,
        body,
        headers: { ...headers, Accept: "application/json", "X-Device": this.device },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const reply = response.ok ? {} : ((await response.json().catch(() => ({}))) as Refusal);
      return meaning(response.status, reply);
    } catch {
      return { kind: "lost" };
    }
  }
}
