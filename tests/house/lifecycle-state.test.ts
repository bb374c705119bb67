import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/shared/paths.ts";
import { hearth } from "./support/cli.ts";
import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { type House, httpbin, openHouse, type StackFile } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { loseState } from "./support/lost-state.ts";
import { mainContainers, notes, volumesOf, writePage } from "./support/notes.ts";
import { leftovers, nothingLeft } from "./support/state.ts";

const stack = "custody";
const file: StackFile = { access: { mode: "dev", port: 8080 }, custom: { notes } };
const volume = `hearth-${stack}-notes-pages`;
const page = "a page that outlives its house";

let house: House;

async function served(): Promise<string> {
  return (await ask("notes.hearth.localhost", { path: "/note.txt" })).body;
}

async function password(): Promise<string> {
  const { stdout } = await house.pulumi("stack", "output", "signIn", "--show-secrets", "--json");
  return stdout;
}

async function idOf(service: string): Promise<string> {
  const id = (await mainContainers(stack))[service];
  if (id === undefined) throw new Error(`${service} does not run`);
  return id;
}

/** Everything that an update could touch: containers, volumes, networks, and what the proxy's secret file says. */
async function everything() {
  const networks = await docker("network", "ls", "--no-trunc", "--quiet", "--filter", `label=hearth.stack=${stack}`);
  return {
    containers: await mainContainers(stack),
    running: await containersOf(stack, "status=running"),
    volumes: await volumesOf(stack),
    networks: networks.split("\n").sort(),
    secret: await docker("exec", await idOf("caddy"), "cat", "/run/secrets/sign-in"),
  };
}

beforeAll(async () => {
  house = await openHouse(stack, file);
  await house.up();
  await untilHealthy(stack, 60);
  await writePage(await idOf("notes"), "note.txt", page);
});

afterAll(async () => {
  await house.remove();
});

