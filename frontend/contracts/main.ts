import "./contracts.css";

import { startEditor } from "./editor";

startEditor();
