import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { httpApi } from "../live/api";
import { ChatClient } from "../live/client";
import { browserKeep } from "../live/keep";
import { browserSocket } from "../live/link";
import { registerWorker } from "../home/worker";
import { isLanguage, loadTexts } from "../texts/texts";
import { App } from "./App";
import { ChatProvider } from "./Context";
import { setUpFrame } from "./frame";

async function open(root: HTMLElement): Promise<void> {
  const { entry = "", lang, phone = "", framed } = root.dataset;
  const language = isLanguage(lang) ? lang : "ko";
  const ready = framed === "true" ? setUpFrame(document.getElementById("close")) : registerWorker;

  const texts = await loadTexts(language, phone);
  const client = new ChatClient({
    entryPoint: entry,
    language,
    api: httpApi(),
    keep: browserKeep(entry),
    openSocket: browserSocket,
  });
  window.addEventListener("online", () => client.now());
  window.addEventListener("offline", () => client.offline());
  document.addEventListener("visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    client.visible(visible);
    if (visible) client.now();
  });
  createRoot(root).render(
    <StrictMode>
      <ChatProvider client={client} texts={texts} phone={phone}>
        <App />
      </ChatProvider>
    </StrictMode>,
  );
  await client.start();
  ready();
}

const root = document.getElementById("conversation");
if (root) void open(root);
