import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { applyKeptPreferences } from "./ui/Preferences.tsx";
import "./ui/tokens.css";
import "./ui/desk.css";
import "./ui/conversation.css";
import "./ui/tools.css";
import "./ui/pages.css";

applyKeptPreferences();
createRoot(document.getElementById("root")!).render(<App />);
