import "./recruiting.css";

import { startApplyForm } from "./apply_form";
import { startBoard } from "./board";
import { startCopy } from "./copy";
import { startJobEditor } from "./job_editor";
import { startTemplateEditor } from "./template_editor";

startApplyForm();
startBoard();
startCopy();
startJobEditor();
startTemplateEditor();
