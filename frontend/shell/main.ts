import "@tabler/core/dist/css/tabler.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/components.css";
import "./styles/course.css";
import "./styles/entrance.css";
import "./styles/tables.css";
import "./styles/print.css";

import "@tabler/core";
import "htmx.org";

import { startBulk } from "./bulk";
import { startConfirm } from "./confirm";
import { startDemoAccounts } from "./demo";
import { startForms } from "./forms";
import { startKeys } from "./keys";
import { startMenu } from "./menu";
import { startThemeSwitch } from "./theme";
import { startToasts } from "./toasts";
import { startWideTables } from "./wide";

startMenu();
startThemeSwitch();
startToasts();
startConfirm();
startForms();
startBulk();
startKeys();
startDemoAccounts();
startWideTables();
