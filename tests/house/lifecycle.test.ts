import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { type House, httpbin, openHouse, type StackFile } from "./support/house.ts";
import { mainContainers, notes, ownersOf, volumesOf, writePage } from "./support/notes.ts";

const stack = "lifecycle";
const access = { mode: "dev", port: 8080 };
const full: StackFile = { access, services: { website: {} }, custom: { httpbin, notes } };
const page = "a page that must not be lost";

let house: House;

async function statusOf(host: string): Promise<number> {
  return (await ask(`${host}.hearth.localhost`)).status;
}

async function containerOf(service: string): Promise<string> {
  const id = (await mainContainers(stack))[service];
  if (id === undefined) throw new Error(`${service} does not run`);
  return id;
}

/** Main containers but of these services, and of the home page, which shows a list of the others. */
async function others(...services: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const all = await mainContainers(stack);
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== "home" && !services.includes(name)));
}

/** Waits for what a finished update leaves to the proxy and the health checks. */
async function settled(): Promise<void> {
  await untilHealthy(stack, 60);
}

beforeAll(async () => {
  house = await openHouse(stack, full);
  await house.up();
  await settled();
  await writePage(await containerOf("notes"), "note.txt", page);
});

afterAll(async () => {
  await house.remove();
});

describe.each([
  { service: "website", host: "www", without: { ...full, services: {} } },
  { service: "httpbin", host: "httpbin", without: { ...full, custom: { notes } } },
])("$service, which keeps nothing,", ({ service, host, without }) => {
  test("goes with its route and its containers when it is left out, and nobody else is touched", async () => {
    expect(await statusOf(host)).toBe(200);
    expect((await containersOf(stack, `label=hearth.service=${service}`)).length).toBeGreaterThan(0);
    const before = await others(service);
    house.write(without);
    await house.up();
    expect(await statusOf(host)).toBe(404);
    expect(await containersOf(stack, `label=hearth.service=${service}`)).toEqual([]);
    expect(await others(service)).toEqual(before);
    await house.expectNoChanges();
  });

  test("comes back beside the others, none of which is replaced", async () => {
    const before = await others(service);
    house.write(full);
    await house.up();
    await settled();
    expect(await statusOf(host)).toBe(200);
    expect(await others(service)).toEqual(before);
    await house.expectNoChanges();
  });
});

describe("notes, which keeps data,", () => {
  test("serves its page as its own user", async () => {
    expect((await ask("notes.hearth.localhost", { path: "/note.txt" })).body).toBe(page);
  });

  test("keeps its data when plain Pulumi is told to leave it out: the update fails, and put back it serves the same", async () => {
    house.write({ ...full, custom: { httpbin } });
    const refused = await house.tryUp();
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toMatch(/notes-pages.*protected/s);
    expect(await volumesOf(stack, `hearth-${stack}-notes`)).toEqual([`hearth-${stack}-notes-pages`]);
    house.write(full);
    await house.up();
    await settled();
    expect((await ask("notes.hearth.localhost", { path: "/note.txt" })).body).toBe(page);
    await house.expectNoChanges();
  });

  test("leaves container and route when it is retired, and its volume stays", async () => {
    const before = await others("notes");
    house.write({ ...full, retired: ["notes"] });
    await house.up();
    expect(await statusOf("notes")).toBe(404);
    expect(await mainContainers(stack)).not.toHaveProperty("notes");
    expect(await volumesOf(stack, `hearth-${stack}-notes`)).toEqual([`hearth-${stack}-notes-pages`]);
    expect(await others("notes")).toEqual(before);
    await house.expectNoChanges();
  });

  test("has the same data of the same owner when it runs again", async () => {
    house.write(full);
    await house.up();
    await settled();
    expect((await ask("notes.hearth.localhost", { path: "/note.txt" })).body).toBe(page);
    const container = await containerOf("notes");
    const user = await docker("inspect", "--format", "{{.Config.User}}", container);
    expect(await ownersOf(container, "note.txt")).toEqual([`${user} 644`, `${user} 700`]);
    await house.expectNoChanges();
  });
});
