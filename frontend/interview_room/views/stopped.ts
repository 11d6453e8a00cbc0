/** The interview is over or the link is gone; what is on this device stays here. */
import { el, heading, icon } from "./dom.js";
import { type ViewOf } from "./view.js";

export const stoppedView: ViewOf<"stopped"> = (room, { why }) => {
  const { t } = room.strings;
  const element = el(
    "section",
    { class: "room-screen" },
    el("p", { class: "room-big-icon" }, icon("lock")),
    heading(t(`stopped_${why}`)),
    el("p", { class: "room-lead" }, t(`stopped_${why}_text`)),
    el("div", { class: "room-actions" }, el("a", { class: "btn", href: "../" }, t("to_start"))),
  );
  return { element };
};
