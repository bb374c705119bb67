import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hostOf } from "../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { run } from "../../tools/shared/run.ts";
import { type DatabaseEngine, databaseEngines } from "../../components/site/database-engines.ts";
import { answered, askDatabase, databaseClients, keeperOf } from "./support/database-clients.ts";
import { docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { hearth } from "./support/cli.ts";
import { type House, httpbin, openHouse, type StackFile } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { mainContainers } from "./support/notes.ts";
import { type Setting, settings } from "./settings-table.ts";
import { cases } from "./support/cases.ts";

const stack = "rows";
const named = (engine: DatabaseEngine, part: string) => `${engine}-${part}`;

type Memory = Readonly<Record<DatabaseEngine, string>>;

/** What the catalogue says is enough. */
const least: Memory = { postgres: "64MiB", mariadb: "192MiB", redis: "32MiB" };
const more: Memory = { postgres: "320MiB", mariadb: "320MiB", redis: "64MiB" };
const most: Memory = { postgres: "352MiB", mariadb: "352MiB", redis: "80MiB" };

/** `rotation`: of one asker of each engine; `servers`: of the servers themselves. */
function fileWith(rotation: number, memory: Memory = least, servers = 1): StackFile {
  const custom = databaseEngines.flatMap((engine) => [
    [named(engine, "own"), keeperOf(engine, { rotation })] as const,
    [named(engine, "other"), keeperOf(engine)] as const,
    [named(engine, "far"), keeperOf(engine, { zone: "media" })] as const,
  ]);
  return {
    access: { mode: "dev", port: 8080 },
    services: Object.fromEntries(
      databaseEngines.map((engine) => [engine, { memory: memory[engine], rotation: servers }]),
    ),
    custom: { httpbin, ...Object.fromEntries(custom) },
  };
}

let house: House;

beforeAll(async () => {
  house = await openHouse(stack, fileWith(1));
  await house.up();
  await untilHealthy(stack, 60);
});

afterAll(async () => {
  await house.remove();
});

async function passwordOf(service: string): Promise<string> {
  const container = (await mainContainers(stack))[service] ?? "";
  return await docker("exec", container, "cat", "/run/secrets/database");
}

test("nothing is left to do", async () => {
  await house.expectNoChanges();
  await house.expectNoChanges("--refresh");
});

describe.each(databaseEngines)("%s", (engine) => {
  const { add, administer, all, knowsZones, usual } = databaseClients[engine];
  const [own, other, far] = [named(engine, "own"), named(engine, "other"), named(engine, "far")];
  const name = own.replaceAll("-", "_");
  const rows = async () => (await answered(stack, own, engine, all(name))).split("\n");

  test("keeps what its application writes", async () => {
    await answered(stack, own, engine, add(name, "one"));
    await answered(stack, own, engine, add(name, "two"));
    expect(await rows()).toEqual(["one", "two"]);
  });

  test("publishes nothing, and is in no network with a way out", async () => {
    const server = (await mainContainers(stack))[engine] ?? "";
    expect(await docker("port", server)).toBe("");
    const networks = await docker(
      "inspect",
      server,
      "--format",
      "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}",
    );
    for (const network of networks.trim().split(" ")) {
      expect(network).toMatch(/-data$/);
      expect(await docker("network", "inspect", network, "--format", "{{.Internal}}")).toBe("true");
    }
  });

  test("refuses a wrong password, another's account, and another's database", async () => {
    const password = await passwordOf(own);
    const user = `${name}.r1`;
    const wrong = [
      { password: "wrong" },
      { user: `${other.replaceAll("-", "_")}.r1` },
      { user: "hearth" },
      { user: name },
      { name: other.replaceAll("-", "_") },
    ];
    expect((await askDatabase(stack, own, engine, all(name), { user, password, name })).code).toBe(0);
    for (const visitor of wrong) {
      const what = visitor.name === undefined ? all(name) : all(visitor.name);
      expect([visitor, (await askDatabase(stack, own, engine, what, visitor)).code]).not.toEqual([visitor, 0]);
    }
  });

  test("lets its application do what programs usually do", async () => {
    for (const what of usual(name)) {
      const { code, stdout, stderr } = await askDatabase(stack, own, engine, what);
      expect([what, code, code === 0 ? "" : stdout + stderr]).toEqual([what, 0, ""]);
    }
  });

  test("refuses what only an administrator may do", async () => {
    for (const what of administer)
      expect([what, (await askDatabase(stack, own, engine, what)).code]).not.toEqual([what, 0]);
  });

  test("is not there for a service that asked for none, nor for one of another zone with another's account", async () => {
    const stranger = (await mainContainers(stack))["httpbin"] ?? "";
    expect(
      (await tryDocker("exec", stranger, "wget", "-q", "-T", "3", "-O", "-", `http://${engine}:80/`)).code,
    ).not.toBe(0);
    const visitor = { user: `${name}.r1`, password: await passwordOf(own), name };
    const { code } = await askDatabase(stack, far, engine, all(name), visitor);
    expect(code === 0).toBe(!knowsZones);
  });
});

test("a new password is another account: rows and neighbours stay, and the one before is refused", async () => {
  const before = await mainContainers(stack);
  const passwords = Object.fromEntries(
    await Promise.all(databaseEngines.map(async (engine) => [engine, await passwordOf(named(engine, "own"))] as const)),
  );
  house.write(fileWith(2));
  await house.up();
  await untilHealthy(stack, 60);
  const after = await mainContainers(stack);
  const changed = Object.keys(after).filter((service) => after[service] !== before[service]);
  expect(changed.sort()).toEqual(databaseEngines.map((engine) => named(engine, "own")).sort());
  for (const engine of databaseEngines) {
    const own = named(engine, "own");
    const name = own.replaceAll("-", "_");
    const { all } = databaseClients[engine];
    expect(await answered(stack, own, engine, all(name))).toBe("one\ntwo");
    const old = { user: `${name}.r1`, password: passwords[engine] ?? "" };
    expect((await askDatabase(stack, own, engine, all(name), old)).code).not.toBe(0);
    expect((await askDatabase(stack, own, engine, all(name), { password: passwords[engine] ?? "" })).code).not.toBe(0);
  }
  await house.expectNoChanges();
});

test("a server that gets more memory and a new password of its own keeps every row, and no application is replaced", async () => {
  const before = await mainContainers(stack);
  house.write(fileWith(2, more, 2));
  await house.up();
  await untilHealthy(stack, 60);
  const after = await mainContainers(stack);
  const changed = Object.keys(after).filter((service) => after[service] !== before[service]);
  expect(changed.sort()).toEqual([...databaseEngines].sort());
  for (const engine of databaseEngines) {
    const own = named(engine, "own");
    const { add, all } = databaseClients[engine];
    const name = own.replaceAll("-", "_");
    await answered(stack, own, engine, add(name, "three"));
    expect(await answered(stack, own, engine, all(name))).toBe("one\ntwo\nthree");
  }
  await house.expectNoChanges("--refresh");
});

describe.each(databaseEngines)("a copy from before a change of %s", (engine) => {
  const { add, all, clear } = databaseClients[engine];
  const own = named(engine, "own");
  const name = own.replaceAll("-", "_");

  test("is put back by one command, with what was lost and without what came later", async () => {
    await answered(stack, own, engine, clear(name));
    await answered(stack, own, engine, add(name, "later"));
    const { code, stdout, stderr } = await hearth(stack, "restore", own, "--yes");
    expect(`${stdout}${stderr}`).toMatch(/^\S+ has the rows of \d{4}-\d\d-\d\dT\S+Z again\.$/m);
    expect(code).toBe(0);
    expect(await answered(stack, own, engine, all(name))).toBe("one\ntwo");
    await answered(stack, own, engine, add(name, "four"));
    expect(await answered(stack, own, engine, all(name))).toBe("one\ntwo\nfour");
  });

  test("is not to be had under another name, nor without an answer", async () => {
    const wrong = await hearth(stack, "restore", own, "1999-01-01T00-00-00Z", "--yes");
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(/given 1999-01-01T00-00-00Z; allowed: \d{4}-/),
    ]);
    expect((await hearth(stack, "restore", own)).stderr).toMatch(/nothing was changed/);
    expect((await hearth(stack, "restore", "nobody", "--yes")).stderr).toMatch(/given nobody; allowed: .*own/);
  });
});

