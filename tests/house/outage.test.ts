import { type DatabaseEngine, databaseEngines } from "../../components/site/database-engines.ts";
import { counting } from "./support/counting.ts";
import { keeperOf, watchWriting } from "./support/database-clients.ts";
import { untilHealthy } from "./support/engine.ts";
import { forecastOf, type ReadForecast } from "./support/forecast.ts";
import { type House, httpbin, openHouse, type StackFile } from "./support/house.ts";
import { mainContainers, notes } from "./support/notes.ts";
import { type Answers, type Watch, watchPage } from "./support/watch.ts";

const stack = "outage";
const keeper = (engine: DatabaseEngine) => `${engine}-writer`;

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Keys of a stack file that the changes bend. */
interface Parts {
  readonly services: Entries;
  readonly custom: Entries;
}

const first: Parts = {
  services: Object.fromEntries(databaseEngines.map((engine) => [engine, { memory: "256MiB" }])),
  custom: {
    httpbin,
    notes,
    counting,
    ...Object.fromEntries(databaseEngines.map((engine) => [keeper(engine), keeperOf(engine)])),
  },
};

interface Change extends Parts {
  readonly what: string;
  /** Services that stop first; all others must not notice. */
  readonly restarted: readonly string[];
  /** Services of which a new revision starts beside the old one. */
  readonly swapped: readonly string[];
  readonly created: readonly string[];
}

/** One after another; each adds to the file that the one before it left. */
const changes: readonly Change[] = [
  {
    what: "memory and settings of the servers",
    services: Object.fromEntries(databaseEngines.map((engine) => [engine, { memory: "320MiB" }])),
    custom: {},
    restarted: databaseEngines,
    swapped: [],
    created: [],
  },
  {
    what: "memory and environment of an application, and of one that keeps files",
    services: {},
    custom: {
      counting: { ...counting, env: { ...counting.env, TWO: "2" }, memory: "112MiB" },
      notes: { ...notes, env: { TWO: "2" }, memory: "80MiB" },
    },
    restarted: ["notes"],
    swapped: ["counting"],
    created: [],
  },
  {
    what: "a new password of an application",
    services: {},
    custom: { counting: { ...counting, rotation: 2 } },
    restarted: [],
    swapped: ["counting"],
    created: [],
  },
  {
    what: "an application of the catalogue, and one with a database",
    services: { website: {} },
    custom: { more: { ...httpbin, database: "postgres" } },
    restarted: [],
    swapped: [],
    created: ["more", "website"],
  },
];

const fileOf = ({ services, custom }: Parts): StackFile => ({ access: { mode: "dev", port: 8080 }, services, custom });

/** What is asked for of each service that has a page. */
const pages = { home: "/", httpbin: "/status/200", notes: "/.hearth", counting: "/" };

let house: House;
let file: Parts = first;
let watches: Readonly<Record<string, Watch>> = {};
const rows: string[] = [];

beforeAll(async () => {
  house = await openHouse(stack, fileOf(first));
  await house.up();
  await untilHealthy(stack, 60);
  const there = await mainContainers(stack);
  watches = {
    ...Object.fromEntries(
      Object.entries(pages).map(([name, path]) => [name, watchPage(`${name}.hearth.localhost`, path)]),
    ),
    ...Object.fromEntries(databaseEngines.map((engine) => [engine, watchWriting(there[keeper(engine)] ?? "", engine)])),
  };
});

afterAll(async () => {
  await Promise.all(
    Object.values(watches).map(async ({ stop }) => {
      await stop();
    }),
  );
  process.stdout.write(`outage: change: forecast, measured\n${rows.join("\n")}\n`);
  await house.remove();
});

/** No forecast is more than so many times what is measured, or than what a few seconds would be. */
const boldest = { times: 10, seconds: 3 };

/** What is wrong with a forecast, by what was measured of one thing. */
function wrongWith({ away }: ReadForecast, name: string, answers: Answers): readonly string[] {
  const { asked, failed, again, longest } = answers;
  const forecast = away[name];
  if (asked === 0) return [`${name}: nobody asked`];
  // The proxy opens its port anew when routes come or go: who connects in that instant is reset.
  if (forecast === undefined && again > 1) return [`${name}: reset ${String(again)} times`];
  if (forecast === undefined) return failed === 0 ? [] : [`${name}: ${String(failed)} of ${String(asked)} failed`];
  const measured = `${name}: away for ${longest.toFixed(1)} s of ${String(forecast)} s`;
  const bold = boldest.times * Math.max(longest, boldest.seconds);
  // A client that waits for its server has failed at nothing, and was without it all the same.
  return longest > forecast || forecast > bold ? [measured] : [];
}

describe.each(changes)("$what", ({ what, services, custom, restarted, swapped, created }) => {
  let forecast: ReadForecast;
  let before: Readonly<Record<string, string>>;

  test("the preview names what is away and what is not touched", async () => {
    file = { services: { ...file.services, ...services }, custom: { ...file.custom, ...custom } };
    house.write(fileOf(file));
    before = await mainContainers(stack);
    forecast = await forecastOf(stack);
    expect(Object.keys(forecast.away)).toEqual(expect.arrayContaining([...restarted]));
    expect(forecast.swapped).toEqual(expect.arrayContaining([...swapped]));
    expect([...forecast.created].sort()).toEqual(created);
    const stays = ["caddy", ...databaseEngines].filter((service) => !restarted.includes(service));
    expect([...forecast.untouched].sort()).toEqual(stays.sort());
  });

  test("nothing is away for longer than that, and all else does not fail once", async () => {
    for (const { look } of Object.values(watches)) look();
    await house.up();
    await untilHealthy(stack, 60);
    const seen = Object.entries(watches).map(([name, { look }]) => [name, look()] as const);
    for (const [name, { asked, failed, again, longest }] of seen)
      rows.push(
        `${what}: ${name}: ${forecast.away[name] === undefined ? "no gap" : `${String(forecast.away[name])} s`}, ` +
          `${longest.toFixed(1)} s, ${String(failed)} of ${String(asked)} failed, ${String(again)} reset`,
      );
    expect(seen.flatMap(([name, answers]) => wrongWith(forecast, name, answers))).toEqual([]);
  });

  test("what the preview does not name has the same container", async () => {
    const after = await mainContainers(stack);
    const other = Object.keys(after).filter((service) => after[service] !== before[service]);
    const named = [...restarted, ...forecast.swapped, ...forecast.created];
    expect(other.sort()).toEqual([...new Set(named)].sort());
  });
});

test("nothing is left to do", async () => {
  await house.expectNoChanges();
});
