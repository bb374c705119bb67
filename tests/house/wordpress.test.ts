import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type Page } from "playwright-core";
import { hearth } from "./support/cli.ts";
import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { type House, openHouse, type StackFile } from "./support/house.ts";
import { ask } from "./support/http.ts";
import { killTree } from "./support/kill.ts";
import { mainContainers } from "./support/notes.ts";
import { reads, signsIn, visitor, writesPost } from "./support/weblog.ts";

const stack = "weblog";
const host = "blog.hearth.localhost";
const title = "An evening by the hearth";

type Settings = Readonly<Record<"wordpress" | "mariadb", object>>;

function fileWith(services: Settings): StackFile {
  return { access: { mode: "dev", port: 8080 }, services };
}

let settings: Settings = { wordpress: {}, mariadb: {} };
let house: House;
let browser: Browser;
let author: Page;
let address: string;

async function containerOf(service: string): Promise<string> {
  const id = (await mainContainers(stack))[service];
  if (id === undefined) throw new Error(`${service} does not run`);
  return id;
}

async function secret(name: string): Promise<string> {
  return await docker("exec", await containerOf("wordpress"), "cat", `/run/secrets/${name}`);
}

/** Changes settings of one service and leaves all others; gives the services that have another container since. */
async function update(service: keyof Settings, change: object): Promise<readonly string[]> {
  const before = await mainContainers(stack);
  settings = { ...settings, [service]: { ...settings[service], ...change } };
  house.write(fileWith(settings));
  await house.up();
  await untilHealthy(stack, 120);
  const after = await mainContainers(stack);
  return Object.keys(after).filter((service) => after[service] !== before[service]);
}

async function expectAllThere(): Promise<void> {
  const seen = await reads(browser, address);
  expect(seen.title).toBe(title);
  expect(seen.pictureWidth).toBeGreaterThan(300);
  const person = await visitor(browser);
  expect(await signsIn(person, await secret("admin"))).toBe(true);
  await person.close();
}

/** Asks Redis as its administrator. */
async function askRedis(...words: string[]): Promise<string> {
  const script = 'REDISCLI_AUTH=$(cat /run/secrets/admin) exec redis-cli --user admin --no-auth-warning "$@"';
  return await docker("exec", await containerOf("redis"), "sh", "-c", script, "ask", ...words);
}

beforeAll(async () => {
  house = await openHouse(stack, fileWith(settings));
  await house.up();
  await untilHealthy(stack, 120);
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
  author = await visitor(browser);
});

afterAll(async () => {
  await browser.close();
  await house.remove();
});

test("nothing is left to do", async () => {
  await house.expectNoChanges();
  await house.expectNoChanges("--refresh");
});

test.each([
  ["/", 200],
  ["/wp-login.php", 200],
  ["/wp-admin/", 302],
  ["/wp-admin/install.php", 403],
  ["/wp-admin/setup-config.php", 403],
  ["/wp-cron.php", 403],
  ["/.htaccess", 403],
  ["/wp-config.php", 404],
  ["/wp-content/uploads/any.php", 403],
  ["/no-such-page", 404],
])("a visitor who asks for %s is answered %d", async (path, status) => {
  expect((await ask(host, { path, patience: 30 })).status).toBe(status);
});

test("a person signs in with the password of the house and no other, writes a post with a picture, and a visitor reads it", async () => {
  expect(await signsIn(author, "wrong")).toBe(false);
  expect(await signsIn(author, await secret("admin"))).toBe(true);
  address = await writesPost(author, title);
  await expectAllThere();
});

test("it keeps in Redis what is asked often, each key with an end", async () => {
  const keys = (await askRedis("--scan", "--pattern", "wordpress.cache:*")).split("\n");
  expect(keys.length).toBeGreaterThan(20);
  const kept = keys.filter((key) => key !== "wordpress.cache:generation");
  expect(Number(await askRedis("TTL", kept[0] ?? ""))).toBeGreaterThan(0);
});

test("without Redis it goes on, and what was changed meanwhile is seen afterwards", async () => {
  const id = /(\d+)/.exec(new URL(author.url()).searchParams.get("post") ?? "")?.[1] ?? "";
  const rename = async (name: string) =>
    await author.evaluate(
      `wp.apiFetch({ path: "/wp/v2/posts/${id}", method: "POST", data: { title: ${JSON.stringify(name)} } })`,
    );
  expect((await reads(browser, address)).title).toBe(title);
  const redis = await containerOf("redis");
  await docker("stop", redis);
  try {
    expect((await reads(browser, address)).title).toBe(title);
    await rename("Without a cache");
    expect((await reads(browser, address)).title).toBe("Without a cache");
  } finally {
    await docker("start", redis);
    await untilHealthy(stack, 60);
  }
  expect((await reads(browser, address)).title).toBe("Without a cache");
  await rename(title);
  await expectAllThere();
});

test.each([
  { service: "wordpress", change: { cores: 1.5 } },
  { service: "mariadb", change: { memory: "640MiB" } },
] as const)("another revision of $service keeps everything", async ({ service, change }) => {
  expect(await update(service, change)).toEqual([service]);
  await expectAllThere();
});

test("SIGKILL of all its processes costs nothing", async () => {
  const running = await containerOf("wordpress");
  const begun = async () => await docker("inspect", running, "--format", "{{.State.StartedAt}} {{.State.Running}}");
  const before = await begun();
  expect(killTree(Number(await docker("inspect", running, "--format", "{{.State.Pid}}")))).toContain("apache2");
  while ((await begun()) === before || !(await begun()).endsWith(" true")) await pause(100);
  await untilHealthy(stack, 60);
  expect(await containerOf("wordpress")).toBe(running);
  await expectAllThere();
});

test("a rotation gives it new passwords, signs everybody out, and keeps everything", async () => {
  const names = ["admin", "salt", "database", "cache"];
  const before = await Promise.all(names.map(secret));
  await author.goto("/wp-admin/");
  expect(await author.isVisible("#wpadminbar")).toBe(true);
  expect(await update("wordpress", { rotation: 2 })).toEqual(["wordpress"]);
  const after = await Promise.all(names.map(secret));
  expect(names.filter((_, index) => before[index] === after[index])).toEqual([]);
  await author.goto("/wp-admin/");
  expect(await author.isVisible("#loginform")).toBe(true);
  expect(await signsIn(author, before[0] ?? "")).toBe(false);
  await expectAllThere();
  await house.expectNoChanges("--refresh");
});

test("npm run down and up keep everything", async () => {
  const { code } = await hearth(stack, "down", "--yes");
  expect(code).toBe(0);
  expect(await containersOf(stack)).toEqual([]);
  await house.up();
  await untilHealthy(stack, 120);
  await expectAllThere();
});