/** Makes the data say that another version wrote it, in a file that the running server does not read; `data` is where it lies. */
const others: Readonly<
  Record<DatabaseEngine, { readonly data: string; readonly scripts: string; readonly age: string }>
> = {
  postgres: {
    data: "/var/lib/postgresql",
    scripts: "/etc/hearth-postgres",
    age: "echo 9 > /var/lib/postgresql/data/PG_VERSION",
  },
  mariadb: {
    data: "/var/lib/mysql",
    scripts: "/etc/mysql/conf.d",
    age: "echo 10.1.1-MariaDB > /var/lib/mysql/mariadb_upgrade_info",
  },
  redis: {
    data: "/data",
    scripts: "/etc/hearth-redis",
    // The version begins behind the file's own mark and the field's name.
    age: "printf 2 | dd of=$(ls /data/appendonlydir/*.base.rdb) bs=1 seek=21 conv=notrunc 2>&1",
  },
};

describe("data of another major version", () => {
  const page = readFileSync(join(projectFolder, "docs/databases.md"), "utf8");
  const steps = [...page.matchAll(/^ {3}```sh\n([^]*?)^ {3}```$/gm)].map(([, code = ""]) => code);
  const [, copy = "", setAside = "", clean = ""] = steps;
  const follow = async (engine: DatabaseEngine, ...code: readonly string[]) => {
    const { data, scripts } = others[engine];
    const script = `set -eu\nstack=${stack} engine=${engine} data=${data} scripts=${scripts}\n${code.join("\n")}`;
    return (await run(["sh", "-c", script], { env: { DOCKER_HOST: hostOf(ground().layout) } })).stdout;
  };
  const copies: Partial<Record<DatabaseEngine, string>> = {};

  test("is refused before anything is touched, with the way to do it", async () => {
    const before = await mainContainers(stack);
    for (const engine of databaseEngines) await docker("exec", before[engine] ?? "", "sh", "-c", others[engine].age);
    house.write(fileWith(2, most, 2));
    for (const words of [["preview"], ["up", "--yes"]]) {
      const { code, stderr } = await hearth(stack, ...words);
      expect([words, code]).toEqual([words, 1]);
      for (const [engine, version] of Object.entries({ postgres: "9", mariadb: "10.1", redis: "2" }))
        expect(stderr).toMatch(
          new RegExp(`${engine}: given an image of version \\S+ for data of version ${version};.*docs/databases.md`),
        );
    }
    expect(await mainContainers(stack)).toEqual(before);
  });

  test.each(databaseEngines)("comes over as the page says: %s is copied, and set aside", async (engine) => {
    const there = await mainContainers(stack);
    for (const part of ["own", "other", "far"]) await docker("stop", there[named(engine, part)] ?? "");
    const listed = await follow(engine, copy, setAside);
    const name = named(engine, "own").replaceAll("-", "_");
    copies[engine] =
      listed
        .split("\n")
        .filter((line) => line.startsWith(`${name}/`))
        .at(-1)
        ?.split("/")[1] ?? "";
    expect(copies[engine]).toMatch(/Z$/);
  });

  test("and every row is back under a server that began empty", async () => {
    await house.up("--refresh");
    await untilHealthy(stack, 60);
    for (const engine of databaseEngines) {
      const own = named(engine, "own");
      const name = own.replaceAll("-", "_");
      const { all } = databaseClients[engine];
      const { stderr, code } = await hearth(stack, "restore", own, copies[engine] ?? "", "--yes");
      expect([engine, code === 0 ? "" : stderr]).toEqual([engine, ""]);
      expect(await answered(stack, own, engine, all(name))).toBe("one\ntwo\nfour");
      await follow(engine, clean);
    }
    await house.expectNoChanges("--refresh");
  });
});

describe("a change of the stack file:", () => {
  let file = fileWith(2, most, 2);

  const taken = async ({ edit, replaced }: Setting) => {
    const before = await mainContainers(stack);
    file = edit(file);
    house.write(file);
    await house.up();
    await untilHealthy(stack, 120);
    const after = await mainContainers(stack);
    const others = Object.keys(after).filter((service) => after[service] !== before[service]);
    expect(others.sort()).toEqual(replaced);
    await house.expectNoChanges();
  };

  const isRefused = async ({ edit }: Setting, says: string) => {
    house.write(edit(file));
    const { code, stderr } = await hearth(stack, "preview");
    house.write(file);
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
  };

  test.each(cases("settings", settings))("$field, $done", async (setting) => {
    await (setting.refused === undefined ? taken(setting) : isRefused(setting, setting.refused));
  });
});
