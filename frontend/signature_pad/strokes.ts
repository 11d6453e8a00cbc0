/** The strokes of a signature as they travel: only where the pen was, neither pressure nor pace. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

export interface PadStroke {
  readonly points: readonly PadPoint[];
}

export type Strokes = [number, number][][];

export function strokesOf(groups: readonly PadStroke[]): Strokes {
  return groups.map((group) => group.points.map((point) => [round(point.x), round(point.y)]));
}

/** What stood in the form after an error, to be drawn again; nothing where it cannot be read. */
export function readStrokes(text: string): Strokes {
  try {
    const found: unknown = JSON.parse(text || "[]");
    return Array.isArray(found) && found.every(isStroke) ? (found as Strokes) : [];
  } catch {
    return [];
  }
}

function isStroke(stroke: unknown): boolean {
  return Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint);
}

function isPoint(point: unknown): boolean {
  return Array.isArray(point) && point.length === 2 && point.every((value) => Number.isFinite(value));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