describe("a second checkout with the same stack", () => {
  let clone: string;

  beforeAll(() => {
    clone = mkdtempSync(join(ground().folder, "clone-"));
    for (const name of ["index.ts", "components", "package.json", "Pulumi.yaml", "tsconfig.json"]) {
      cpSync(join(projectFolder, name), join(clone, name), { recursive: true });
    }
    symlinkSync(join(projectFolder, "node_modules"), join(clone, "node_modules"));
  });

  afterAll(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  test("shows no change", async () => {
    await house.expectNoChanges("--cwd", clone);
  });

  test("shows the change when there is one", async () => {
    house.write({ ...file, custom: { httpbin, notes } });
    const seen = await house.tryPulumi("preview", "--expect-no-changes", "--cwd", clone);
    house.write(file);
    expect(seen.code).not.toBe(0);
    expect(seen.stdout).toContain("httpbin");
  });
});

describe("data whose state is lost", () => {
  let giveBack: () => void;

  beforeAll(async () => {
    giveBack = await loseState(house, file);
  });

  afterAll(() => {
    giveBack();
  });

  test("makes an update refuse before anything is changed, and say what was found and what to do", async () => {
    const before = await everything();
    const refused = await house.tryUp();
    const said = refused.stdout + refused.stderr;
    expect(refused.code).not.toBe(0);
    expect(said).toContain(`volume ${volume}`);
    expect(said).toContain("Put the stack's state folder back from a backup");
    expect(said).toContain("npm run adopt");
    expect(await everything()).toEqual(before);
    expect(await served()).toBe(page);
  });

  test("makes npm run up refuse as well", async () => {
    const before = await everything();
    const refused = await hearth(stack, "up", "--yes");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(volume);
    expect(await everything()).toEqual(before);
  });
});

test("with its state back the house shows no change", async () => {
  await house.expectNoChanges();
});

test.each([
  { words: ["adopt", "--yes"], code: 1, says: "there is nothing to adopt; npm run up builds the house" },
  { words: ["move", "--yes"], code: 0, says: "Nothing to move: all data lies where the stack file says." },
  { words: ["secret"], code: 0, says: "caddy    sign-in  hearth   1" },
  { words: ["secret", "notes"], code: 1, says: "secret: given notes; allowed: a service with secrets (caddy)" },
  { words: ["secret", "caddy", "word"], code: 1, says: "secret caddy: given word; allowed: sign-in" },
])("npm run $words says what there is", async ({ words, code, says }) => {
  const before = await everything();
  const seen = await hearth(stack, ...words);
  expect([seen.code, seen.stdout + seen.stderr]).toEqual([code, expect.stringContaining(says)]);
  expect(await everything()).toEqual(before);
});

test("npm run up refuses to leave out a service with data, names both ways out, and changes nothing", async () => {
  const before = await everything();
  house.write({ ...file, custom: {} });
  const refused = await hearth(stack, "up", "--yes");
  house.write(file);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("notes-pages");
  expect(refused.stderr).toContain("hearth:retired");
  expect(refused.stderr).toContain("npm run purge -- notes");
  expect(refused.stderr).not.toContain("unprotect");
  expect(await everything()).toEqual(before);
});

test("npm run down keeps data and passwords, and the next update has them again", async () => {
  const before = await password();
  const down = await hearth(stack, "down", "--yes");
  expect(down.code).toBe(0);
  expect(await containersOf(stack)).toEqual([]);
  expect(await volumesOf(stack)).toContain(volume);
  await house.up();
  await untilHealthy(stack, 60);
  expect(await served()).toBe(page);
  expect(await password()).toBe(before);
  await house.expectNoChanges();
});

describe("volumes that were removed by hand", () => {
  const routes = `hearth-${stack}-routes`;

  async function removeByHand(...volumes: string[]): Promise<void> {
    await docker("rm", "--force", ...(await containersOf(stack)));
    await docker("volume", "rm", ...volumes);
  }

  test("are made anew by npm run up alone when the program writes them", async () => {
    await removeByHand(routes);
    const built = await hearth(stack, "up", "--yes");
    expect(built.stdout).toContain(`volume ${routes} is missing in the engine: made anew`);
    expect(built.code).toBe(0);
    expect(await volumesOf(stack)).toContain(routes);
    expect(await served()).toBe(page);
    await house.expectNoChanges();
  });

  test("make npm run up refuse when they held data, with both ways out, and doctor say so", async () => {
    await removeByHand(volume, routes);
    const refused = await hearth(stack, "up", "--yes");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`  volume ${volume}`);
    expect(refused.stderr).toContain(`docker volume create --label hearth.stack=${stack} ${volume}`);
    expect(refused.stderr).toContain("npm run up -- --refresh makes what is still missing anew, empty");
    expect(await containersOf(stack)).toEqual([]);
    expect(await docker("volume", "ls", "--quiet")).not.toContain(volume);
    const looked = await hearth(stack, "doctor");
    expect(looked.stdout).toContain(`gone: ${volume}`);
    expect(looked.stdout).toContain(`missing: ${routes}`);
    expect(looked.code).toBe(1);
  });

  test("come back empty and with their labels by the way out that was named", async () => {
    const built = await hearth(stack, "up", "--yes", "--refresh");
    expect(built.stdout).toContain(`volume ${volume} is missing in the engine: made anew, empty`);
    expect(built.code).toBe(0);
    expect(await volumesOf(stack)).toEqual(expect.arrayContaining([volume, routes]));
    expect(await served()).not.toBe(page);
    await house.expectNoChanges();
    expect(await leftovers(house)).toEqual(nothingLeft);
    await writePage(await idOf("notes"), "note.txt", page);
  });
});

test("another passphrase: npm run down refuses at once, preview says which file is wrong, and nothing changes", async () => {
  const before = await everything();
  const right = readFileSync(house.passphraseFile, "utf8");
  writeFileSync(house.passphraseFile, "canary-31c7");
  const refused = await hearth(stack, "down", "--yes");
  const seen = await hearth(stack, "preview");
  writeFileSync(house.passphraseFile, right);
  expect(seen.code).not.toBe(0);
  expect(seen.stderr).toContain(`${house.passphraseFile}: given another passphrase`);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${house.passphraseFile}: given another passphrase`);
  expect(refused.stdout + refused.stderr).not.toMatch(/canary-31c7|trying again/);
  expect(await everything()).toEqual(before);
});

describe("npm run purge", () => {
  test("refuses a service that is not retired, and names what is", async () => {
    const refused = await hearth(stack, "purge", "notes", "--yes");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("hearth:retired");
    expect(await served()).toBe(page);
  });

  test("destroys the data of a retired one; then its entry can go", async () => {
    house.write({ ...file, retired: ["notes"] });
    await house.up();
    expect(await volumesOf(stack)).toContain(volume);
    const purged = await hearth(stack, "purge", "notes", "--yes");
    expect(purged.stdout).toContain(volume);
    expect(purged.code).toBe(0);
    expect(await volumesOf(stack)).not.toContain(volume);
    house.write({ ...file, custom: {} });
    await house.up();
    await house.expectNoChanges();
    expect(await volumesOf(stack, `hearth-${stack}-notes`)).toEqual([]);
  });
});
