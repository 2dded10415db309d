import { useEffect, useState } from "react";
import type { Media } from "../live/protocol";
import { useChat } from "./Context";
import { Icon } from "./Icon";
import { saveBlob } from "./saveBlob";

/** Pictures a browser shows safely as pictures; anything else is only ever saved. */
const SHOWN = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/** A file of the conversation: pictures are shown, others are saved on request. */
export function Attachment({ media }: { media: Media }) {
  const { client, texts } = useChat();
  const [failed, setFailed] = useState(false);
  const address = usePicture(media);
  const save = async () => {
    try {
      setFailed(false);
      saveBlob(await client.media(media.id), media.name);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="file say">
      {address ? (
        <img src={address} alt={texts.say("picture", { name: media.name })} />
      ) : (
        <span className="ph">
          <Icon name={media.mime.startsWith("image/") ? "photo" : "file"} size="i-l" />
        </span>
      )}
      <div>
        <b>{media.name}</b>
        <br />
        {failed ? (
          <span className="small" role="alert">
            {texts.say("fileNotOpened")}
          </span>
        ) : (
          <span className="small">{size(media.size)}</span>
        )}
      </div>
      <button className="icon-btn" type="button" aria-label={texts.say("download", { name: media.name })} onClick={() => void save()}>
        <Icon name="save" />
      </button>
    </div>
  );
}

function usePicture(media: Media): string | undefined {
  const { client } = useChat();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!SHOWN.includes(media.mime)) return;
    let made: string | undefined;
    let gone = false;
    client
      .media(media.id)
      .then((blob) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([blob], { type: media.mime }));
        setAddress(made);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, media.id, media.mime]);
  return address;
}

export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
