import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Application, openApplication, signedIn } from "./support/application.ts";
import { hearth } from "./support/cli.ts";
import { answered, databaseClients, keeperOf } from "./support/database-clients.ts";
import { docker, untilHealthy } from "./support/engine.ts";
import type { StackFile } from "./support/house.ts";
import { ask } from "./support/http.ts";
import { ground } from "./support/layout.ts";
import { mainContainers, notes, volumesOf, writePage } from "./support/notes.ts";
import { reads, weblog, writesPost } from "./support/weblog.ts";

const stack = "keeping";
const title = "An evening by the hearth";
const stateFile = `state/.pulumi/stacks/hearth/${stack}.json`;
const page = "a page beside the weblog";

/** Beside the weblog a file and a row of others, which are to survive what it survives. */
const beside = { custom: { notes, ledger: keeperOf("postgres") } };
const rotated = { wordpress: { rotation: 2 } };

function fileWith(more: StackFile): StackFile {
  return { access: { mode: "dev", port: 8080 }, services: rotated, ...beside, ...more };
}

let app: Application;
let address: string;

/** Secrets as the containers have them, by service. */
const secretsOf = {
  wordpress: ["admin", "salt", "database", "cache"],
  ledger: ["database"],
  mariadb: ["admin"],
  caddy: ["sign-in"],
};

async function allSecrets(): Promise<readonly string[]> {
  const running = await mainContainers(stack);
  return await Promise.all(
    Object.entries(secretsOf).map(async ([service, names]) => {
      const files = names.map((name) => `/run/secrets/${name}`);
      return `${service}: ${await docker("exec", running[service] ?? "", "cat", ...files)}`;
    }),
  );
}

async function expectAllThere(): Promise<void> {
  const seen = await reads(app, address);
  expect(seen.title).toBe(title);
  expect(seen.pictureWidth).toBeGreaterThan(300);
  await (await signedIn(app)).close();
  expect(await answered(stack, "ledger", "postgres", databaseClients.postgres.all("ledger"))).toBe("kept");
  expect((await ask("notes.hearth.localhost", { path: "/note.txt" })).body).toBe(page);
}

beforeAll(async () => {
  app = await openApplication(stack, weblog, { beside });
  await answered(stack, "ledger", "postgres", databaseClients.postgres.add("ledger", "kept"));
  await writePage(await app.containerOf("notes"), "note.txt", page);
  const author = await signedIn(app);
  address = await writesPost(author, title);
  await author.close();
  await app.update("wordpress", rotated.wordpress);
});

afterAll(async () => {
  await app.close();
});

test("the password of its person is printed by one command, alone", async () => {
  const { stdout, stderr, code } = await hearth(stack, "secret", "wordpress", "admin");
  expect([code, stdout, stderr]).toEqual([0, `${await app.secret("admin")}\n`, ""]);
});

test("retired, it stops with the servers of its databases, and put back it has everything again", async () => {
  const before = await allSecrets();
  app.house.write(fileWith({ retired: ["wordpress", "ledger", "notes"] }));
  await app.house.up();
  expect(Object.keys(await mainContainers(stack)).sort()).toEqual(["caddy", "home"]);
  app.house.write(fileWith({}));
  await app.house.up();
  await untilHealthy(stack, 120);
  expect(await allSecrets()).toEqual(before);
  await expectAllThere();
});

describe("a state and a passphrase that are lost", () => {
  let before: readonly string[];

  beforeAll(async () => {
    before = await allSecrets();
    rmSync(join(app.house.folder, "state"), { recursive: true });
    rmSync(app.house.passphraseFile);
  });

  test("are refused by up, which changes nothing and says how to adopt, and by adopt while a seal of the old one is there", async () => {
    const running = await mainContainers(stack);
    const refused = await hearth(stack, "up", "--yes");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("npm run adopt")]);
    const sealed = await hearth(stack, "adopt", "--yes");
    expect([sealed.code, sealed.stderr]).toEqual([1, expect.stringContaining("remove the line encryptionsalt")]);
    expect(await mainContainers(stack)).toEqual(running);
  });

  test("cost no row, file, picture or password once the house is adopted", async () => {
    writeFileSync(app.house.stackFile, readFileSync(app.house.stackFile, "utf8").replace(/^encryptionsalt: .*\n/m, ""));
    const adopted = await hearth(stack, "adopt", "--yes");
    expect([adopted.code, adopted.stderr]).toEqual([0, ""]);
    expect(await allSecrets()).toEqual(before);
    await expectAllThere();
    await app.house.expectNoChanges("--refresh");
    const said = adopted.stdout + adopted.stderr + readFileSync(join(app.house.folder, stateFile), "utf8");
    expect(
      before.flatMap((line) => line.match(/[A-Za-z0-9]{24,}/g) ?? []).filter((word) => said.includes(word)),
    ).toEqual([]);
  });

  test("leave a sign-in that opens the same doors and can no longer be shown", async () => {
    const { code, stderr } = await hearth(stack, "secret", "caddy", "sign-in");
    expect([code, stderr]).toEqual([1, expect.stringContaining("raise hearth:signIn.rotation")]);
  });
});

describe("another disk", () => {
  const data = ["ledger", "notes", "wordpress", "mariadb", "postgres", "redis", "caddy"];
  let moved: StackFile;

  beforeAll(() => {
    const tiers = { hot: join(ground().folder, "fast"), warm: join(ground().folder, "roomy") };
    for (const folder of Object.values(tiers)) mkdirSync(folder);
    moved = fileWith({ tiers });
    app.house.write(moved);
  });

  test("is refused while the data is not there, with both places and the way", async () => {
    const { code, stderr } = await hearth(stack, "up", "--yes");
    expect(code).toBe(1);
    expect(stderr).toContain(
      `hearth-${stack}/wordpress/content, while its data lies in the volume hearth-${stack}-wordpress-content`,
    );
    expect(stderr).toContain("npm run move");
  });

  test("has everything after npm run move, also when the old places are removed", async () => {
    const before = await allSecrets();
    const isData = (volume: string) =>
      data.some((name) => volume.startsWith(`hearth-${stack}-${name}-`)) && !volume.includes("-secret-");
    const old = (await volumesOf(stack)).filter(isData);
    const { code, stdout, stderr } = await hearth(stack, "move", "--yes");
    expect([code, stderr]).toEqual([0, ""]);
    expect(old.length).toBeGreaterThan(5);
    expect((await volumesOf(stack)).filter(isData)).toEqual(old);
    for (const volume of old) expect(stdout).toContain(`  docker volume rm ${volume}\n`);
    await docker("volume", "rm", ...old);
    expect(await allSecrets()).toEqual(before);
    await expectAllThere();
    await app.house.expectNoChanges("--refresh");
  });
});
