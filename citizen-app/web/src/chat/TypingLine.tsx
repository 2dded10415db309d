import type { Party } from "../live/protocol";
import { useChat } from "./Context";

/** Says once that somebody is writing. */
export function TypingLine({ parties }: { parties: readonly Party[] }) {
  const { texts } = useChat();
  const key = parties.includes("AGENT") ? "typingAgent" : parties.includes("INTERPRETER") ? "typingInterpreter" : undefined;
  return (
    <p className={key ? "small typing" : "sr-only"} role="status">
      {key && (
        <>
          <i aria-hidden="true" />
          <i aria-hidden="true" />
          <i aria-hidden="true" />
          &nbsp;{texts.say(key)}
        </>
      )}
    </p>
  );
}
