import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { fitPage } from "./ui/fit.ts";
import { applyKeptPreferences } from "./ui/Preferences.tsx";
import "./ui/tokens.css";
import "./ui/desk.css";
import "./ui/conversation.css";
import "./ui/tools.css";
import "./cases/cases.css";
import "./ui/pages.css";
import "./admin/admin.css";
import "./reports/reports.css";
import "./wallboard/wallboard.css";
import "./ui/narrow.css";

applyKeptPreferences();
fitPage();
window.addEventListener("resize", fitPage);
createRoot(document.getElementById("root")!).render(<App />);
