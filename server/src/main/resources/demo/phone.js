// The demonstration's telephone: sends texts as a citizen and shows what comes back.
const TEXTS = {
  ko: {
    title: "시민의 전화", about: "이 화면은 시연용 전화입니다. 여기서 보낸 문자는 120 상담 화면에 도착하고, 상담사의 답이 여기에 옵니다.",
    number: "내 번호", peer: "120다산콜", empty: "아직 주고받은 문자가 없습니다.", picture: "사진 첨부", text: "문자 내용", send: "보내기",
    desk: "상담 화면 열기", home: "120 누리집", other: "English", chosen: "보낼 사진: {name}", failed: "문자를 보내지 못했습니다. 다시 보내 주세요.",
    badNumber: "전화번호를 확인해 주세요.", attached: "첨부 사진", from: "120: ", me: "나: ",
  },
  en: {
    title: "A citizen's telephone", about: "A telephone for demonstrations. What you text here arrives on the agents' desk, and their answers arrive here.",
    number: "My number", peer: "120 Dasan", empty: "No texts yet.", picture: "Attach a picture", text: "Text", send: "Send",
    desk: "Open the desk", home: "120 website", other: "한국어", chosen: "Picture to send: {name}", failed: "The text was not sent. Please send it again.",
    badNumber: "Please check the telephone number.", attached: "Attached picture", from: "120: ", me: "Me: ",
  },
};
const $ = (id) => document.getElementById(id);
let language = localStorage.getItem("phone.language") ?? (navigator.language.startsWith("ko") ? "ko" : "en");
let known = "";

const say = (key) => TEXTS[language][key];

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  document.querySelectorAll("[data-text]").forEach((element) => { element.textContent = say(element.dataset.text); });
  $("language").textContent = say("other");
  $("language").lang = language === "ko" ? "en" : "ko";
  known = "";
}

function row(text) {
  const item = document.createElement("li");
  if (text.mine) item.className = "mine";
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  const who = document.createElement("span");
  who.className = "sr-only";
  who.textContent = text.mine ? say("me") : say("from");
  bubble.append(who, text.text);
  for (const source of text.pictures) {
    const picture = document.createElement("img");
    picture.src = source;
    picture.alt = say("attached");
    bubble.append(picture);
  }
  const meta = document.createElement("time");
  meta.className = "meta";
  meta.dateTime = text.at;
  meta.textContent = new Date(text.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  item.append(bubble, meta);
  return item;
}

async function refresh() {
  const answer = await fetch(`/demo/phone/texts?number=${encodeURIComponent($("number").value)}`).catch(() => null);
  if (!answer?.ok) return;
  const { texts } = await answer.json();
  const seen = texts.map((text) => text.id).join();
  $("empty").hidden = texts.length > 0;
  if (seen === known) return;
  const log = $("texts");
  const shown = new Set(known ? known.split(",") : []);
  if (shown.size === 0) log.replaceChildren();
  log.append(...texts.filter((text) => !shown.has(text.id)).map(row));
  known = seen;
  log.scrollTop = log.scrollHeight;
}

async function send(event) {
  event.preventDefault();
  const picture = $("picture").files[0];
  if (!$("text").value.trim() && !picture) return;
  const form = new FormData();
  form.set("number", $("number").value);
  form.set("text", $("text").value);
  if (picture) form.set("picture", picture);
  $("send").disabled = true;
  const answer = await fetch("/demo/phone/texts", { method: "POST", body: form }).catch(() => null);
  $("send").disabled = false;
  if (answer?.status === 201) {
    $("text").value = "";
    $("picture").value = "";
    $("chosen").textContent = "";
    $("problem").textContent = "";
    await refresh();
  } else {
    const problem = answer?.status === 400 ? await answer.json().catch(() => null) : null;
    $("problem").textContent = problem?.errors?.[0]?.field === "number" ? say("badNumber") : say("failed");
  }
  $("text").focus();
}

$("form").addEventListener("submit", send);
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
});
$("picture").addEventListener("change", () => {
  const file = $("picture").files[0];
  $("chosen").textContent = file ? say("chosen").replace("{name}", file.name) : "";
});
$("number").addEventListener("change", () => { known = ""; $("texts").replaceChildren(); refresh(); });
$("language").addEventListener("click", () => {
  language = language === "ko" ? "en" : "ko";
  localStorage.setItem("phone.language", language);
  translate();
  refresh();
});
translate();
refresh();
setInterval(() => { if (!document.hidden) refresh(); }, 1000);
