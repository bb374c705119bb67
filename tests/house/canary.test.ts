import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, pulumiHome } from "../../tools/shared/paths.ts";
import type { Finished } from "../../tools/shared/run.ts";
import { commandSurfaces, engineSurfaces, houseOf, type Surfaces, useSignIn } from "./canary-surfaces.ts";
import { hearth } from "./support/cli.ts";
import { filesWith, fingerprint, forms, formsIn } from "./support/canary.ts";
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
  "arguments of processes",
  "environments of processes",
  "docker container inspect",
  "docker volume inspect",
  "docker network inspect",
  "docker image inspect",
  "logs of the proxy",
  "logs of all containers",
  "log of the engine",
] as const;
/** Surfaces on which the planted text does not come by itself; a text of the product proves that they were read. */
const shows: Readonly<Record<string, string>> = { outputs: "home.hearth.localhost", "refresh --diff": "unchanged" };

let house: House;
let surfaces: Surfaces = new Map();
let statuses: readonly number[] = [];
let printed: Finished | undefined;
/** Both generations of password and hash. */
const secrets: string[] = [];

/** File of the secret volume of a generation, as the host sees it. */
async function secretFile(rotation: number): Promise<string> {
  const volume = `hearth-${stack}-caddy-secret-r${String(rotation)}`;
  return join(await docker("volume", "inspect", "--format", "{{.Mountpoint}}", volume), "sign-in");
}

async function learnSecrets(rotation: number): Promise<string> {
  const { stdout } = await house.pulumi("stack", "output", "signIn", "--show-secrets", "--json");
  const { password } = JSON.parse(stdout) as { readonly password: string };
  const [, hash = ""] = readFileSync(await secretFile(rotation), "utf8")
    .trim()
    .split(" ");
  secrets.push(password, hash);
  return password;
}

beforeAll(async () => {
  house = await openHouse(stack, houseOf(1));
  await house.up();
  await learnSecrets(1);
  const hex = Buffer.from(planted).toString("hex");
  // The engine writes down which registry it could not reach.
  await tryDocker("pull", `${hex}.localhost:1/planted`);
  await docker("volume", "create", "--label", `planted=${planted}`, "planted");
  await docker("network", "create", "--internal", "--label", `planted=${planted}`, "planted");
  const [image = ""] = (await docker("image", "ls", "--quiet")).split("\n");
  await docker("tag", image, `planted:${hex}`);
  const fromCommands = await commandSurfaces(house, planted);
  const password = await learnSecrets(2);
  statuses = await useSignIn(stack, planOf(house).signInUser, password, planted);
  // Before all is looked at, so that what it leaves behind would be found.
  printed = await hearth(stack, "secret", "caddy", "sign-in");
  surfaces = new Map([...fromCommands, ...(await engineSurfaces(stack))]);
});

afterAll(async () => {
  await tryDocker("volume", "rm", "planted");
  await tryDocker("network", "rm", "planted");
  await tryDocker("rmi", `planted:${Buffer.from(planted).toString("hex")}`);
  await house.remove();
});

test("there are two generations of a password and its bcrypt hash, and the newer one signs in", () => {
  expect(secrets.map((secret) => secret.length)).toEqual([24, 60, 24, 60]);
  expect(new Set(secrets).size).toBe(4);
  expect(secrets[1]).toMatch(/^\$2[aby]\$/);
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
    expect({ control: control === undefined ? formsIn(text, planted).length > 0 : text.includes(control) }).toEqual({
      control: true,
    });
    const hits = secrets.flatMap((secret) => formsIn(text, secret).map((form) => `${fingerprint(secret)} ${form}`));
    expect(hits).toEqual([]);
  });

  test("every file of the stack's folder, its history and backups too", async () => {
    const control = await filesWith(house.folder, planted);
    for (const kind of ["/stacks/", "/backups/", "/history/"]) {
      expect(control.filter((file) => file.includes(kind))).not.toEqual([]);
    }
    for (const secret of secrets) expect(await filesWith(house.folder, secret)).toEqual([]);
  });

  test("the logs that Pulumi keeps of every command: they are sealed with the stack's passphrase", async () => {
    const folder = join(pulumiHome(), "logs");
    const logs = readdirSync(folder).filter((file) => file.includes(`+${stack}-`));
    expect(logs).not.toEqual([]);
    const open = logs.filter((file) => readFileSync(join(folder, file)).subarray(0, 4).toString() !== "PLOG");
    expect(open).toEqual([]);
    for (const secret of secrets) expect(await filesWith(folder, secret)).toEqual([]);
  });

  test("every file of the checkout", async () => {
    const except = ["node_modules", ".git"];
    const control = await filesWith(projectFolder, "as one typed Pulumi program", except);
    expect(control).toContain(join(projectFolder, "Pulumi.yaml"));
    for (const secret of secrets) expect(await filesWith(projectFolder, secret, except)).toEqual([]);
  });
});

describe("the exception: what Pulumi prints when asked for its verbose log", () => {
  test("shows secrets, so it is for one's own eyes", () => {
    const text = surfaces.get("preview -v=3") ?? "";
    expect(secrets.filter((secret) => formsIn(text, secret).length > 0)).not.toEqual([]);
  });
});

describe("the exception: npm run secret, which is for that", () => {
  test("prints the newer password alone, and only when it is named", async () => {
    const [, , password = ""] = secrets;
    expect({ alone: printed?.stdout === `${password}\n` && printed.stderr === "" }).toEqual({ alone: true });
    const listed = await hearth(stack, "secret", "caddy");
    expect(listed.stdout).toContain("sign-in");
    expect(secrets.filter((one) => formsIn(listed.stdout + listed.stderr, one).length > 0)).toEqual([]);
  });
});

describe("the exception: a file that the proxy alone can read", () => {
  test("is 0400 and belongs to the proxy's user", async () => {
    const { mode, uid, gid } = statSync(await secretFile(2));
    const user = planOf(house).containers.find(({ service }) => service === "caddy")?.user;
    expect({ mode: (mode & 0o777).toString(8), uid, gid }).toEqual({ mode: "400", uid: user, gid: user });
  });

  test("is the only file of the engine that holds the hash; none holds the password", async () => {
    const [, , password = "", hash = ""] = secrets;
    const { data } = ground().layout.docker;
    expect(await filesWith(data, hash)).toEqual([await secretFile(2)]);
    expect(await filesWith(data, password)).toEqual([]);
  });

  test("goes with its generation", async () => {
    expect((await tryDocker("volume", "inspect", `hearth-${stack}-caddy-secret-r1`)).code).not.toBe(0);
    const [, hash = ""] = secrets;
    expect(await filesWith(ground().layout.docker.data, hash)).toEqual([]);
  });
});
