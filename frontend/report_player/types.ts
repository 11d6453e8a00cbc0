/** What `evaluation/player.py` writes. Times are milliseconds, positions are characters of the transcript. */
export interface Lane {
  key: string;
  unit: string;
  times_ms: number[];
  values: (number | null)[];
}

export interface Interval {
  kind: string;
  start_ms: number;
  end_ms: number;
}

export interface Mark {
  dimension: string;
  label: string;
  start_char: number | null;
  end_char: number | null;
  start_ms: number | null;
  end_ms: number | null;
  why: string;
  supports: boolean;
}

export interface Answer {
  number: number;
  video: string | null;
  duration_ms: number | null;
  transcript: string | null;
  /** [start_char, end_char, start_ms] of each word whose time is known, in order. */
  words: [number, number, number][];
  marks: Mark[];
  lanes: Lane[];
  intervals: Interval[];
}

/** The name of each row under the video, by its key. */
export type Labels = Record<string, string>;
