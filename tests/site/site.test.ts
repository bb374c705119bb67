import { SiteError } from "../../components/site/errors.ts";
import { parseImageLock } from "../../components/site/image-lock.ts";
import { nearest } from "../../components/site/naming.ts";
import { isDuration, isMemory, toMebibytes, toSeconds } from "../../components/site/units.ts";
import { entry, image, siteOf } from "../support/house.ts";

test("an empty stack file is a house on loopback", () => {
  expect(siteOf({})).toEqual({
    stack: "dev",
    access: {
      mode: "dev",
      address: "127.0.0.1",
      port: 8080,
      scheme: "http",
      suffix: "hearth.localhost",
      signInEverywhere: false,
    },
    services: {},
    custom: {},
    retired: [],
    tiers: {},
    pool: "10.213.0.0/16",
    engineHost: "unix:///var/run/docker.sock",
    images: { source: "upstream" },
    signIn: { user: "hearth", rotation: 1 },
    budget: { memory: "4GiB", cores: 16 },
  });
});

test("a full stack file keeps every decision", () => {
  const notes = {
    image,
    port: 80,
    host: "n",
    title: "Nötes 📝 & <more>",
    zone: "home",
    auth: "none",
    health: "/healthz",
    command: ["serve", "--all"],
    env: { MODE: "quiet", EMPTY: "" },
    volumes: { data: { mount: "/data", tier: "hot" }, cache: { mount: "/var/cache/notes" } },
    memory: "1GiB",
    cores: 1.5,
    processes: 64,
    database: "postgres",
    cache: "redis",
    rotation: 2,
    internet: "fetches feeds",
    writableRoot: "writes beside its program",
  };
  const site = siteOf({
    access: { mode: "lan", address: "192.168.1.10", suffix: "home.arpa" },
    services: { website: { host: "blog", memory: "128MiB", cores: 1 } },
    custom: { notes },
    retired: ["glances"],
    tiers: { hot: "/mnt/nvme", cold: "/mnt/disk" },
    network: { pool: "172.24.32.0/19" },
    engine: { host: "ssh://me@server:22" },
    signIn: { user: "me", rotation: 3 },
    budget: { memory: "16GiB", cores: 8 },
  });
  expect(site.access).toEqual({
    mode: "lan",
    address: "192.168.1.10",
    port: 443,
    scheme: "https",
    suffix: "home.arpa",
    signInEverywhere: true,
  });
  const volumes = { data: { mount: "/data", tier: "hot" }, cache: { mount: "/var/cache/notes", tier: "warm" } };
  expect(site.custom).toEqual({ notes: { ...notes, volumes } });
  expect(site.services).toEqual({ website: { host: "blog", memory: "128MiB", cores: 1 } });
  expect(site).toMatchObject({
    retired: ["glances"],
    tiers: { hot: "/mnt/nvme", cold: "/mnt/disk" },
    pool: "172.24.32.0/19",
    engineHost: "ssh://me@server:22",
    signIn: { user: "me", rotation: 3 },
    budget: { memory: "16GiB", cores: 8 },
  });
});

test("a short entry is safe by default", () => {
  expect(siteOf({ custom: { notes: entry() } }).custom["notes"]).toEqual({
    image,
    port: 8080,
    zone: "apps",
    auth: "sign-in",
    health: "/",
    env: {},
    volumes: {},
    memory: "128MiB",
    cores: 0.5,
    processes: 256,
    rotation: 1,
  });
});

test.each(["home.arpa", "lan", "home", "internal", "my-house.example", "10.0.0.1.nip.io", "a.b.c.d.example"])(
  "%s is a suffix",
  (suffix) => {
    const access = { mode: "lan", address: "10.0.0.1", suffix };
    expect(siteOf({ access }).access.suffix).toBe(suffix);
  },
);

test.each(["10.0.0.0/16", "10.213.0.0/16", "172.16.0.0/18", "172.31.224.0/19", "192.168.0.0/16", "192.168.64.0/18"])(
  "%s is a pool",
  (pool) => {
    expect(siteOf({ network: { pool } }).pool).toBe(pool);
  },
);

test("the site cannot be changed, however deep", () => {
  const site = siteOf({ custom: { notes: entry({ command: ["serve"], env: { A: "b" } }) } });
  const inner = (value: unknown): readonly unknown[] =>
    typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(inner)] : [];
  expect(inner(site).length).toBeGreaterThan(10);
  for (const part of inner(site)) expect(Object.isFrozen(part)).toBe(true);
});

test("built images come from the lock file that the site names", () => {
  const read = jest.fn(() => ({ [image]: `sha256:${"b".repeat(64)}` as const }));
  const site = siteOf({ images: { source: "distribution", lock: "/srv/lock.json" } }, "dev", read);
  expect(read).toHaveBeenCalledWith("/srv/lock.json");
  expect(site.images).toEqual({ source: "distribution", ids: { [image]: `sha256:${"b".repeat(64)}` } });
});

test("a lock file is read, or refused by name", () => {
  const id = `sha256:${"b".repeat(64)}`;
  const locked = { id, program: "app", version: "1.2.3", recipe: "c".repeat(64) };
  const good = JSON.stringify({ source: "distribution", images: { [image]: locked } });
  expect(parseImageLock("/srv/lock.json", good)).toEqual({ [image]: id });
  for (const bad of [
    "",
    "{",
    "[]",
    "{}",
    JSON.stringify({ source: "distribution", images: { nginx: locked } }),
    JSON.stringify({ images: { [image]: locked } }),
    good.replace("program", "programm"),
    good.replace(id, "sha256:1"),
  ]) {
    expect(() => parseImageLock("/srv/lock.json", bad)).toThrow(SiteError);
    expect(() => parseImageLock("/srv/lock.json", bad)).toThrow(
      /given \/srv\/lock\.json, which is (empty|cut short or edited); allowed: a lock file/,
    );
    // Running up again would only say the same.
    expect(() => parseImageLock("/srv/lock.json", bad)).toThrow("or remove it (rm /srv/lock.json), and npm run up");
  }
});

test("amounts carry their unit", () => {
  expect([toMebibytes("256MiB"), toMebibytes("2GiB")]).toEqual([256, 2048]);
  expect([toSeconds("30s"), toSeconds("5m"), toSeconds("1h")]).toEqual([30, 300, 3600]);
  expect(["256MiB", "2GiB"].every(isMemory)).toBe(true);
  expect(["256", "256MB", "0MiB", "-1MiB", "1.5GiB", "", " 1GiB", "1GiB\n"].filter(isMemory)).toEqual([]);
  expect(["30s", "5m", "1h"].every(isDuration)).toBe(true);
  expect(["30", "5 m", "0s", "-1h", "1d", "", "1s\n"].filter(isDuration)).toEqual([]);
});

test("a name that is nearly right is recognised, another is not", () => {
  const known = ["website", "glances", "home"];
  expect(["webiste", "Glances", "hom", "wiki", "x"].map((name) => nearest(name, known))).toEqual([
    "website",
    "glances",
    "home",
    undefined,
    undefined,
  ]);
});
