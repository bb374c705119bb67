import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { databaseEngines } from "../../components/site/database-engines.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import type { Finished } from "../../tools/shared/run.ts";
import { baseOf } from "./fields-base.ts";
import { keeperOf } from "./support/database-clients.ts";
import { openFields } from "./support/fields-house.ts";
import { httpbin, openHouse, smallHouse, type StackFile } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { notes } from "./support/notes.ts";

const pack = join(projectFolder, "policies");

/** The example house, on the engine of the tests. */
function example(): StackFile {
  const { config } = parse(readFileSync(join(projectFolder, "Pulumi.prod.yaml"), "utf8")) as { config: StackFile };
  return Object.fromEntries(
    Object.entries(config)
      .map(([key, value]) => [key.replace(/^hearth:/, ""), value] as const)
      .filter(([key]) => key !== "engine"),
  );
}

const internet = "asks for news of the day";
const roaming: StackFile = {
  ...smallHouse,
  access: { mode: "lan", address: "192.0.2.10", suffix: "home.arpa", port: 443 },
  custom: {
    httpbin,
    keeper: { ...httpbin, internet, processes: 4096 },
    roamer: { ...httpbin, internet, zone: "media" },
  },
};

const rows: StackFile = {
  ...smallHouse,
  custom: Object.fromEntries(
    databaseEngines.map((engine) => [
      `${engine}-own`,
      keeperOf(engine, { cache: "redis", check: ["test", "-s", "/run/secrets/database-url"] }),
    ]),
  ),
};

/** A folder that stands for a disk; what it may be used for is in the configuration of that preview. */
const disk = (): string => join(ground().folder, "policy-disk");

const tiered = (): StackFile => ({
  ...smallHouse,
  services: { syncthing: {} },
  custom: { httpbin, notes },
  tiers: { warm: disk() },
});

/** Services that the Internet may reach: one with a database, a cache and data of its own, and one with a database alone. */
const weblog: StackFile = { ...smallHouse, services: { miniflux: {}, wordpress: {} } };

/** Stack files of houses by the name of their stack, and what a person has allowed beyond settings.yaml. */
const stacks: Readonly<Record<string, { readonly file: () => StackFile; readonly allowed?: () => object }>> = {
  small: { file: () => smallHouse },
  prod: { file: example },
  rows: { file: () => rows },
  roaming: { file: () => roaming },
  weblog: { file: () => weblog },
  tiered: { file: tiered, allowed: () => ({ "HS-026": { tiers: [disk()] } }) },
};

function expectNothing({ code, stdout }: Finished): void {
  expect(stdout).toMatch(/Policies:\s+.*hearth/s);
  expect(stdout.split("\n").filter((line) => /mandatory\]|advisory\]|can't run/.test(line))).toEqual([]);
  expect(code).toBe(0);
}

test.each(Object.entries(stacks))(
  "the house %s breaks no rule, and no rule is kept from judging",
  async (name, one) => {
    mkdirSync(join(disk(), `hearth-${name}`), { recursive: true });
    const config = join(ground().folder, `${name}.json`);
    writeFileSync(config, JSON.stringify(one.allowed?.() ?? {}));
    const house = await openHouse(name, one.file());
    try {
      expectNothing(await house.tryPulumi("preview", "--policy-pack", pack, "--policy-pack-config", config));
    } finally {
      await house.remove();
    }
  },
);

test("one of each wrapper, alone, breaks no rule", async () => {
  const fields = await openFields();
  try {
    fields.write(baseOf(fields.images.server));
    expectNothing(await fields.judged(pack));
  } finally {
    await fields.remove();
  }
});
