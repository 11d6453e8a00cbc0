import "../../src/hireloop/contracts/drafting/document/contract.css";
import "../recruiting/styles/approvals.css";
import "./styles/facts.css";
import "./styles/document.css";
import "./styles/findings.css";
import "./styles/clauses.css";
import "./styles/versions.css";
import "./styles/library.css";
import "./styles/narrow.css";
import "./styles/checking.css";
import "./styles/risks.css";
import "./styles/bulk.css";

import { startEditor } from "./editor";

startEditor();
