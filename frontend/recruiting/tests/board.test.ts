import { expect, it } from "vitest";
import { mayDrop } from "../board";

it("lets a card go only where the rules have a move", () => {
  document.body.innerHTML =
    '<section data-stage="applied"><article data-card="1"></article></section><section data-stage="video"></section><section data-stage="hired"></section>';
  const card = document.querySelector<HTMLElement>("[data-card]")!;
  const column = (stage: string): HTMLElement => document.querySelector<HTMLElement>(`[data-stage="${stage}"]`)!;
  const moves = { applied: ["screening", "video"] };
  expect(mayDrop(moves, card, column("video"))).toBe(true);
  expect(mayDrop(moves, card, column("hired"))).toBe(false);
});
