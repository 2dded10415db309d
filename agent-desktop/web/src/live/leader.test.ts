import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TabLeader, type TabChannel, type TabMessage } from "./leader.ts";

/** A broadcast channel between the tabs of one test. */
class Air {
  private readonly tabs = new Set<TabChannel>();
  channel(): TabChannel {
    const tabs = this.tabs;
    const mine: TabChannel = {
      onmessage: null,
      postMessage: (data: TabMessage) => { for (const tab of tabs) if (tab !== mine) tab.onmessage?.({ data }); },
      close: () => tabs.delete(mine),
    };
    tabs.add(mine);
    return mine;
  }
}

describe("of an agent's tabs", () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const settled = async (question: Promise<boolean>) => {
    await vi.advanceTimersByTimeAsync(1_000);
    return question;
  };

  it("the first leads and the second keeps silent", async () => {
    const air = new Air();
    const first = new TabLeader(air.channel(), "a");
    await vi.advanceTimersByTimeAsync(1_000);
    const second = new TabLeader(air.channel(), "b");

    expect(await settled(first.leads())).toBe(true);
    expect(await settled(second.leads())).toBe(false);
  });

  it("another takes over when the leading one is closed", async () => {
    const air = new Air();
    const first = new TabLeader(air.channel(), "a");
    await vi.advanceTimersByTimeAsync(1_000);
    const second = new TabLeader(air.channel(), "b");
    await vi.advanceTimersByTimeAsync(1_000);

    first.close();

    expect(await settled(second.leads())).toBe(true);
  });

  it("one leads when two open at the same moment", async () => {
    const air = new Air();
    const one = new TabLeader(air.channel(), "a");
    const other = new TabLeader(air.channel(), "b");
    await vi.advanceTimersByTimeAsync(1_000);

    const both = [await settled(one.leads()), await settled(other.leads())];

    expect(both.filter(Boolean)).toHaveLength(1);
  });
});
