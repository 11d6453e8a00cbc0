/** Where something stands in the document's text: [start, end). */
export interface Span {
  start: number;
  end: number;
}

const LIT = "is-lit";
const KEPT = "is-kept";

export function spanOf(element: HTMLElement | SVGElement): Span {
  return { start: Number(element.dataset.start), end: Number(element.dataset.end) };
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Pointing at a value marks its place in the document and the other way round; a click keeps the mark. */
export function startMarks(page: HTMLElement): void {
  const values = [...page.querySelectorAll<HTMLElement>("[data-value]")];
  const pieces = [...page.querySelectorAll<HTMLElement | SVGElement>("[data-piece]")];
  link(values, pieces);
  link(pieces, values);
  for (const value of values) {
    value.addEventListener("click", () => keep(value, values, pieces));
    value.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      keep(value, values, pieces);
    });
  }
}

function link(from: (HTMLElement | SVGElement)[], to: (HTMLElement | SVGElement)[]): void {
  for (const element of from) {
    const others = () => to.filter((other) => overlaps(spanOf(element), spanOf(other)));
    const light = (on: boolean) => [element, ...others()].forEach((each) => each.classList.toggle(LIT, on));
    element.addEventListener("mouseenter", () => light(true));
    element.addEventListener("mouseleave", () => light(false));
    element.addEventListener("focus", () => light(true));
    element.addEventListener("blur", () => light(false));
  }
}

function keep(value: HTMLElement, values: HTMLElement[], pieces: (HTMLElement | SVGElement)[]): void {
  const wasKept = value.classList.contains(KEPT);
  [...values, ...pieces].forEach((each) => each.classList.remove(KEPT));
  if (wasKept) return;
  const places = pieces.filter((piece) => overlaps(spanOf(value), spanOf(piece)));
  [value, ...places].forEach((each) => each.classList.add(KEPT));
  const shown = places.find((place) => place.getClientRects().length > 0);
  shown?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
}

function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
