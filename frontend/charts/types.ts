/** What the server puts into `<script type="application/json">`; all words are already in the reader's language. */
export interface RadarAxis {
  label: string;
  score: number | null;
  low: number | null;
  high: number | null;
  pass_line: number | null;
}

export interface RadarData {
  axes: RadarAxis[];
  words: { score: string; band: string; profile: string };
}

export interface Interval {
  start_ms: number;
  end_ms: number;
  label?: string;
}

export interface Lane {
  label: string;
  unit?: string;
  times_ms?: number[];
  values?: (number | null)[];
  intervals?: Interval[];
}

export interface TimelineData {
  duration_ms: number;
  lanes: Lane[];
  markers?: { at_ms: number; label: string }[];
}

export interface FunnelStage {
  label: string;
  count: number;
  days: number | null;
  url?: string;
}

export interface FunnelData {
  stages: FunnelStage[];
  words: { count: string; days: string };
}

export interface Colors {
  ink: string;
  inkSoft: string;
  line: string;
  surface: string;
  band: string;
  series: string[];
}
