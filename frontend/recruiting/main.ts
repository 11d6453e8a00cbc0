import "./styles/shared.css";
import "./styles/profile.css";
import "./styles/job_editor.css";
import "./styles/question_bank.css";
import "./styles/board.css";
import "./styles/panels.css";
import "./styles/careers.css";
import "./styles/approvals.css";
import "./styles/screening.css";
import "./styles/jd_source.css";
import "./styles/offers.css";

import { startApplyForm } from "./apply_form";
import { startBoard } from "./board";
import { startCopy } from "./copy";
import { startJobEditor } from "./job_editor";
import { startReadingResumes } from "./read_resume";
import { startTemplateEditor } from "./template_editor";

startApplyForm();
startBoard();
startCopy();
startJobEditor();
startReadingResumes();
startTemplateEditor();
