import { useEffect, useState } from "react";
import type { OutItem } from "../live/outbox";
import { clock } from "../texts/time";
import { useChat, useView } from "./Context";
import { Icon } from "./Icon";
import { linked } from "./linked";

/** Something of mine the server may not have yet. */
export function OutBubble({ item }: { item: OutItem }) {
  return item.file ? <OutFile item={item} /> : <OutText item={item} />;
}

function OutText({ item }: { item: OutItem }) {
  const { client, texts } = useChat();
  const { connected, busySeconds } = useView();
  const failed = item.state === "failed" || item.state === "refused";
  return (
    <div className={failed ? "msg me failed" : "msg me"}>
      <span className="sr-only">{texts.say("me")}:</span>
      <div className="say">{linked(item.text)}</div>
      {failed ? (
        <>
          <span className="st" data-kind="fail" role="alert">
            <Icon name="warn" size="i-s" />
            {texts.say("failed")}
          </span>
          <div className="redo">
            <button className="btn" type="button" onClick={() => client.retry(item.clientId)}>
              {texts.say("retry")}
            </button>
            <button className="btn btn-quiet" type="button" onClick={() => client.remove(item.clientId)}>
              {texts.say("remove")}
            </button>
          </div>
        </>
      ) : (
        <span className="st">
          <Icon name={item.state === "sent" ? "check" : "clock"} size="i-s" />
          {item.state === "sent" && item.at
            ? texts.say("received", { time: clock(item.at, texts.language) })
            : busySeconds !== undefined
              ? texts.say("busy", { seconds: busySeconds })
              : texts.say(connected ? "sending" : "notYet")}
        </span>
      )}
    </div>
  );
}

function OutFile({ item }: { item: OutItem }) {
  const { client, texts } = useChat();
  const preview = usePreview(item);
  const name = item.file?.name ?? "";
  const stopped = item.state === "failed" || item.state === "refused";
  return (
    <div className={stopped ? "msg me failed" : "msg me"}>
      <div className="file say">
        {preview ? (
          <img src={preview} alt={texts.say("picture", { name })} />
        ) : (
          <span className="ph">
            <Icon name={item.file?.mime.startsWith("image/") ? "photo" : "file"} size="i-l" />
          </span>
        )}
        <div>
          <b>{stopped ? texts.say("fileFailed") : name}</b>
          <FileState item={item} />
        </div>
        {item.state === "sent" ? (
          <span className="ok">
            <Icon name="check" />
          </span>
        ) : item.state === "failed" ? (
          <button className="icon-btn" type="button" aria-label={texts.say("retry")} onClick={() => client.retry(item.clientId)}>
            <Icon name="retry" />
          </button>
        ) : (
          <button
            className="icon-btn"
            type="button"
            aria-label={item.state === "refused" ? texts.say("remove") : texts.say("cancelFile", { name })}
            onClick={() => client.remove(item.clientId)}
          >
            <Icon name="x" />
          </button>
        )}
      </div>
      {item.state === "failed" && (
        <div className="redo">
          <button className="btn btn-quiet" type="button" onClick={() => client.remove(item.clientId)}>
            {texts.say("remove")}
          </button>
        </div>
      )}
    </div>
  );
}

function FileState({ item }: { item: OutItem }) {
  const { texts } = useChat();
  const { connected } = useView();
  const percent = Math.round((item.share ?? 0) * 100);
  switch (item.state) {
    case "shrinking":
      return <p className="small">{texts.say("shrinking")}</p>;
    case "queued":
      return <p className="small">{texts.say(connected ? "sending" : "notYet")}</p>;
    case "sending":
      return (
        <>
          <progress className="bar" max={100} value={percent} aria-label={texts.say("uploading", { name: item.file?.name ?? "" })} />
          <p className="small">{texts.say("progress", { percent })}</p>
        </>
      );
    case "sent":
      return <p className="small">{texts.say("fileSent", { time: clock(item.at ?? item.createdAt, texts.language) })}</p>;
    case "failed":
      return (
        <p className="small" role="alert">
          {texts.say("fileKept")}
        </p>
      );
    case "refused":
      return (
        <p className="small" role="alert">
          {item.reason?.kind === "too-big"
            ? texts.say("tooBig", { max: Math.floor(item.reason.maxBytes / 1_048_576) })
            : texts.say("typeRefused", { types: item.reason?.kind === "type" ? typeNames(item.reason.allowed) : "" })}
        </p>
      );
    default:
      item.state satisfies never;
      return null;
  }
}

/** `image/jpeg`, `application/pdf` … as people write them. */
export function typeNames(types: readonly string[]): string {
  return types.map((type) => (type.split("/")[1] ?? type).replace(/^(x-|vnd\.)/, "").replace("jpeg", "jpg").toUpperCase()).join(", ");
}

function usePreview(item: OutItem): string | undefined {
  const [address, setAddress] = useState<string>();
  const blob = item.file?.mime.startsWith("image/") && item.state !== "failed" ? item.file.blob : undefined;
  useEffect(() => {
    if (!blob) return setAddress(undefined);
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
