import { entry, image, notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

const unknown = "a key that is not known";

/** Types and shape. */
export const shape: readonly Row[] = [
  { what: "misspelt key at the top", input: { service: {} }, expected: [["hearth:service", unknown]] },
  { what: "key of another program", input: { version: "3" }, expected: [["hearth:version", unknown]] },
  {
    what: "misspelt field of an entry",
    input: notes({ ports: [] }),
    expected: [["hearth:custom.notes.ports", unknown]],
  },
  {
    what: "entry without image",
    input: { custom: { notes: { port: 80 } } },
    expected: [["hearth:custom.notes.image", null]],
  },
  {
    what: "entry without port",
    input: { custom: { notes: { image } } },
    expected: [["hearth:custom.notes.port", null]],
  },
  {
    what: "empty entry",
    input: { custom: { notes: {} } },
    expected: [
      ["hearth:custom.notes.image", null],
      ["hearth:custom.notes.port", null],
    ],
  },
  { what: "entry that is null", input: { custom: { notes: null } }, expected: [["hearth:custom.notes", "null"]] },
  {
    what: "entry that is a text",
    input: { custom: { notes: "nginx" } },
    expected: [["hearth:custom.notes", '"nginx"']],
  },
  { what: "custom as a list", input: { custom: [entry()] }, expected: [["hearth:custom", "a list"]] },
  { what: "services as a list", input: { services: ["website"] }, expected: [["hearth:services", "a list"]] },
  { what: "services as a text", input: { services: "website" }, expected: [["hearth:services", '"website"']] },
  {
    what: "service set to nothing",
    input: { services: { website: null } },
    expected: [["hearth:services.website", "null"]],
  },
  {
    what: "service set to yes",
    input: { services: { website: true } },
    expected: [["hearth:services.website", "true"]],
  },
  {
    what: "misspelt override",
    input: { services: { website: { hots: "w" } } },
    expected: [["hearth:services.website.hots", unknown]],
  },
  { what: "retired as a text", input: { retired: "website" }, expected: [["hearth:retired", '"website"']] },
  { what: "retired twice", input: { retired: ["website", "website"] }, expected: [["hearth:retired[1]", '"website"']] },
  { what: "retired number", input: { retired: [7] }, expected: [["hearth:retired[0]", "7"]] },
  { what: "tiers as a text", input: { tiers: "/srv" }, expected: [["hearth:tiers", '"/srv"']] },
  {
    what: "tier that does not exist",
    input: { tiers: { lukewarm: "/srv" } },
    expected: [["hearth:tiers.lukewarm", unknown]],
  },
  {
    what: "text that only begins like a map",
    input: { access: "{mode: dev" },
    expected: [["hearth:access", '"{mode: dev"']],
  },
  ...each("hearth:custom.notes.command", (command) => notes({ command }), [
    ["no words", [], "a value that is not shown here"],
    ["one text", "serve --all", "a value that is not shown here"],
  ]),
  ...each("hearth:custom.notes.command[0]", (word) => notes({ command: [word] }), [
    ["empty word", "", "a value that is not shown here"],
    ["number", 8080, "a value that is not shown here"],
    ["NUL", "a\u0000b", "a value that is not shown here"],
    ["10 MB", "x".repeat(10_000_000), "a value that is not shown here"],
  ]),
  ...each("hearth:custom.notes.env.MODE", (value) => notes({ env: { MODE: value } }), [
    ["boolean", true, "a value that is not shown here"],
    ["number", 1, "a value that is not shown here"],
    ["NUL", "a\u0000", "a value that is not shown here"],
    ["10 MB", "x".repeat(10_000_000), "a value that is not shown here"],
  ]),
  ...each("hearth:custom.notes.env", (env) => notes({ env }), [
    ["list", ["A=b"], "a value that is not shown here"],
    ["name with a dash", { "A-B": "c" }, "a name that is not shown here (number 1)"],
    ["name and value in one", { "A=b": "c" }, "a name that is not shown here (number 1)"],
  ]),
  ...each("hearth:custom.notes.title", (title) => notes({ title }), [
    ["empty", "", '""'],
    ["blanks", "   ", '"   "'],
    ["outer blank", "Notes ", '"Notes "'],
    ["line break", "My\r\nnotes", '"My\\r\\nnotes"'],
    ["tab", "My\tnotes", '"My\\tnotes"'],
    ["turned direction", "\u202enotes", '"\u202enotes"'],
    ["61 characters", "x".repeat(61), `"${"x".repeat(61)}"`],
    ["number", 7, "7"],
  ]),
  ...each("hearth:custom.notes.internet", (internet) => notes({ internet }), [
    ["yes instead of a reason", true, "true"],
    ["empty reason", "", '""'],
    ["no reason", "-", '"-"'],
  ]),
  ...each("hearth:custom.notes.writableRoot", (writableRoot) => notes({ writableRoot }), [
    ["yes instead of a reason", true, "true"],
    ["no reason", "x", '"x"'],
  ]),
];
