/** The field to sign in with a finger, a pen or a mouse. */
import SignaturePad from "signature_pad";
import { readStrokes, strokesOf, type Strokes } from "./strokes.js";

const INK = "#17213f";

export function startPad(field: HTMLElement): void {
  const canvas = field.querySelector("canvas");
  const input = field.querySelector<HTMLInputElement>("input[name=strokes]");
  if (!canvas || !input) return;
  const pad = new SignaturePad(canvas, { penColor: INK, minWidth: 1.2, maxWidth: 2.6 });

  const keep = (): void => {
    input.value = pad.isEmpty() ? "" : JSON.stringify(strokesOf(pad.toData()));
  };
  fit(canvas);
  draw(pad, readStrokes(input.value));
  pad.addEventListener("endStroke", keep);
  field.querySelector("[data-clear]")?.addEventListener("click", () => {
    pad.clear();
    keep();
  });
  let width = canvas.offsetWidth;
  new ResizeObserver(() => {
    if (canvas.offsetWidth === width) return; // a phone's address bar changes only the height
    width = canvas.offsetWidth;
    const drawn = strokesOf(pad.toData());
    fit(canvas);
    draw(pad, drawn);
  }).observe(canvas);
}

/** As many pixels as the screen has, or lines look blurred. */
function fit(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d")?.scale(ratio, ratio);
}

function draw(pad: SignaturePad, strokes: Strokes): void {
  const groups = strokes.map((stroke) => ({
    penColor: INK,
    dotSize: 0,
    minWidth: 1.2,
    maxWidth: 2.6,
    velocityFilterWeight: 0.7,
    compositeOperation: "source-over" as const,
    points: stroke.map(([x, y], index) => ({ x, y, pressure: 0.5, time: index * 16 })),
  }));
  pad.fromData(groups);
}
