import { adminKo } from "./ko.admin.ts";
import { callsKo } from "./ko.calls.ts";
import { campaignsKo } from "./ko.campaigns.ts";
import { casesKo } from "./ko.cases.ts";
import { consoleKo } from "./ko.console.ts";
import { deskKo } from "./ko.desk.ts";
import { editorKo } from "./ko.editor.ts";
import { figuresKo } from "./ko.figures.ts";
import { knowledgeKo } from "./ko.knowledge.ts";
import { pagesKo } from "./ko.pages.ts";
import { phoneKo } from "./ko.phone.ts";
import { toolsKo } from "./ko.tools.ts";

/** Every text of the desk in Korean; its keys are the list that every other language must match. */
export const ko = { ...deskKo, ...pagesKo, ...figuresKo, ...adminKo, ...consoleKo, ...toolsKo, ...callsKo, ...campaignsKo, ...casesKo, ...knowledgeKo, ...editorKo, ...phoneKo } as const;
