import { type FormEvent, useId, useRef, useState } from "react";
import { type CallbackWish, Refused } from "../live/api";
import type { View } from "../live/client";
import { uuid7 } from "../live/ids";
import type { TextKey } from "../texts/texts";
import { when } from "../texts/time";
import { useChat } from "./Context";
import { spelled } from "./After";
import { Icon } from "./Icon";

type Field = "text" | "phone" | "email" | "wantedAt";
type Faults = Partial<Record<Field, TextKey>>;

/** What is missing or cannot be right, before anything is sent. */
export function faultsOf(wish: Pick<CallbackWish, "text" | "phone" | "email" | "wantedAt">, now: number): Faults {
  const faults: Faults = {};
  if (wish.text.trim() === "") faults.text = "formNeedText";
  if (!wish.phone && !wish.email) faults.phone = "formEither";
  else if (wish.phone && wish.phone.replace(/\D/g, "").length < 8) faults.phone = "formBadPhone";
  if (wish.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(wish.email)) faults.email = "formBadEmail";
  if (wish.wantedAt && Date.parse(wish.wantedAt) <= now) faults.wantedAt = "formBadWanted";
  return faults;
}

const SERVER_FIELDS: Readonly<Record<string, readonly [Field, TextKey]>> = {
  text: ["text", "formNeedText"],
  phone: ["phone", "formBadPhone"],
  email: ["email", "formBadEmail"],
  wantedAt: ["wantedAt", "formBadWanted"],
};

/** Outside hours: leave a question and how to reach you; the city promises to answer. */
export function Hours({ view }: { view: View }) {
  const { client, texts } = useChat();
  const [receipt, setReceipt] = useState<string>();
  if (receipt !== undefined) return <Promised receipt={receipt} />;
  return (
    <div className="pane">
      <div>
        <h2>{texts.say("closedLead")}</h2>
        <p>
          {view.opensAt && `${texts.say("closedOpens", { when: when(view.opensAt, Date.now(), texts.language) })} `}
          {texts.say("closedForm")}
        </p>
      </div>
      <CallbackForm
        onPromised={(number) => {
          client.saveDraft("");
          setReceipt(number);
        }}
      />
    </div>
  );
}

function CallbackForm({ onPromised }: { onPromised: (receipt: string) => void }) {
  const { client, texts } = useChat();
  const form = useRef<HTMLFormElement>(null);
  const clientId = useRef(uuid7());
  const [faults, setFaults] = useState<Faults>({});
  const [state, setState] = useState<"writing" | "sending" | "failed">("writing");

  const show = (found: Faults) => {
    setFaults(found);
    setState("writing");
    const first = Object.keys(found)[0];
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.current || state === "sending") return;
    const wish = wishOf(new FormData(form.current), clientId.current, texts.language);
    const found = faultsOf(wish, Date.now());
    if (Object.keys(found).length > 0) return show(found);
    setState("sending");
    setFaults({});
    try {
      onPromised((await client.leaveCallback(wish)).receipt);
    } catch (cause) {
      const named = cause instanceof Refused ? (cause.problem?.errors ?? []) : [];
      const known = named.map((error) => SERVER_FIELDS[error.field]).filter((field) => field !== undefined);
      if (known.length > 0) show(Object.fromEntries(known));
      else setState("failed");
    }
  };

  return (
    <form className="choices" ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <Labelled label="formText" name="text" fault={faults.text}>
        {(aria) => (
          <textarea
            className="field"
            name="text"
            rows={4}
            maxLength={4_000}
            defaultValue={client.draft()}
            onChange={(event) => client.saveDraft(event.target.value)}
            {...aria}
          />
        )}
      </Labelled>
      <p className="small">{texts.say("formEither")}</p>
      <Labelled label="formPhone" name="phone" fault={faults.phone}>
        {(aria) => <input className="field" name="phone" type="tel" inputMode="tel" autoComplete="tel" maxLength={30} {...aria} />}
      </Labelled>
      <Labelled label="formEmail" name="email" fault={faults.email}>
        {(aria) => <input className="field" name="email" type="email" autoComplete="email" maxLength={254} {...aria} />}
      </Labelled>
      <Labelled label="formName" name="name" optional>
        {(aria) => <input className="field" name="name" autoComplete="name" maxLength={80} {...aria} />}
      </Labelled>
      <Labelled label="formWanted" name="wantedAt" optional fault={faults.wantedAt}>
        {(aria) => <input className="field" name="wantedAt" type="datetime-local" {...aria} />}
      </Labelled>
      {state === "failed" && (
        <p className="fault" role="alert">
          <Icon name="warn" size="i-s" />
          {texts.say("formFailed")}
        </p>
      )}
      <button className="btn btn-go btn-wide" type="submit" aria-disabled={state === "sending"}>
        {texts.say(state === "sending" ? "sending" : "formSend")}
      </button>
    </form>
  );
}

interface Aria {
  readonly id: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
}

function Labelled(props: {
  label: TextKey;
  name: string;
  optional?: boolean;
  fault?: TextKey | undefined;
  children: (aria: Aria) => React.ReactNode;
}) {
  const { texts } = useChat();
  const id = useId();
  const faultId = `${id}-fault`;
  return (
    <div>
      <label className="label" htmlFor={id}>
        {texts.say(props.label)} {props.optional && <span className="small">({texts.say("optional")})</span>}
      </label>
      {props.children(props.fault ? { id, "aria-invalid": true, "aria-describedby": faultId } : { id })}
      {props.fault && (
        <p className="fault" id={faultId}>
          <Icon name="warn" size="i-s" />
          {texts.say(props.fault)}
        </p>
      )}
    </div>
  );
}

function Promised({ receipt }: { receipt: string }) {
  const { texts } = useChat();
  return (
    <div className="note" data-kind="ok" role="status">
      <Icon name="check" />
      <div>
        <h2 className="lead" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {texts.say("promised")}
        </h2>
        <p>{texts.say("promisedBody")}</p>
        <p>
          {texts.say("receipt")}{" "}
          <b className="no" aria-label={spelled(receipt)}>
            {receipt}
          </b>
        </p>
      </div>
    </div>
  );
}

function wishOf(form: FormData, clientId: string, language: string): CallbackWish {
  const value = (name: string): string => String(form.get(name) ?? "").trim();
  const wanted = value("wantedAt");
  return {
    clientId,
    language,
    text: value("text"),
    ...(value("phone") ? { phone: value("phone") } : {}),
    ...(value("email") ? { email: value("email") } : {}),
    ...(value("name") ? { name: value("name") } : {}),
    ...(wanted && !Number.isNaN(Date.parse(wanted)) ? { wantedAt: new Date(wanted).toISOString() } : {}),
  };
}
