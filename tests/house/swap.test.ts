import { type Case, cases } from "./support/cases.ts";
import { type House, httpbin, openHouse, smallHouse } from "./support/house.ts";
import { type Load, startLoad, type Target } from "./support/load.ts";
import { leftovers, nothingLeft } from "./support/state.ts";

const stack = "swap";
const host = "httpbin.hearth.localhost";
const full = process.env["HEARTH_TEST_FULL"] === "1";

/** Says of each answer which revision gave it. */
const revised: Target = {
  host,
  path: "/env",
  read: (body) => /"HTTPBIN_ENV_REVISION": "([a-z]+)"/.exec(body)?.[1],
};
const website: Target = {
  host: "www.hearth.localhost",
  path: "/",
  read: (body) => (body.includes("It works") ? "website" : undefined),
};
const homePage: Target = {
  host: "home.hearth.localhost",
  path: "/",
  read: (body) => (body.includes("</html>") ? "home" : undefined),
};
const limits = { perSecond: 60, seconds: 1200, requests: 72_000 };

type Entry = Omit<typeof httpbin, "health"> & Readonly<Record<string, unknown>>;

function good(revision: string): Entry {
  return { ...httpbin, env: { HTTPBIN_ENV_REVISION: revision } };
}

interface Bad {
  readonly entry: Entry;
  /** What `up` says of it. */
  readonly says: RegExp;
}

/** Ends at once, with its usage in its log. */
const crash: Bad = {
  entry: { ...httpbin, env: { HTTPBIN_ENV_REVISION: "crash", PORT: "nowhere" } },
  says: /\(crashing\)[^]*last log lines:[^]*Print version and exit/,
};
/** Runs, and answers nobody on its port. */
const silent: Bad = {
  entry: { ...httpbin, env: { HTTPBIN_ENV_REVISION: "silent", PORT: "9090" } },
  says: /\(unhealthy\)[^]*last health output:[^]*refused/,
};
/** Takes a request and keeps it waiting for longer than a check may take. */
const hang: Bad = {
  entry: { ...good("hang"), health: "/delay/10" },
  says: /\(unhealthy\)[^]*last health output:[^]*exceeded timeout/,
};
/** Serves, and says that it is not well. */
const sick: Bad = {
  entry: { ...good("sick"), health: "/status/500" },
  says: /\(unhealthy\)[^]*last health output:[^]*500/,
};

interface Step extends Case {
  readonly step: string;
  /** Looks at what is really there first, and so forgets that a revision never was healthy. */
  readonly refresh?: boolean;
  readonly revision: { readonly good: string } | Bad;
}

/** One after another; each begins where the one before it ended. */
const steps: readonly Step[] = [
  { step: "a good revision", revision: { good: "two" }, always: true },
  { step: "one that crashes", revision: crash, always: true },
  { step: "the same one after a refresh", refresh: true, revision: crash, always: true },
  { step: "the same one again", revision: crash },
  { step: "one that answers nobody", revision: silent },
  { step: "the same one after a refresh", refresh: true, revision: silent },
  { step: "one that hangs", revision: hang },
  { step: "the same one after a refresh", refresh: true, revision: hang },
  { step: "one never healthy", revision: sick },
  { step: "the same one after a refresh", refresh: true, revision: sick },
  { step: "back to the good one", revision: { good: "two" }, always: true },
  { step: "another good one", revision: { good: "three" }, always: true },
  { step: "back to the first one", revision: { good: "one" } },
];

let house: House;
let load: Load;
let serving = "one";

function write(entry: Entry, more: Readonly<Record<string, unknown>> = {}): void {
  house.write({ ...smallHouse, custom: { httpbin: entry }, ...more });
}

beforeAll(async () => {
  house = await openHouse(stack);
  write(good("one"));
  await house.up();
});

afterAll(async () => {
  await house.remove();
});

async function timed<T>(what: string, action: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await action();
  process.stdout.write(`swap: ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

describe("under load", () => {
  beforeAll(() => {
    load = startLoad([revised, website, homePage], limits);
  });

  afterAll(async () => {
    await load.stop();
  });

  test.each(cases("swap", steps))("$step", async ({ step, refresh = false, revision }) => {
    load.served(host);
    if (refresh) await house.pulumi("refresh", "--yes", "--skip-preview");
    if ("good" in revision) {
      write(good(revision.good));
      await timed(step, async () => await house.up());
      const during = load.served(host);
      expect(during.filter((who) => who !== serving && who !== revision.good)).toEqual([]);
      serving = revision.good;
      expect(await leftovers(house)).toEqual(nothingLeft);
      await house.expectNoChanges();
    } else {
      write(revision.entry);
      const { code, stdout, stderr } = await timed(step, async () => await house.tryUp());
      const said = stdout + stderr;
      expect(code).not.toBe(0);
      expect(said).toMatch(/httpbin: the new revision is not healthy \(.+\)\. The revision before it keeps serving\./);
      expect(said).toContain("last health output:");
      expect(said).toMatch(revision.says);
    }
    expect(load.served(host)).toEqual([serving]);
  });

  test("no connection was closed so far, not even an idle one", () => {
    expect(load.resent()).toBe(0);
  });

  test("a service comes, one changes and one goes without the others noticing", async () => {
    const services = { website: { memory: "80MiB" }, glances: {} };
    for (const more of [{ services, custom: { httpbin: good(serving), second: httpbin } }, {}]) {
      write(good(serving), more);
      await timed("a service comes or goes", async () => await house.up());
      expect(await leftovers(house)).toEqual(nothingLeft);
    }
    await house.expectNoChanges();
    expect(load.served(host)).toEqual([serving]);
  });

  test("no request failed", async () => {
    const { requests, seconds, failed, failures, resent, slowestMilliseconds } = await load.stop();
    const rate = requests / seconds;
    process.stdout.write(
      `swap: ${String(requests)} requests in ${seconds.toFixed(0)} s (${rate.toFixed(0)} a second), ` +
        `${String(failed)} failed, ${String(resent)} sent again, slowest ${slowestMilliseconds.toFixed(0)} ms\n`,
    );
    expect(failures).toEqual([]);
    expect(failed).toBe(0);
    expect(resent).toBeLessThan(requests / 1000);
    expect(rate).toBeGreaterThanOrEqual(50);
    expect(requests).toBeGreaterThanOrEqual(full ? 2000 : 600);
  });
});

test("the load counts what fails", async () => {
  const wrong = { ...website, read: (body: string) => (body.includes("Something else") ? "" : undefined) };
  const nobody = { ...website, host: "nobody.hearth.localhost" };
  const control = startLoad([website, wrong, nobody], { perSecond: 30, seconds: 1, requests: 30 });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { requests, failed } = await control.stop();
  expect({ requests, failed }).toEqual({ requests: 30, failed: 20 });
});
