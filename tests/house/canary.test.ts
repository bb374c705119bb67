import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, pulumiHome } from "../../tools/shared/paths.ts";
import type { Finished } from "../../tools/shared/run.ts";
import { houseOf, secretFiles, secretFolder, secretsOf, signInHash } from "./canary-house.ts";
import {
  commandSurfaces,
  engineSurfaces,
  failureSurfaces,
  firstUp,
  restoreSurfaces,
  type Surfaces,
  useSignIn,
} from "./canary-surfaces.ts";
import { hearth } from "./support/cli.ts";
import { filesWith, forms, formsIn } from "./support/canary.ts";
import { docker, tryDocker } from "./support/engine.ts";
import { type House, openHouse } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { planOf } from "./support/plan.ts";

const stack = "canary";
/** What every surface shows, to prove that a secret would be found there. */
const planted = `pl$nted/+${randomBytes(9).toString("hex")}`;
const surfaceNames = [
  "preview --diff",
  "preview --json",
  "up --diff",
  "refresh --diff",
  "state, exported",
  "outputs",
  ...["first up", "rotation", "restore", "up that fails"].flatMap((phase) => [
    `arguments of processes, ${phase}`,
    `environments of processes, ${phase}`,
  ]),
  "restore of asker",
  "restore of wordpress",
  "restore of nobody",
  "up that fails",
  "docker container inspect",
  "docker volume inspect",
  "docker network inspect",
  "docker image inspect",
  "logs of the proxy",
  "logs of all containers",
  "log of the engine",
] as const;
/** Surfaces on which the planted text does not come by itself; a text of the product proves that they were read. */
const shows: Readonly<Record<string, RegExp>> = {
  outputs: /home\.hearth\.localhost/,
  "refresh --diff": /unchanged/,
  "restore of asker": /asker has the rows of/,
  "restore of wordpress": /wordpress has the rows of/,
  "restore of nobody": /given nobody/,
  // Of PostgreSQL, of MariaDB and of Redis.
  "up that fails": /(?=[^]*is not running)(?=[^]*Access denied)(?=[^]*WRONGPASS)/,
};

let house: House;
let surfaces: Surfaces = new Map();
let statuses: readonly number[] = [];
let printed: Finished | undefined;
/** All generations of everything that must not be seen, by what it is. */
const secrets = new Map<string, string>();

async function learnSecrets(): Promise<void> {
  for (const [name, text] of await secretsOf(house)) secrets.set(name, text);
}

/** What in a text is secret, by what it is. */
function secretsIn(text: string): readonly string[] {
  return [...secrets].flatMap(([name, secret]) => formsIn(text, secret).map((form) => `${name}: ${form}`));
}

beforeAll(async () => {
  house = await openHouse(stack, houseOf(1));
  const atFirst = await firstUp(house, planted);
  await learnSecrets();
  const hex = Buffer.from(planted).toString("hex");
  // The engine writes down which registry it could not reach.
  await tryDocker("pull", `${hex}.localhost:1/planted`);
  await docker("volume", "create", "--label", `planted=${planted}`, "planted");
  await docker("network", "create", "--internal", "--label", `planted=${planted}`, "planted");
  const [image = ""] = (await docker("image", "ls", "--quiet")).split("\n");
  await docker("tag", image, `planted:${hex}`);
  const fromCommands = await commandSurfaces(house, planted);
  await learnSecrets();
  const fromRestore = await restoreSurfaces(house, planted);
  const fromFailure = await failureSurfaces(house, planted);
  await learnSecrets();
  statuses = await useSignIn(stack, planOf(house).signInUser, secrets.get("caddy-sign-in-r2") ?? "", planted);
  // Before all is looked at, so that what it leaves behind would be found.
  printed = await hearth(stack, "secret", "caddy", "sign-in");
  surfaces = new Map([...atFirst, ...fromCommands, ...fromRestore, ...fromFailure, ...(await engineSurfaces(stack))]);
});

afterAll(async () => {
  await tryDocker("volume", "rm", "planted");
  await tryDocker("network", "rm", "planted");
  await tryDocker("rmi", `planted:${Buffer.from(planted).toString("hex")}`);
  await house.remove();
});

test("there are passwords of every kind and rotation, with what is kept of them, and the newest signs in", async () => {
  const ofServers = ["mariadb-admin", "postgres-admin", "redis-admin", "caddy-sign-in"];
  const ofAskers = ["asker-database", "wordpress-admin", "wordpress-cache", "wordpress-database", "wordpress-salt"];
  const generations = (names: readonly string[], most: number) =>
    names.flatMap((name) => Array.from({ length: most }, (_, at) => `${name}-r${String(at + 1)}`));
  const words = [...secrets.keys()].filter((name) => !name.includes(", "));
  expect(words.sort()).toEqual([...generations(ofServers, 2), ...generations(ofAskers, 3)].sort());
  expect([...secrets].filter(([, text]) => text.length < 24)).toEqual([]);
  expect(new Set(secrets.values()).size).toBe(secrets.size);
  expect(secrets.size - words.length).toBe(2 + 2 + 3 * 3);
  expect(secrets.get("caddy-sign-in-r2, hash")).toBe(await signInHash(stack, 2));
  expect(statuses).toEqual([200, 401, 502]);
});

