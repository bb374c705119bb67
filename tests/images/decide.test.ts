import fc from "fast-check";
import type { LockedImage } from "../../components/site/image-lock.ts";
import { type Asked, decide, majorOf, OtherMajorVersion, type Situation } from "../../tools/images/decide.ts";

const reference = "docker.io/library/caddy:2@sha256:0";
const built = { program: "caddy", version: "2.11.9", recipe: "new" };
const locked: LockedImage = { id: "sha256:1", program: "caddy", version: "2.11.8", recipe: "old" };
const situation = (part: Partial<Situation>): Situation => ({
  reference,
  built,
  inEngine: true,
  archived: true,
  ...part,
});

describe("the lock", () => {
  test.each<[string, Partial<Situation>, Asked, string, RegExp | undefined]>([
    ["nothing locked", {}, {}, "lock", undefined],
    ["same recipe, in the engine", { locked: { ...locked, recipe: "new" } }, {}, "keep", undefined],
    [
      "same recipe, not in the engine",
      { locked: { ...locked, recipe: "new" }, inEngine: false },
      {},
      "restore",
      undefined,
    ],
    ["changed recipe, in the engine", { locked }, {}, "keep", /stays at caddy 2\.11\.8 .* caddy 2\.11\.9 is built/],
    ["changed recipe, only in the cache", { locked, inEngine: false }, {}, "restore", /stays at/],
    [
      "changed recipe, nowhere",
      { locked, inEngine: false, archived: false },
      {},
      "lock",
      /2\.11\.8 -> caddy 2\.11\.9 .*neither/,
    ],
    ["changed recipe, refresh", { locked }, { refresh: true }, "lock", /refresh/],
    ["same recipe, refresh", { locked: { ...locked, recipe: "new" } }, { refresh: true }, "keep", undefined],
  ])("%s", (_, part, asked, act, note) => {
    const decision = decide(situation(part), asked);
    expect(decision.act).toBe(act);
    if (note === undefined) expect(decision.note).toBeUndefined();
    else expect(decision.note).toMatch(note);
  });

  test.each<[string, Partial<typeof locked>]>([
    ["another major version", { version: "1.9.0" }],
    ["another program", { program: "lighttpd", version: "2.0" }],
  ])("refuses %s unless asked", (_, other) => {
    const gone = situation({ locked: { ...locked, ...other }, inEngine: false, archived: false });
    expect(() => decide(gone)).toThrow(OtherMajorVersion);
    expect(() => decide(gone)).toThrow(
      /docker\.io\/library\/caddy:2@sha256:0: given caddy 2\.11\.9; allowed: .*back up the data/,
    );
    expect(() => decide(situation({ locked: { ...locked, ...other } }), { refresh: true })).toThrow(OtherMajorVersion);
    expect(decide(gone, { otherMajor: true }).act).toBe("lock");
    expect(decide(situation({ locked: { ...locked, ...other } })).act).toBe("keep");
  });

  test("without a refresh, an image that can be had never changes", () => {
    const version = fc.tuple(fc.nat(20), fc.nat(20)).map(([major, minor]) => `${String(major)}.${String(minor)}`);
    fc.assert(
      fc.property(version, version, fc.boolean(), fc.boolean(), (before, now, inEngine, archived) => {
        fc.pre(inEngine || archived);
        const given = situation({
          locked: { ...locked, version: before },
          built: { ...built, version: now },
          inEngine,
          archived,
        });
        expect(decide(given).act).toBe(inEngine ? "keep" : "restore");
      }),
    );
  });

  test("reads a major version", () => {
    expect(["2.11.9", "17", "4.5.5rc1", "edge"].map(majorOf)).toEqual(["2", "17", "4", "edge"]);
  });
});
