import { createContext, runInContext } from "node:vm";
import { script } from "../../components/render/home-page/script.ts";

interface Tile {
  readonly dataset: { readonly probe: string; health: string };
  readonly state: { textContent: string };
  querySelector(selector: string): { textContent: string };
}

function tileOf(name: string): Tile {
  const state = { textContent: "checking" };
  return {
    dataset: { probe: `/-/health/${name}`, health: "checking" },
    state,
    querySelector: (selector) => (selector === "h3" ? { textContent: name } : state),
  };
}

type Answer = number | "nothing";

/** Runs the page's script on a page of these tiles; each round takes the next row of answers. */
function open(names: readonly string[], answers: () => Readonly<Record<string, Answer>>) {
  const tiles = names.map(tileOf);
  const summary = { textContent: "Checking the services" };
  const asked: { path: string; options: unknown }[] = [];
  const page = {
    visibilityState: "visible",
    onVisible: () => undefined as unknown,
    tick: () => undefined as unknown,
    period: 0,
  };
  const document = {
    get visibilityState() {
      return page.visibilityState;
    },
    querySelectorAll: () => tiles,
    querySelector: () => summary,
    addEventListener: (_: string, listener: () => unknown) => (page.onVisible = listener),
  };
  const fetch = (path: string, options: unknown) => {
    asked.push({ path, options });
    const answer = answers()[path.replace("/-/health/", "")] ?? "nothing";
    return answer === "nothing" ? Promise.reject(new TypeError("no answer")) : Promise.resolve({ status: answer });
  };
  const setInterval = (listener: () => unknown, period: number) => {
    Object.assign(page, { tick: listener, period });
  };
  runInContext(script, createContext({ document, fetch, setInterval, AbortSignal }));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { tiles, summary, asked, page, settle };
}

const states = (tiles: readonly Tile[]) => tiles.map(({ dataset, state }) => [dataset.health, state.textContent]);

test("200 is well; 502, 503, a page for signing in, a redirect and silence are not; said in words", async () => {
  const given = { a: 200, b: 502, c: 503, d: 401, e: 0, f: "nothing" } as const;
  const { tiles, summary, settle } = open(Object.keys(given), () => given);
  expect(states(tiles)).toEqual(tiles.map(() => ["checking", "checking"]));
  await settle();
  expect(states(tiles)).toEqual([["well", "well"], ...["b", "c", "d", "e", "f"].map(() => ["not-well", "not well"])]);
  expect(summary.textContent).toBe("5 of 6 not well: b, c, d, e, f");
});

test("it asks at once, every 15 s, and when the page comes back; never while the page is hidden", async () => {
  let now: Readonly<Record<string, Answer>> = { a: 503, b: 200 };
  const { tiles, summary, asked, page, settle } = open(["a", "b"], () => now);
  await settle();
  expect([asked.length, page.period]).toEqual([2, 15_000]);
  page.visibilityState = "hidden";
  page.tick();
  await settle();
  expect(asked).toHaveLength(2);
  now = { a: 200, b: 200 };
  page.visibilityState = "visible";
  page.onVisible();
  await settle();
  expect([asked.length, summary.textContent, ...states(tiles)]).toEqual([
    4,
    "All 2 services are well.",
    ["well", "well"],
    ["well", "well"],
  ]);
  page.tick();
  page.tick();
  await settle();
  expect(asked).toHaveLength(6);
  expect(asked[0]?.options).toMatchObject({
    cache: "no-store",
    redirect: "manual",
    signal: expect.any(AbortSignal) as unknown,
  });
});

test("when nobody answers, it is the house that is gone", async () => {
  const { summary, settle } = open(["a", "b"], () => ({}));
  await settle();
  expect(summary.textContent).toBe("The house does not answer.");
});

test("one service is spoken of as one; without any, nobody is asked", async () => {
  const one = open(["a"], () => ({ a: 200 }));
  await one.settle();
  expect(one.summary.textContent).toBe("The service is well.");
  const none = open([], () => ({}));
  await none.settle();
  expect([none.asked, none.summary.textContent]).toEqual([[], "Checking the services"]);
});
