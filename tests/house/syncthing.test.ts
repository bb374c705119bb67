import { type Application, openApplication, signedIn } from "./support/application.ts";
import { hearth } from "./support/cli.ts";
import { containersOf, docker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { sees, sync, writeFile } from "./support/sync.ts";

const stack = "sync";
const folder = { name: "Files", place: "/srv/files/Files" };
const text = "The fire was lit again.";

let app: Application;

async function readsFile(): Promise<string> {
  return await docker("exec", await app.containerOf("syncthing"), "cat", "/srv/files/Files/evening.txt");
}

async function identity(): Promise<string> {
  return await docker("exec", await app.containerOf("syncthing"), "sha256sum", "/var/syncthing/cert.pem");
}

async function expectAllThere(): Promise<void> {
  const person = await signedIn(app);
  expect(await sees(person, 1)).toEqual(folder);
  await person.close();
  expect(await readsFile()).toBe(text);
}

beforeAll(async () => {
  app = await openApplication(stack, sync);
});

afterAll(async () => {
  await app.close();
});

test("nothing is left to do", async () => {
  await app.house.expectNoChanges();
  await app.house.expectNoChanges("--refresh");
});

test.each([
  ["/rest/noauth/health", 200],
  ["/rest/system/status", 403],
  ["/rest/config", 403],
  ["/metrics", 403],
])("a visitor who asks for %s is answered %d", async (path, status) => {
  expect((await ask("sync.hearth.localhost", { path, patience: 30 })).status).toBe(status);
});

test("a person signs in with the password of the house and no other, and sees the folder and the file that came into it", async () => {
  const person = await app.visitor();
  expect(await sync.signsIn(person, "wrong")).toBe(false);
  await person.close();
  const other = await signedIn(app);
  expect(await sees(other, 0)).toEqual(folder);
  await other.close();
  await writeFile(await app.containerOf("syncthing"), "evening.txt", text);
  await expectAllThere();
});

test("it asks nobody where its devices are, reports nothing and gets no new version by itself", async () => {
  const container = await app.containerOf("syncthing");
  const settings = await docker("exec", container, "cat", "/var/syncthing/config.xml");
  const off = ["globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled", "crashReportingEnabled"];
  for (const name of off) expect(settings).toContain(`<${name}>false</${name}>`);
  expect(settings).toContain("<urAccepted>-1</urAccepted>");
  expect(settings).toContain("<autoUpgradeIntervalH>0</autoUpgradeIntervalH>");
  expect(await docker("port", container)).toBe("");
});

test("another revision keeps everything, who it is to its devices included", async () => {
  const before = await identity();
  expect(await app.update("syncthing", { cores: 0.5 })).toEqual(["syncthing"]);
  await expectAllThere();
  expect(await identity()).toBe(before);
});

test("SIGKILL of all its processes costs nothing", async () => {
  expect(await app.kill()).toContain("syncthing");
  await expectAllThere();
});

test("a rotation gives its pages a new password and programs a new key, and keeps everything", async () => {
  const key = async () =>
    /<apikey>(.+)<\/apikey>/.exec(
      await docker("exec", await app.containerOf("syncthing"), "cat", "/var/syncthing/config.xml"),
    )?.[1];
  const [password, before] = [await app.secret("admin"), await key()];
  expect(before).toMatch(/^\w{32}$/);
  expect(await app.update("syncthing", { rotation: 2 })).toEqual(["syncthing"]);
  const person = await app.visitor();
  expect(await sync.signsIn(person, password)).toBe(false);
  await person.close();
  await expectAllThere();
  expect(await key()).toMatch(/^\w{32}$/);
  expect(await key()).not.toBe(before);
});

test("npm run down and up keep everything", async () => {
  const { code } = await hearth(stack, "down", "--yes");
  expect(code).toBe(0);
  expect(await containersOf(stack)).toEqual([]);
  await app.house.up();
  await untilHealthy(stack, 120);
  await expectAllThere();
  await app.house.expectNoChanges("--refresh");
});
