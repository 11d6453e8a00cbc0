/** The server's view of the interview, as `GET state/` gives it. */
export interface ServerAnswer {
  readonly id: string;
  readonly take: number;
  readonly status: "started" | "uploaded" | "ready" | "unreadable" | "replaced";
  readonly is_typed: boolean;
  readonly opened_s_ago: number;
  readonly recorded_ms: number;
  readonly duration_ms: number | null;
  readonly next_segment: number;
  readonly segments: readonly {
    readonly number: number;
    readonly recorder: string;
    readonly received: readonly (readonly [number, number])[];
  }[];
  readonly replay: string | null;
  readonly texts: Readonly<Partial<Record<TextSource, string>>>;
  readonly transcript: "here" | "coming" | "none";
}

export type TextSource = "engine" | "browser" | "typed" | "corrected";

export interface ServerQuestion {
  readonly id: string;
  readonly position: number;
  /** null until the question before it was begun. */
  readonly text: string | null;
  readonly dimensions: readonly string[];
  readonly think_s: number;
  readonly answer_s: number;
  readonly takes_allowed: number;
  readonly answers: readonly ServerAnswer[];
}

export interface RoomState {
  readonly id: string;
  readonly status: string;
  readonly is_open: boolean;
  readonly in_writing: boolean;
  readonly practised: boolean;
  readonly closes_at: string;
  readonly language: "zh" | "en";
  readonly consents: readonly string[];
  readonly questions: readonly ServerQuestion[];
}

/** What this device knows and the server may not yet. */
export interface LocalTake {
  readonly id: string;
  readonly question: string;
  readonly take: number;
  readonly finished: boolean;
  readonly recordedMs: number;
  readonly nextSegment: number;
}
