import { useCallback, useEffect, useState } from "react";
import { stopTracks } from "./sound.ts";

/** `insecure`: the page did not come over HTTPS, and the browser gives it no microphone. */
export type Permission = "granted" | "prompt" | "denied" | "insecure";

/**
 * Whether this page may use a microphone. A line that cannot be spoken on is not registered: nobody is offered calls they could not
 * take.
 */
export function useMicrophonePermission(wanted: boolean): [Permission, () => Promise<void>] {
  const [permission, setPermission] = useState<Permission>("prompt");
  useEffect(() => {
    if (!wanted) return;
    let watched: PermissionStatus | null = null;
    let gone = false;
    const read = () => watched && setPermission(watched.state);
    // A browser that does not tell is asked when the agent presses the button.
    navigator.permissions?.query({ name: "microphone" as PermissionName }).then((status) => {
      if (gone) return;
      watched = status;
      status.addEventListener("change", read);
      read();
    }, () => undefined);
    return () => {
      gone = true;
      watched?.removeEventListener("change", read);
    };
  }, [wanted]);
  const allow = useCallback(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      stopTracks(stream);
      setPermission("granted");
    } catch (error) {
      if ((error as DOMException).name === "NotAllowedError") setPermission("denied");
      else throw error;
    }
  }, []);
  return [permission, allow];
}
