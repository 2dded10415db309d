import { adminEn } from "./en.admin.ts";
import { callsEn } from "./en.calls.ts";
import { campaignsEn } from "./en.campaigns.ts";
import { casesEn } from "./en.cases.ts";
import { consoleEn } from "./en.console.ts";
import { deskEn } from "./en.desk.ts";
import { editorEn } from "./en.editor.ts";
import { figuresEn } from "./en.figures.ts";
import { knowledgeEn } from "./en.knowledge.ts";
import { pagesEn } from "./en.pages.ts";
import { phoneEn } from "./en.phone.ts";
import { toolsEn } from "./en.tools.ts";
import type { TextKey } from "./I18n.tsx";

/** Every text of the desk in English. */
export const en: Readonly<Record<TextKey, string>> = { ...deskEn, ...pagesEn, ...figuresEn, ...adminEn, ...consoleEn, ...toolsEn, ...callsEn, ...campaignsEn, ...casesEn, ...knowledgeEn, ...editorEn, ...phoneEn };
