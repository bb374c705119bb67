import { entry, notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

const long = "x".repeat(64);

/** Names of entries, volumes, hosts, accounts and stacks. */
export const names: readonly Row[] = [
  ...[
    ["upper case", "Notes", '"Notes"'],
    ["underscore", "my_notes", '"my_notes"'],
    ["leading dash", "-notes", '"-notes"'],
    ["leading digit", "2notes", '"2notes"'],
    ["final dash", "notes-", '"notes-"'],
    ["two dashes", "my--notes", '"my--notes"'],
    ["64 characters", long, `"${long}"`],
    ["blank at the end", "notes ", '"notes "'],
    ["carriage return", "notes\r", '"notes\\r"'],
    ["byte order mark", "\ufeffnotes", '"\ufeffnotes"'],
    ["not ASCII", "nötes", '"nötes"'],
    ["emoji", "📝", '"📝"'],
    ["empty", "", '""'],
  ].map(([what = "", name = "", given = ""]): Row => ({
    what: `name of an entry: ${what}`,
    input: { custom: { [name]: entry() } },
    expected: [[`hearth:custom.${name}`, given]],
  })),
  {
    what: "name of the house's own part",
    input: { custom: { routes: entry() } },
    expected: [["hearth:custom.routes", "routes"]],
  },
  {
    what: "name of the machine itself",
    input: { custom: { localhost: entry() } },
    expected: [["hearth:custom.localhost", "localhost"]],
  },
  {
    what: "name of the foundation",
    input: { custom: { caddy: entry() } },
    expected: [["hearth:custom.caddy", "caddy"]],
  },
  {
    what: "name of a service of the catalogue",
    input: { custom: { glances: entry() } },
    expected: [["hearth:custom.glances", "glances"]],
  },
  {
    what: "unknown service",
    input: { services: { webiste: {} } },
    expected: [["hearth:services.webiste", "a service that the catalogue does not have"]],
  },
  { what: "unknown retired service", input: { retired: ["wiki"] }, expected: [["hearth:retired", "wiki"]] },
  { what: "retired foundation", input: { retired: ["caddy"] }, expected: [["hearth:retired", "caddy"]] },
  {
    what: "running and retired",
    input: { services: { website: {} }, retired: ["website"] },
    expected: [["hearth:services.website", "a service that is also listed below hearth:retired"]],
  },
  {
    what: "name of a volume in upper case",
    input: notes({ volumes: { Data: { mount: "/data" } } }),
    expected: [["hearth:custom.notes.volumes.Data", '"Data"']],
  },
  ...each("hearth:custom.notes.host", (host) => notes({ host }), [
    ["scheme", "https://notes", '"https://notes"'],
    ["dot", "my.notes", '"my.notes"'],
    ["wildcard", "*", '"*"'],
    ["upper case", "Notes", '"Notes"'],
    ["64 characters", long, `"${long}"`],
    ["not ASCII", "nötes", '"nötes"'],
    ["empty", "", '""'],
  ]),
  {
    what: "host of a service without a page",
    input: { services: { caddy: { host: "front-door" } } },
    expected: [["hearth:services.caddy.host", "front-door"]],
  },
  {
    what: "host of another service",
    input: { services: { website: { host: "home" } } },
    expected: [["hearth:services.website.host", "home.hearth.localhost"]],
  },
  {
    what: "two entries with one host",
    input: { custom: { notes: entry({ host: "n" }), other: entry({ host: "n" }) } },
    expected: [["hearth:custom.other.host", "n.hearth.localhost"]],
  },
  ...each("hearth:signIn.user", (user) => ({ signIn: { user } }), [
    ["empty", "", '""'],
    ["colon", "me:too", '"me:too"'],
    ["blank", "the owner", '"the owner"'],
    ["upper case", "Me", '"Me"'],
  ]),
  { what: "stack in upper case", stack: "Dev", input: {}, expected: [["stack", "Dev"]] },
  { what: "stack with an underscore", stack: "my_house", input: {}, expected: [["stack", "my_house"]] },
  {
    what: "two entries with one numeric user",
    input: { custom: { "app-139": entry(), "app-1192": entry() } },
    expected: [["hearth:custom", "app-1192 and app-139"]],
  },
];
