import { describe, expect, it } from "vitest";
import { withSkill } from "./BulkSkills.tsx";
import { between } from "./ConflictDialog.tsx";
import { pathText, withAt } from "./configuration.ts";
import { rulesOf } from "./QueueTools.tsx";
import { keyOf, MENU, SCHEMAS } from "./schema.ts";

describe("a value that is edited", () => {
  it("is changed at one place and stays as it was elsewhere", () => {
    const value = { name: { ko: "하나" }, rows: [{ after: 1 }, { after: 2 }] };
    expect(withAt(value, ["rows", 1, "after"], 9)).toEqual({ name: { ko: "하나" }, rows: [{ after: 1 }, { after: 9 }] });
    expect(value.rows[1]).toEqual({ after: 2 });
  });

  it("names its places as the server does", () => {
    expect(pathText(["relaxation", 0, "needs"])).toBe("relaxation[0].needs");
  });

  it("gains and loses a skill", () => {
    expect(withSkill({ skills: { ko: 5 } }, "vi", 3)).toEqual({ skills: { ko: 5, vi: 3 } });
    expect(withSkill({ skills: { ko: 5, vi: 3 } }, "vi", 0)).toEqual({ skills: { ko: 5 } });
  });
});

describe("a conflict", () => {
  it("shows what differs, into objects", () => {
    expect(between({ target: 30, name: { ko: "가", en: "A" } }, { target: 30, name: { ko: "나", en: "A" } })).toEqual([
      { field: "name.ko", before: "가", after: "나" },
    ]);
  });
});

describe("the rules of a queue's form", () => {
  it("are those of the tester, with the organisation by its id", () => {
    const value = { relaxation: [{ after: 60, needs: { vi: 2 } }], overflow: { after: 30, organisation: "seoul" }, preferred: 20 };
    expect(rulesOf(value, (code) => (code === "seoul" ? "id-1" : null))).toEqual({
      relaxation: [{ after: 60, minimums: { vi: 2 } }],
      overflow: { after: 30, organisationId: "id-1" },
      preferredSeconds: 20,
    });
    expect(rulesOf({}, () => null)).toEqual({ relaxation: [], overflow: null, preferredSeconds: 0 });
  });
});

describe("the forms", () => {
  it("have a blank that fills every field, and a key among them", () => {
    for (const [kind, schema] of Object.entries(SCHEMAS)) {
      expect(schema.fields.map((field) => field.name).toSorted(), kind).toEqual(Object.keys(schema.blank).toSorted());
      expect(Object.keys(schema.blank), kind).toContain(schema.key);
    }
  });

  it("stand in the menu", () => {
    const menu = MENU.flatMap((group) => group.kinds);
    expect(Object.keys(SCHEMAS).filter((kind) => !menu.includes(kind))).toEqual([]);
  });

  it("know the key of a reason by its use", () => {
    expect(keyOf("reasons", { use: "DECLINE", code: "OTHER" })).toBe("DECLINE.OTHER");
    expect(keyOf("queues", { code: "vi" })).toBe("vi");
  });
});
