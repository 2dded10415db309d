/*
 * Puts a button for the city's chat on a page:
 *   <script src="https://120.example.org/embed.js" data-entry="KEY" data-lang="ko" async></script>
 * The page's origin must be among the embedding sites of entry point KEY. Nothing of the page is read.
 */
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !script.dataset.entry) return;
  var origin = new URL(script.src).origin;
  var words = {
    ko: ["120 채팅 상담 열기", "채팅 상담"],
    en: ["Open the 120 chat", "Chat"],
    zh: ["打开120在线咨询", "在线咨询"],
    ja: ["120チャット相談を開く", "チャット相談"],
    vi: ["Mở trò chuyện 120", "Trò chuyện"],
    mn: ["120 чат нээх", "Чат"],
  };
  var asked = script.dataset.lang || document.documentElement.lang.slice(0, 2);
  var lang = words[asked] ? asked : "ko";

  // Set one by one: a page's content policy may forbid style attributes, but not these.
  function style(element, rules) {
    Object.keys(rules).forEach(function (name) {
      element.style.setProperty(name, rules[name]);
    });
  }

  var button = document.createElement("button");
  button.type = "button";
  button.lang = lang;
  button.textContent = words[lang][1];
  button.setAttribute("aria-label", words[lang][0]);
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  style(button, {
    position: "fixed",
    right: "1rem",
    bottom: "1rem",
    "z-index": "2147483000",
    "min-height": "56px",
    padding: "0 24px",
    border: "2px solid #fff",
    "border-radius": "28px",
    background: "#052b57",
    color: "#fff",
    font: "700 17px/1.2 system-ui, sans-serif",
    "box-shadow": "0 4px 12px #03132940",
    cursor: "pointer",
  });

  var panel = document.createElement("div");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words[lang][1]);
  panel.lang = lang;
  panel.hidden = true;
  var frame;

  function place() {
    var small = window.innerWidth < 600 || window.innerHeight < 600;
    style(panel, {
      position: "fixed",
      right: small ? "0" : "1rem",
      bottom: small ? "0" : "1rem",
      width: small ? "100%" : "400px",
      height: small ? "100%" : "min(720px, calc(100% - 2rem))",
      "z-index": "2147483001",
      background: "#fff",
      "border-radius": small ? "0" : "12px",
      overflow: "hidden",
      "box-shadow": "0 12px 32px #03132952",
      display: panel.hidden ? "none" : "block",
    });
  }

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.src = origin + "/embed/" + encodeURIComponent(script.dataset.entry) + "?lang=" + lang;
      frame.title = words[lang][1];
      frame.referrerPolicy = "origin";
      style(frame, { width: "100%", height: "100%", border: "0" });
      frame.addEventListener("load", tellOpened);
      panel.appendChild(frame);
    }
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    place();
    tellOpened();
  }

  function tellOpened() {
    frame.focus();
    frame.contentWindow.postMessage({ type: "dasan:opened" }, origin);
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    place();
    button.focus();
  }

  button.addEventListener("click", open);
  window.addEventListener("resize", place);
  window.addEventListener("message", function (event) {
    if (event.origin === origin && event.data && event.data.type === "dasan:close") close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.isComposing) close();
  });

  function mount() {
    document.body.appendChild(button);
    document.body.appendChild(panel);
    place();
  }
  if (document.body) mount();
  else document.addEventListener("DOMContentLoaded", mount);
})();
