import { readFileSync } from "node:fs";
import { join } from "node:path";
import { houseOf } from "../../tools/cli/house.ts";
import { hearthKeys, saltOf, settle } from "../../tools/cli/stack/document.ts";
import { stackPlace } from "../../tools/cli/stack/place.ts";

const template = readFileSync(join(__dirname, "../../tools/cli/stack/template.yaml"), "utf8");

describe("the stack file that a new stack begins with", () => {
  test("is a house of the catalogue's services and one custom entry", () => {
    const { plan, references } = houseOf("dev", template);
    expect(plan.containers.map(({ service }) => service)).toEqual(["caddy", "glances", "hello", "home", "website"]);
    expect(plan.routes.find(({ service }) => service === "home")?.url).toBe("http://home.hearth.localhost:8080");
    expect(references.every((reference) => reference.includes("@sha256:"))).toBe(true);
  });

  test("is a house as well when its images are not built yet", () => {
    const text = settle(template, { source: "distribution", lock: "/nowhere/images.json" });
    expect(houseOf("dev", text).plan.imageSource).toBe("distribution");
  });

  test("refuses every mistake at once, with its path", () => {
    const wrong = template.replace("port: 8080", "port: 80").replace("glances: {}", "glance: {}");
    expect(() => houseOf("dev", wrong)).toThrow(/hearth:access\.port/);
    expect(() => houseOf("dev", template.replace("glances: {}", "glance: {}"))).toThrow(
      /hearth:services\.glance.*write glances/,
    );
  });
});

describe("settling a stack file", () => {
  const settled = { source: "distribution", lock: "/a/images.json", host: "unix:///run/d.sock", salt: "v1:x" } as const;

  test("keeps every line that was there, with its comments", () => {
    const text = settle(template, settled);
    for (const line of template.split("\n")) expect(text).toContain(line);
    expect(hearthKeys(text)["images"]).toEqual({ source: "distribution", lock: "/a/images.json" });
    expect(saltOf(text)).toBe("v1:x");
  });

  test("never changes what is there", () => {
    const once = settle(template, settled);
    expect(settle(once, { source: "upstream", lock: "/b", host: "unix:///other", salt: "v1:y" })).toBe(once);
  });

  test("writes no lock for images from their registries", () => {
    expect(hearthKeys(settle(template, { ...settled, source: "upstream" }))["images"]).toEqual({ source: "upstream" });
  });

  test("leaves a value of another form for the schema to refuse", () => {
    const text = "config:\n  hearth:images: 3 # mine\n";
    expect(settle(text, { source: "upstream" })).toBe(text);
  });
});

describe("reading hearth: keys", () => {
  test("hands over plain values as their text, as Pulumi does, and leaves other keys out", () => {
    expect(hearthKeys("config:\n  hearth:a: 3\n  hearth:b: {c: 1}\n  aws:region: x\n")).toEqual({
      a: "3",
      b: { c: 1 },
    });
  });

  test("refuses secrets by name and never shows them", () => {
    expect(() => hearthKeys("config:\n  hearth:custom:\n    secure: v1:abc\n")).toThrow(
      /hearth:custom: given a secret/,
    );
    expect(() => hearthKeys("config:\n  hearth:custom:\n    secure: v1:abc\n")).not.toThrow(/abc/);
  });

  test.each([["- a"], ["a: [1"], ["config: 3"]])("refuses %j", (text) => {
    expect(() => hearthKeys(text)).toThrow(/stack file|config/);
  });
});

test("a stack's name that would leave its folder is refused", () => {
  expect(() => stackPlace("../x", "/h")).toThrow(/stack: given/);
  expect(stackPlace("dev", "/h").stateFile).toBe("/h/dev/state/.pulumi/stacks/hearth/dev.json");
});
