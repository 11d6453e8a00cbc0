/** A screen: what is shown, and what has to be let go when it leaves. */
import { type Screen } from "../room/flow.js";
import { type Room } from "../room/room.js";

export interface View {
  readonly element: HTMLElement;
  close?(): void;
}

export type ViewOf<At extends Screen["at"]> = (room: Room, screen: Extract<Screen, { at: At }>) => View;

/** Call `tick` now and four times a second until closed. */
export function ticking(tick: () => void): () => void {
  tick();
  const timer = window.setInterval(tick, 250);
  return () => window.clearInterval(timer);
}
