import type { Answer, Mark } from "./types";

/** A run of the transcript with the evidence that covers it and the moment at which it is said. */
export interface Run {
  text: string;
  marks: Mark[];
  startMs: number | null;
}

/** Cuts the transcript where evidence or a timed word begins or ends; the runs joined are the transcript. */
export function cutIntoRuns(answer: Answer): Run[] {
  const text = answer.transcript ?? "";
  const inside = (place: number): boolean => place > 0 && place < text.length;
  const cuts = new Set<number>([0, text.length]);
  for (const mark of answer.marks) {
    if (mark.start_char === null || mark.end_char === null) continue;
    if (inside(mark.start_char)) cuts.add(mark.start_char);
    if (inside(mark.end_char)) cuts.add(mark.end_char);
  }
  for (const [start] of answer.words) if (inside(start)) cuts.add(start);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    return { text: text.slice(start, end), marks: marksOver(answer.marks, start, end), startMs: timeAt(answer, start) };
  });
}

function marksOver(marks: Mark[], start: number, end: number): Mark[] {
  return marks.filter(
    (mark) => mark.start_char !== null && mark.end_char !== null && mark.start_char <= start && mark.end_char >= end,
  );
}

/** When the character at `place` is said: the last timed word that begins at or before it. */
export function timeAt(answer: Answer, place: number): number | null {
  let found: number | null = null;
  for (const [start, , startMs] of answer.words) {
    if (start > place) break;
    found = startMs;
  }
  return found;
}

export interface Chosen {
  run: Run;
  index: number;
}

/** Draws the transcript as buttons-to-the-moment with evidence marked; `onJump` gets the moment. */
export function drawTranscript(place: HTMLElement, answer: Answer, onJump: (ms: number) => void): void {
  place.replaceChildren(
    ...cutIntoRuns(answer).map((run) => {
      const node = document.createElement(run.marks.length > 0 ? "mark" : "span");
      node.textContent = run.text;
      if (run.marks.length > 0) {
        node.dataset["dimensions"] = run.marks.map((mark) => mark.dimension).join(" ");
        node.title = run.marks.map((mark) => `${mark.label}: ${mark.why}`).join("\n");
        if (run.marks.every((mark) => !mark.supports)) node.classList.add("is-against");
      }
      const at = run.startMs ?? run.marks.find((mark) => mark.start_ms !== null)?.start_ms ?? null;
      if (at !== null) {
        node.dataset["startMs"] = String(at);
        node.addEventListener("click", () => onJump(at));
      }
      return node;
    }),
  );
}

/** Marks the run that is being said. */
export function followTranscript(place: HTMLElement, nowMs: number): void {
  let current: HTMLElement | null = null;
  for (const node of place.querySelectorAll<HTMLElement>("[data-start-ms]")) {
    if (Number(node.dataset["startMs"]) > nowMs) break;
    current = node;
  }
  place.querySelector(".is-now")?.classList.remove("is-now");
  current?.classList.add("is-now");
}
