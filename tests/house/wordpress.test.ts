import type { Page } from "playwright-core";
import { type Application, openApplication, signedIn } from "./support/application.ts";
import { hearth } from "./support/cli.ts";
import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { testSurvival } from "./support/survival.ts";
import { reads, weblog, writesPost } from "./support/weblog.ts";

const stack = "weblog";
const host = "blog.hearth.localhost";
const title = "An evening by the hearth";

let app: Application;
let author: Page;
let address: string;

async function expectAllThere(): Promise<void> {
  const seen = await reads(app, address);
  expect(seen.title).toBe(title);
  expect(seen.pictureWidth).toBeGreaterThan(300);
  await (await signedIn(app)).close();
}

/** Asks Redis as its administrator. */
async function askRedis(...words: string[]): Promise<string> {
  const script = 'REDISCLI_AUTH=$(cat /run/secrets/admin) exec redis-cli --user admin --no-auth-warning "$@"';
  return await docker("exec", await app.containerOf("redis"), "sh", "-c", script, "ask", ...words);
}

beforeAll(async () => {
  app = await openApplication(stack, weblog, { servers: ["mariadb"] });
  author = await app.visitor();
});

afterAll(async () => {
  await app.close();
});

test("nothing is left to do", async () => {
  await app.house.expectNoChanges();
  await app.house.expectNoChanges("--refresh");
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
  expect(await weblog.signsIn(author, "wrong")).toBe(false);
  expect(await weblog.signsIn(author, await app.secret("admin"))).toBe(true);
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
  expect((await reads(app, address)).title).toBe(title);
  const redis = await app.containerOf("redis");
  await docker("stop", redis);
  try {
    expect((await reads(app, address)).title).toBe(title);
    await rename("Without a cache");
    expect((await reads(app, address)).title).toBe("Without a cache");
  } finally {
    await docker("start", redis);
    await untilHealthy(stack, 60);
  }
  expect((await reads(app, address)).title).toBe("Without a cache");
  await rename(title);
  await expectAllThere();
});

testSurvival(() => app, {
  revisions: [
    { service: "wordpress", change: { cores: 1.5 } },
    { service: "mariadb", change: { memory: "640MiB" } },
  ],
  process: "apache2",
  secrets: ["admin", "salt", "database", "cache"],
  expectAllThere,
});

test("npm run down and up keep everything", async () => {
  const { code } = await hearth(stack, "down", "--yes");
  expect(code).toBe(0);
  expect(await containersOf(stack)).toEqual([]);
  await app.house.up();
  await untilHealthy(stack, 120);
  await expectAllThere();
});
