import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { hostOf } from "../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { attempt, type Finished } from "../../tools/shared/run.ts";
import { openBrowser } from "./support/browser.ts";
import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { removeByLabel } from "./support/house.ts";
import { ask } from "./support/http.ts";
import { ground } from "./support/layout.ts";

const home = join(ground().folder, "newcomer");
const picture = join(projectFolder, "docs/home-page.png");

/** A command as package.json runs it, in an empty home folder of its own. */
async function hearth(...words: string[]): Promise<Finished & { readonly seconds: number }> {
  const started = performance.now();
  const finished = await attempt([process.execPath, "tools/cli/main.ts", ...words], {
    cwd: projectFolder,
    env: { HEARTH_HOME: home, DOCKER_HOST: hostOf(ground().layout) },
  });
  return { ...finished, seconds: (performance.now() - started) / 1000 };
}

async function changedFiles(): Promise<string> {
  return (await attempt(["git", "status", "--porcelain"], { cwd: projectFolder })).stdout;
}

const addresses = [
  { host: "home", status: 200, content: /<title>[^<]*Hearth/ },
  { host: "www", status: 200, content: /It works/ },
  { host: "hello", status: 200, content: /Hello from Hearth/ },
  { host: "glances", status: 401, content: /^$/ },
] as const;

let before: string;
let first: Awaited<ReturnType<typeof hearth>>;

beforeAll(async () => {
  before = await changedFiles();
  first = await hearth("up", "--yes");
});

afterAll(async () => {
  await removeByLabel("dev");
  rmSync(home, { recursive: true, force: true });
});

describe("the first line of the README", () => {
  test("ends well, within a minute of a warm cache", () => {
    process.stdout.write(`first house: ${first.seconds.toFixed(0)} s\n`);
    expect(`${first.stderr}${first.code === 0 ? "" : first.stdout}`).toBe("");
    expect(first.code).toBe(0);
    expect(first.seconds).toBeLessThan(60);
  });

  test("ends with a table of addresses, the sign-in, the way from a laptop and the next command", () => {
    for (const { host } of addresses) expect(first.stdout).toContain(`http://${host}.hearth.localhost:8080`);
    expect(first.stdout).toMatch(/Sign in as hearth; .*npm run --silent secret -- caddy sign-in/);
    expect(first.stdout).toMatch(/ssh -L 8080:localhost:8080 /);
    expect(first.stdout).toMatch(/Next: npm run plan/);
  });

  test("leaves the clone as it was, and every started container healthy", async () => {
    expect(await changedFiles()).toBe(before);
    await untilHealthy("dev", 1);
    expect(await containersOf("dev", "status=running")).toHaveLength(5);
  });

  test.each(addresses)("$host answers $status with its own content", async ({ host, status, content }) => {
    const answer = await ask(`${host}.hearth.localhost`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(content);
  });

  test("gives a sign-in that works, and only that one", async () => {
    const shown = await hearth("pulumi", "--", "stack", "output", "signIn", "--show-secrets", "--json");
    const { user, password } = JSON.parse(shown.stdout) as { user: string; password: string };
    const sign = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
    });
    expect((await ask("glances.hearth.localhost", { headers: sign(password) })).status).toBe(200);
    expect((await ask("glances.hearth.localhost", { headers: sign(`${password}x`) })).status).toBe(401);
  });
});

test("a repeat with nothing to do takes at most 15 s and makes nothing", async () => {
  const names = await containersOf("dev");
  const again = await hearth("up", "--yes");
  process.stdout.write(`repeat: ${again.seconds.toFixed(1)} s\n`);
  expect(again.code).toBe(0);
  expect(await containersOf("dev")).toEqual(names);
  expect(again.seconds).toBeLessThan(15);
});

test.each([
  { words: ["preview", "--expect-no-changes"], says: /unchanged|no changes|nothing/i },
  { words: ["plan"], says: /glances/ },
  { words: ["doctor"], says: /container addresses.*host listener.*--insert DOCKER-USER/s },
])("npm run $words.0 ends well", async ({ words, says }) => {
  const { code, stdout, stderr } = await hearth(...words);
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(says);
});

describe("in a browser", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });

  afterAll(async () => {
    await browser.close();
  });

  test("the home page shows every service well, in its own words", async () => {
    await page.goto("http://home.hearth.localhost:8080/");
    for (const service of ["website", "glances", "hello"]) {
      await page.waitForSelector(`[data-service="${service}"][data-health="well"]`);
    }
    expect(await page.textContent("[data-summary]")).toMatch(/All 3 services are well/);
    if (process.env["UPDATE_PICTURE"] === "1") await page.screenshot({ path: picture, fullPage: true });
  });

  test("a tile leads to its service", async () => {
    await page.click('[data-service="website"] a');
    await page.waitForURL("http://www.hearth.localhost:8080/");
    expect(await page.textContent("h1")).toBe("It works");
  });

  test("a tile tells when its service is not well", async () => {
    const [website] = await containersOf("dev", "label=hearth.service=website", "status=running");
    await docker("pause", website ?? "");
    try {
      await page.goto("http://home.hearth.localhost:8080/");
      await page.waitForSelector('[data-service="website"][data-health="not-well"]');
      await page.waitForSelector('[data-service="hello"][data-health="well"]');
    } finally {
      await docker("unpause", website ?? "");
    }
  });
});

describe("npm run down", () => {
  test("takes the house down, keeps its data, and up builds it again", async () => {
    const down = await hearth("down", "--yes");
    expect({ code: down.code, stderr: down.stderr }).toEqual({ code: 0, stderr: "" });
    expect(await containersOf("dev", "status=running")).toEqual([]);
    expect(await docker("volume", "ls", "--quiet")).toContain("hearth-dev-caddy-data");
    expect((await hearth("up", "--yes")).code).toBe(0);
    expect((await ask("www.hearth.localhost")).status).toBe(200);
  });

  test("--purge destroys only what was named by hand", async () => {
    const unnamed = await hearth("down", "--purge");
    expect(unnamed.code).not.toBe(0);
    expect(unnamed.stdout + unnamed.stderr).toContain("hearth-dev-caddy-data");
    expect((await hearth("down", "--purge", "--yes-destroy", "dev")).code).toBe(0);
    expect(await containersOf("dev")).toEqual([]);
    expect(await docker("volume", "ls", "--quiet", "--filter", "label=hearth.stack=dev")).toBe("");
  });
});
