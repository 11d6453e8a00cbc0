/** Reading a document to its end and signing it. */
import "./signature_pad.css";

import { startPad } from "./pad.js";
import { startReading } from "./reading.js";

document.querySelectorAll<HTMLElement>("[data-pad]").forEach(startPad);
startReading(document);
