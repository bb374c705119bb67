import { readFileSync } from "node:fs";
import { join } from "node:path";
import { houseOf } from "../../tools/cli/house.ts";
import { SiteError } from "../../components/site/errors.ts";
import { saltOf, settle } from "../../tools/cli/stack/document.ts";
import { stackKeys } from "../../tools/cli/stack/keys.ts";
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
    expect(stackKeys(text).keys["images"]).toEqual({ source: "distribution", lock: "/a/images.json" });
    expect(saltOf(text)).toBe("v1:x");
  });

  test("never changes what is there", () => {
    const once = settle(template, settled);
    expect(settle(once, { source: "upstream", lock: "/b", host: "unix:///other", salt: "v1:y" })).toBe(once);
  });

  test("writes no lock for images from their registries", () => {
    expect(stackKeys(settle(template, { ...settled, source: "upstream" })).keys["images"]).toEqual({
      source: "upstream",
    });
  });

  test("leaves a value of another form for the schema to refuse", () => {
    const text = "config:\n  hearth:images: 3 # mine\n";
    expect(settle(text, { source: "upstream" })).toBe(text);
  });
});

describe("reading hearth: keys", () => {
  test("hands over plain values as their text, as Pulumi does, and leaves other programs' keys out", () => {
    const text = "config:\n  hearth:a: 3\n  hearth:b: {c: 1}\n  aws:region: x\n";
    expect(stackKeys(text)).toEqual({ keys: { a: "3", b: { c: 1 } }, problems: [] });
  });

  test("takes merge keys as Pulumi does", () => {
    const text = "config:\n  hearth:custom:\n    a: &a { port: 1 }\n    b: { <<: *a, host: x }\n";
    expect(stackKeys(text).keys).toEqual({ custom: { a: { port: 1 }, b: { port: 1, host: "x" } } });
  });

  test.each([
    ["", {}],
    ["config:\n", {}],
    ["encryptionsalt: v1:x\n", {}],
  ])("takes %j", (text, keys) => {
    expect(stackKeys(text)).toEqual({ keys, problems: [] });
    expect(settle(text, { source: "upstream" })).toContain("hearth:images");
  });
});

/** What is wrong in a stack file, by path; the words are looked at below. */
function refused(text: string): SiteError {
  try {
    houseOf("dev", text);
  } catch (error) {
    if (error instanceof SiteError) return error;
    throw error;
  }
  throw new Error("this stack file was accepted");
}

const canary = "canary-77d0";

describe("a stack file is refused, with the place and what to do", () => {
  test.each([
    ["- a", "config", "write it as a map"],
    ["config: 3", "config", "write it as a map"],
    ["config: [a]", "config", "write it as a map"],
    ["a: [1", "line 1, column", "mend that line"],
    ["config:\n  hearth:signIn: *nope", "line 2, column 18", "mend that line"],
    ["config: {}\n---\nconfig: {}", "line 2, column", "mend that line"],
    ["confg: {}", "confg", "write config"],
    ["hearth:services: {}", "hearth:services", "write it below config:"],
    ["services: {}", "services", "below it hearth:services"],
    ["config: { services: { glances: {} } }", "config.services", "write hearth:services"],
    ["config: { Hearth:services: {} }", "config.Hearth:services", "write hearth:services"],
    ["config: { hearth: { services: {} } }", "config.hearth", "write each key below it as hearth:<key>"],
    ["config: { hearth:services: }", "hearth:services", "write {} for an empty map"],
    ["config: { hearth:services: { __proto__: {} } }", "hearth:services.__proto__", "rename it"],
    ["config: { hearth:access: { mode: dev, port: 02750 } }", "hearth:access.port", "plain digits"],
    ["config: { hearth:signIn: { rotation: 1_0 } }", "hearth:signIn.rotation", "plain digits"],
    ["config: { hearth:tiers: { hot: 2024-01-01 } }", "hearth:tiers.hot", "in quotes"],
    ["config: { hearth:custom: { a: { title: yes } } }", "hearth:custom.a.title", "in quotes"],
    ["config: { hearth:retired: [a, 0o17] }", "hearth:retired.1", "in quotes"],
    ["config: { hearth:signIn: { secure: v1:abc } }", "hearth:signIn", "without --secret"],
    [
      "config: { hearth:custom: { a: { env: { B: { secure: v1:abc } } } } }",
      "hearth:custom.a.env.B",
      "without --secret",
    ],
  ])("%j", (text, path, remedy) => {
    const { problems, message } = refused(text);
    const found = problems.find((problem) => problem.path.startsWith(path));
    expect(found?.remedy).toContain(remedy);
    expect(problems.filter((problem) => problem.path === found?.path)).toHaveLength(1);
    expect(message).not.toContain("v1:abc");
  });

  test("everything at once: what the file shows, what has the wrong form, and what does not fit together", () => {
    const text = [
      "config:",
      "  services: {}",
      "  hearth:signIn: { secure: v1:abc }",
      "  hearth:access: { mode: dev, port: 80 }",
      "  hearth:services: { webiste: {}, website: { memory: 64MB } }",
    ].join("\n");
    expect(refused(text).problems.map(({ path }) => path)).toEqual([
      "config.services",
      "hearth:signIn",
      "hearth:access.port",
      "hearth:services.website.memory",
      "hearth:services.webiste",
    ]);
  });

  test("all lines that are not YAML at once", () => {
    const { problems } = refused("config:\n  a: @x\n  b: `y\n");
    expect(problems.map(({ path }) => path)).toEqual(["line 2, column 6", "line 3, column 6"]);
  });

  test.each([
    `config: { hearth:custom: { a: { env: { P: @${canary} } } } }`,
    `config:\n  hearth:custom:\n    a:\n      env:\n        P: a: ${canary}\n`,
    `config: { hearth:signIn: ${canary} }`,
    `config: { hearth:engine: { host: "ssh://root:${canary}@nas" } }`,
    `config: { hearth:custom: { a: { "P=${canary}": x } } }`,
    `config: { hearth:custom: { a: { env: { "P-${canary}": x } } } }`,
  ])("a secret is never shown: %#", (text) => {
    const error = refused(text);
    expect(`${error.message} ${JSON.stringify(error.problems)}`).not.toContain(canary);
  });
});

test("a stack's name that would leave its folder, and a home that is no plain folder, are refused", () => {
  expect(() => stackPlace("../x", "/h")).toThrow(/stack: given/);
  for (const home of ["", "relative", "~/x", "/with blank", "/a/../b", __filename]) {
    expect(() => stackPlace("dev", home)).toThrow(/^HEARTH_HOME: given .*allowed: .*; set it to/);
  }
  expect(stackPlace("dev", "/h").stateFile).toBe("/h/dev/state/.pulumi/stacks/hearth/dev.json");
});
