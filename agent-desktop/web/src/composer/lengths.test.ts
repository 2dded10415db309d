import { renderHook, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../test/fakeServer.ts";
import { aDesk } from "../test/samples.ts";
import { mostCharacters, useTextLength } from "./lengths.ts";

describe("how long a text is", () => {
  it("may be a thousand characters to a telephone", () => {
    expect(mostCharacters("SMS")).toBe(1000);
    expect(mostCharacters("CHAT")).toBe(4000);
  });

  it("is what the server says of the words that stand there now, asked once they rest", async () => {
    const server = new FakeServer(aDesk());
    server.on("POST /sms/length", (body) => {
      const { text } = body as { text: string };
      return { body: { bytes: text.length * 2, type: "SMS", segments: 1, unwritable: [] } };
    });
    const hook = renderHook(({ text }) => useTextLength(text), { initialProps: { text: "여" as string | null } });
    hook.rerender({ text: "여권" });
    expect(hook.result.current).toBeNull();

    await waitFor(() => expect(hook.result.current?.bytes).toBe(4));
    expect(server.bodies("POST /sms/length")).toEqual([{ text: "여권" }]);
    hook.rerender({ text: "여권은" });
    expect(hook.result.current).toBeNull();
    hook.rerender({ text: null });
    expect(hook.result.current).toBeNull();
  });
});
