import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { shrink } from "../files/shrink";
import type { TextKey } from "../texts/texts";
import { useChat, useView } from "./Context";
import { Icon } from "./Icon";

/** Once started, "is writing" is repeated this often while keys are pressed. */
const TYPING_AGAIN_MS = 4_000;
const TYPING_OVER_MS = 5_000;

/** Letters as people count them: one Hangul syllable, one emoji. */
export function letters(text: string): number {
  if (text.length < 1_000) return text.length; // never more letters than code units
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) count++;
  return count;
}

export function Composer({ placeholder }: { placeholder: TextKey }) {
  const { client, texts } = useChat();
  const { entry } = useView();
  const [text, setText] = useState(() => client.draft());
  const [warning, setWarning] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const warningId = useId();
  const typing = useTyping();
  const longest = entry?.messageMaxLength ?? 4_000;

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);

  const write = (value: string) => {
    setText(value);
    client.saveDraft(value);
    setWarning(letters(value) > longest ? texts.say("tooLong", { n: longest }) : undefined);
    typing(value !== "");
  };
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const said = text.trim();
    if (said === "" || letters(said) > longest) return field.current?.focus();
    typing(false);
    client.send(said);
    setText("");
    setWarning(undefined);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // 229: the key belongs to a syllable still being composed (Hangul, kana, pinyin)
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (matchMedia("(pointer: coarse)").matches) return; // on a phone Enter is a new line; there is a button
    event.preventDefault();
    send();
  };
  const attach = (chosen: FileList | File[]) => {
    const most = entry?.uploads.maxFiles ?? 10;
    const list = [...chosen];
    setWarning(list.length > most ? texts.say("tooMany", { n: most }) : list.some((file) => file.size === 0) ? texts.say("emptyFile") : undefined);
    for (const file of list.slice(0, most)) if (file.size > 0) void client.sendFile(file, shrink);
    if (files.current) files.current.value = "";
    field.current?.focus();
  };

  return (
    <form className="compose" onSubmit={send}>
      {warning && (
        <p className="warn" role="alert" id={warningId}>
          {warning}
        </p>
      )}
      <button className="icon-btn" type="button" aria-label={texts.say("attach")} onClick={() => files.current?.click()}>
        <Icon name="photo" />
      </button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={entry?.uploads.types.join(",")}
        onChange={(event) => event.target.files && attach(event.target.files)}
      />
      <label className="sr-only" htmlFor="say">
        {texts.say("compose")}
      </label>
      <textarea
        className="field"
        id="say"
        ref={field}
        rows={1}
        value={text}
        placeholder={texts.say(placeholder)}
        enterKeyHint="send"
        aria-describedby={warning ? warningId : undefined}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length > 0) {
            event.preventDefault();
            attach(event.clipboardData.files);
          }
        }}
      />
      <button className="btn btn-go" type="submit">
        {texts.say("send")}
      </button>
    </form>
  );
}

function useTyping(): (on: boolean) => void {
  const { client } = useChat();
  const last = useRef(0);
  const over = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(over.current), []);
  return (on) => {
    clearTimeout(over.current);
    if (!on) {
      last.current = 0;
      client.typing(false);
      return;
    }
    if (Date.now() - last.current > TYPING_AGAIN_MS) {
      last.current = Date.now();
      client.typing(true);
    }
    over.current = setTimeout(() => {
      last.current = 0;
      client.typing(false);
    }, TYPING_OVER_MS);
  };
}
