import { planOf } from "../support/house.ts";

const plan = planOf({ services: { wordpress: {} } });
const container = plan.containers.find(({ service }) => service === "wordpress");
const record = plan.files.find(({ service }) => service === "wordpress");
const files = record !== undefined && "files" in record ? record.files : {};
const text = Object.values(files).join("\n");

function found(form: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(form)].map(([, name = ""]) => name))].sort();
}

test("its files read each variable that it is given, and no other", () => {
  const given = Object.keys(container?.environment ?? {}).filter((name) => name.startsWith("WORDPRESS_"));
  expect(found(/hearth_(?:given|secret)\('(\w+)'\)/g)).toEqual(given.sort());
});

test("its files name one another and no file that is not there", () => {
  const named = found(/(?:\/etc\/hearth-wordpress|\$here)\/([\w.-]+)/g);
  const isStarted = container?.command.at(-1) === "/etc/hearth-wordpress/start.sh";
  expect([...named, ...(isStarted ? ["start.sh"] : [])].sort()).toEqual(Object.keys(files).sort());
});

test("they are the same in every house", () => {
  const access = { mode: "lan", address: "192.0.2.10", suffix: "home.arpa", port: 443 };
  const other = planOf({ access, services: { wordpress: { host: "news", rotation: 3 } } });
  expect(other.files.find(({ service }) => service === "wordpress")).toEqual(record);
});
