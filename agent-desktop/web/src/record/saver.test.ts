import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem, Unreachable } from "../api/http.ts";
import { keepFor } from "../api/storage.ts";
import type { CounsellingRecord, RecordFields } from "../live/protocol.ts";
import { EMPTY_FIELDS, RecordSaver } from "./saver.ts";
import { RecordSavers } from "./savers.ts";

const SAVED_AT = "2026-11-23T05:32:07Z";

describe("a record", () => {
  const keep = () => keepFor("agent-1");
  const server: CounsellingRecord = { version: 3, ...EMPTY_FIELDS, memo: "전에 쓴 것" };
  let puts: { version: number; fields: RecordFields }[];
  let answer: (version: number) => Promise<{ version: number; savedAt: string }>;
  const put = (_seat: string, version: number, fields: RecordFields) => {
    puts.push({ version, fields });
    return answer(version);
  };
  const open = (record: CounsellingRecord | null = server) => new RecordSaver("seat-1", record, { keep: keep(), put });
  const kept = () => keep().read("record.seat-1");

  beforeEach(() => {
    vi.useFakeTimers();
    puts = [];
    answer = async (version) => ({ version: version + 1, savedAt: SAVED_AT });
  });
  afterEach(() => { vi.useRealTimers(); });

  it("is saved once a little after the last key", async () => {
    const saver = open();

    saver.edit({ memo: "추" });
    saver.edit({ memo: "추천서" });
    await vi.advanceTimersByTimeAsync(1_000);

    expect(puts).toEqual([{ version: 3, fields: { ...EMPTY_FIELDS, memo: "추천서" } }]);
    expect(saver.get()).toMatchObject({ status: "clean", version: 4, savedAt: SAVED_AT });
    expect(kept()).toBeNull();
  });

  it("is on this computer before the server has it, and is saved after a reload", async () => {
    open().edit({ memo: "정전 전에 쓴 것" }); // and the power goes

    const after = open();
    expect(after.get().fields.memo).toBe("정전 전에 쓴 것");
    await vi.advanceTimersByTimeAsync(1_000);

    expect(puts.at(-1)?.fields.memo).toBe("정전 전에 쓴 것");
    expect(kept()).toBeNull();
  });

  it("follows with what was edited while a save was under way", async () => {
    let finish = () => {};
    answer = (version) => new Promise((resolve) => (finish = () => resolve({ version: version + 1, savedAt: SAVED_AT })));
    const saver = open();

    saver.edit({ memo: "하나" });
    await vi.advanceTimersByTimeAsync(700);
    saver.edit({ memo: "하나 둘" });
    finish();
    await vi.advanceTimersByTimeAsync(700);
    finish();
    await vi.advanceTimersByTimeAsync(0);

    expect(puts.map((p) => [p.version, p.fields.memo])).toEqual([[3, "하나"], [4, "하나 둘"]]);
    expect(saver.get().status).toBe("clean");
  });

  it("says that it is not saved when no answer comes, and tries again", async () => {
    answer = async () => { throw new Unreachable(null); };
    const saver = open();

    saver.edit({ memo: "끊긴 사이" });
    await vi.advanceTimersByTimeAsync(700);
    expect(saver.get().status).toBe("unsaved");
    expect(kept()).not.toBeNull();

    answer = async (version) => ({ version: version + 1, savedAt: SAVED_AT });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saver.get().status).toBe("clean");
  });

  describe("saved elsewhere in between", () => {
    const theirs: CounsellingRecord = { version: 9, ...EMPTY_FIELDS, memo: "다른 창에서 쓴 것" };
    const conflict = new Problem(409, "conflict", "", { current: theirs });
    const meet = async () => {
      answer = async () => { throw conflict; };
      const saver = open();
      saver.edit({ memo: "여기서 쓴 것" });
      await vi.advanceTimersByTimeAsync(700);
      answer = async (version) => ({ version: version + 1, savedAt: SAVED_AT });
      return saver;
    };

    it("shows both and saves neither by itself", async () => {
      const saver = await meet();
      await vi.advanceTimersByTimeAsync(10_000);

      expect(saver.get()).toMatchObject({ status: "conflict", conflict: { current: theirs } });
      expect(saver.get().fields.memo).toBe("여기서 쓴 것");
      expect(puts).toHaveLength(1);
    });

    it("saves mine over the other when I say so", async () => {
      const saver = await meet();

      saver.resolve(true);
      await vi.advanceTimersByTimeAsync(100);

      expect(puts.at(-1)).toMatchObject({ version: 9, fields: { memo: "여기서 쓴 것" } });
      expect(saver.get().status).toBe("clean");
    });

    it("takes the other when I say so", async () => {
      const saver = await meet();

      saver.resolve(false);

      expect(saver.get()).toMatchObject({ status: "clean", version: 9, fields: { memo: "다른 창에서 쓴 것" } });
      expect(kept()).toBeNull();
    });

    it("is no conflict when the other is my own save whose answer was lost", async () => {
      answer = async () => { throw new Problem(409, "conflict", "", { current: { ...theirs, memo: "같은 말" } }); };
      const saver = open();

      saver.edit({ memo: "같은 말" });
      await vi.advanceTimersByTimeAsync(700);

      expect(saver.get()).toMatchObject({ status: "clean", version: 9 });
    });
  });

  it("whose wrap-up ran out while the link was down still shows its memo", async () => {
    open().edit({ memo: "끊긴 사이 쓴 것" });

    const records = new RecordSavers(keep(), Date.now());

    expect(records.leftOver(new Set(["seat-2"]))).toMatchObject([{ seatId: "seat-1", memo: "끊긴 사이 쓴 것" }]);
    expect(records.leftOver(new Set(["seat-1"]))).toEqual([]);
    expect(new RecordSavers(keep(), Date.now() + 8 * 24 * 3_600_000).leftOver(new Set())).toEqual([]);
  });

  it("is flushed before it is completed", async () => {
    const saver = open();
    saver.edit({ outcome: "11" });

    expect(await saver.flush()).toBe(true);

    expect(puts).toHaveLength(1);
  });

  it("says that it could not be flushed while the link is down", async () => {
    answer = async () => { throw new Unreachable(null); };
    const saver = open();
    saver.edit({ outcome: "11" });

    expect(await saver.flush()).toBe(false);
  });
});
