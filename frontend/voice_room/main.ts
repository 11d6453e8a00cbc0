/** The voice room 语音初面: reads what the server put into the page, and opens the door; afterwards the look over the answers. */
import "./voice_room.css";

import { untilAnswered } from "../interview_room/room/call.js";
import { Strings } from "../interview_room/room/strings.js";
import { Calls } from "./calls.js";
import { CheckPage } from "./check.js";
import { Room, type Settings } from "./room.js";
import { Tape, openDisk } from "./tape.js";

function fromPage<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
}

async function main(root: HTMLElement): Promise<void> {
  const settings = fromPage<Settings>("room-settings");
  const strings = new Strings(fromPage("room-strings"));
  const calls = new Calls(new URL("../", window.location.href).pathname);
  const tape = new Tape(await openDisk(settings.screening));
  await tape.recover();
  const room = new Room(await untilAnswered(() => calls.state()), calls, tape, strings, settings, root);
  window.addEventListener("pagehide", () => {
    tape.flush();
    room.writing.flush();
  });
  document.addEventListener("visibilitychange", () => document.hidden && tape.flush());
  room.enter();
}

const root = document.getElementById("room");
if (root) void main(root);
const check = document.querySelector<HTMLFormElement>("#voice-check");
if (check) new CheckPage(check, new Strings(fromPage("check-strings")));
