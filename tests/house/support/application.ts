import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openBrowser, visitor } from "./browser.ts";
import { docker, untilHealthy } from "./engine.ts";
import { type House, openHouse, type StackFile } from "./house.ts";
import { killTree } from "./kill.ts";
import { mainContainers } from "./notes.ts";

/** An application of the catalogue, as people meet it. */
export interface People {
  /** Name of the service; also its entry below `hearth:services`. */
  readonly name: string;
  /** Where it is in a house of the tests. */
  readonly home: string;
  /** A page for those alone who are signed in. */
  readonly own: string;
  /** What they see there, and nobody else. */
  readonly signedIn: string;
  /** Signs in as the house's account; whether the application let them in. */
  signsIn(page: Page, password: string): Promise<boolean>;
}

/** A house of one application, and a browser. */
export interface Application {
  readonly people: People;
  readonly house: House;
  readonly browser: Browser;
  /** A new browser window of somebody who is not signed in. */
  visitor(): Promise<Page>;
  /** The container that runs a service. Throws when none does. */
  containerOf(service: string): Promise<string>;
  /** A secret as the application is given it. */
  secret(name: string): Promise<string>;
  /** Changes settings of one service and leaves all others; gives the services that have another container since. */
  update(service: string, change: object): Promise<readonly string[]>;
  /** SIGKILL of all its processes at once; gives their names as soon as the same container is well again. */
  kill(): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function containerIn(stack: string, service: string): Promise<string> {
  const id = (await mainContainers(stack))[service];
  if (id === undefined) throw new Error(`${service} does not run`);
  return id;
}

async function killIn(stack: string, service: string): Promise<readonly string[]> {
  const running = await containerIn(stack, service);
  const begun = async () => await docker("inspect", running, "--format", "{{.State.StartedAt}} {{.State.Running}}");
  const before = await begun();
  const names = killTree(Number(await docker("inspect", running, "--format", "{{.State.Pid}}")));
  while ((await begun()) === before || !(await begun()).endsWith(" true")) await pause(100);
  await untilHealthy(stack, 60);
  expect(await containerIn(stack, service)).toBe(running);
  return names;
}

/** What stands beside an application: named servers of databases, and keys of the stack file. Default nothing. */
interface Beside {
  readonly servers?: readonly string[];
  readonly beside?: StackFile;
}

/** Brings up a house of one application. */
export async function openApplication(
  stack: string,
  people: People,
  { servers = [], beside = {} }: Beside = {},
): Promise<Application> {
  let settings: Readonly<Record<string, object>> = Object.fromEntries(
    [people.name, ...servers].map((one) => [one, {}]),
  );
  const file = () => ({ access: { mode: "dev", port: 8080 }, services: settings, ...beside });
  const house = await openHouse(stack, file());
  await house.up();
  await untilHealthy(stack, 120);
  const browser = await openBrowser();
  const containerOf = async (service: string) => await containerIn(stack, service);
  return {
    people,
    house,
    browser,
    visitor: async () => await visitor(browser, people.home),
    containerOf,
    secret: async (name) => await docker("exec", await containerOf(people.name), "cat", `/run/secrets/${name}`),
    update: async (service, change) => {
      const before = await mainContainers(stack);
      settings = { ...settings, [service]: { ...settings[service], ...change } };
      house.write(file());
      await house.up();
      await untilHealthy(stack, 120);
      const after = await mainContainers(stack);
      return Object.keys(after).filter((one) => after[one] !== before[one]);
    },
    kill: async () => await killIn(stack, people.name),
    close: async () => {
      await browser.close();
      await house.remove();
    },
  };
}

/** Opens a page for those who are signed in; whether the person still is. */
export async function isSignedIn({ people }: Application, page: Page): Promise<boolean> {
  await page.goto(people.own);
  return await page.isVisible(people.signedIn);
}

/** A window of somebody who has signed in with the password of the house. Throws when they are not let in. */
export async function signedIn(app: Application): Promise<Page> {
  const person = await app.visitor();
  expect(await app.people.signsIn(person, await app.secret("admin"))).toBe(true);
  return person;
}