describe("the scanner", () => {
  const odd = 'a "quoted"/path\\with\nlines & é+?';

  test.each(Object.entries(forms))("finds what is written %s", (_, write) => {
    expect(formsIn(`before${write(odd)}after`, odd)).not.toEqual([]);
  });

  test("finds a header of a sign-in", () => {
    const header = Buffer.from(`owner:${planted}`).toString("base64");
    expect(formsIn(header, planted)).not.toEqual([]);
  });
});

describe("0 secrets in", () => {
  test.each(surfaceNames)("%s, where what is planted is found", (name) => {
    const text = surfaces.get(name) ?? "";
    const control = shows[name];
    const read = control === undefined ? formsIn(text, planted).length > 0 : control.test(text);
    expect({ control: read, secrets: secretsIn(text) }).toEqual({ control: true, secrets: [] });
  });

  test("every file of the stack's folder, its history and backups too", async () => {
    const control = await filesWith(house.folder, planted);
    for (const kind of ["/stacks/", "/backups/", "/history/"]) {
      expect(control.filter((file) => file.includes(kind))).not.toEqual([]);
    }
    expect(await filesWith(house.folder, [...secrets.values()])).toEqual([]);
  });

  test("the logs that Pulumi keeps of every command: they are sealed with the stack's passphrase", async () => {
    const folder = join(pulumiHome(), "logs");
    const logs = readdirSync(folder).filter((file) => file.includes(`+${stack}-`));
    expect(logs).not.toEqual([]);
    const open = logs.filter((file) => readFileSync(join(folder, file)).subarray(0, 4).toString() !== "PLOG");
    expect(open).toEqual([]);
    expect(await filesWith(folder, [...secrets.values()])).toEqual([]);
  });

  test("every file of the checkout", async () => {
    const except = ["node_modules", ".git"];
    const control = await filesWith(projectFolder, "as one typed Pulumi program", except);
    expect(control).toContain(join(projectFolder, "Pulumi.yaml"));
    expect(await filesWith(projectFolder, [...secrets.values()], except)).toEqual([]);
  });
});

describe("the exception: what Pulumi prints when asked for its verbose log", () => {
  test("shows secrets, so it is for one's own eyes", () => {
    expect(secretsIn(surfaces.get("preview -v=3") ?? "")).not.toEqual([]);
  });
});

describe("the exception: npm run secret, which is for that", () => {
  test("prints the newer password alone, and only when it is named", async () => {
    const password = secrets.get("caddy-sign-in-r2") ?? "";
    expect({ alone: printed?.stdout === `${password}\n` && printed.stderr === "" }).toEqual({ alone: true });
    const listed = await hearth(stack, "secret", "caddy");
    expect(listed.stdout).toContain("sign-in");
    expect(secretsIn(listed.stdout + listed.stderr)).toEqual([]);
  });
});

describe("the exception: files that one service alone can read", () => {
  /** Of the servers and the proxy; askers have those of the update that failed besides. */
  const current = 2;

  test("are 0400 and belong to the service's user", async () => {
    const plan = planOf(house);
    for (const service of ["caddy", "mariadb", "postgres", "redis", "wordpress", "asker"]) {
      const folder = await secretFolder(stack, service, current);
      const user = plan.containers.find((container) => container.service === service)?.user;
      const files = readdirSync(folder).map((name) => statSync(join(folder, name)));
      expect(files.length).toBeGreaterThan(0);
      for (const { mode, uid, gid } of files)
        expect({ service, mode: (mode & 0o777).toString(8), uid, gid }).toEqual({
          service,
          mode: "400",
          uid: user,
          gid: user,
        });
    }
  });

  test("are the only files of the engine that hold a password, and none holds the sign-in's", async () => {
    const { data } = ground().layout.docker;
    const allowed = await secretFiles(house, current);
    const words = [...secrets].filter(([name]) => !name.endsWith("verifier"));
    const found = await filesWith(
      data,
      words.map(([, text]) => text),
    );
    const held = found.flatMap((file) => {
      const text = readFileSync(file, "latin1");
      return words.filter(([, secret]) => formsIn(text, secret).length > 0).map(([name]) => `${name} in ${file}`);
    });
    const expected = [...allowed].flatMap(([name, files]) => files.map((file) => `${name} in ${file}`));
    expect(held.sort()).toEqual(expected.sort());
  });

  test("go with their generation", async () => {
    const { stdout } = await tryDocker("volume", "ls", "--quiet", "--filter", `name=hearth-${stack}-.*-secret-r1$`);
    expect(stdout).toBe("");
  });
});
