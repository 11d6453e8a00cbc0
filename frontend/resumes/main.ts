import "./resumes.css";

import { startMarks } from "./marks";
import { startViews } from "./views";

const page = document.querySelector<HTMLElement>("[data-resume]");
if (page) {
  startMarks(page);
  startViews(page);
}
