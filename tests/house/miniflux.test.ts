import { type Application, openApplication, signedIn } from "./support/application.ts";
import { asksApi, reader, reads, stars, subscribes } from "./support/reader.ts";
import { testSurvival } from "./support/survival.ts";

const written = { feed: "The Evening Paper", category: "Papers", article: "The fire was lit again." };
const title = "Smoke above the village";

let app: Application;

async function expectAllThere(): Promise<void> {
  const person = await signedIn(app);
  expect(await reads(person)).toEqual(written);
  await person.close();
}

/** The numbers by which its API speaks of the one feed and of the house's account; there is no other account. */
async function numbers(password: string): Promise<readonly [feed: number, account: number]> {
  const [feeds, users] = [await asksApi(password, "GET", "feeds"), await asksApi(password, "GET", "users")];
  expect([feeds, users]).toMatchObject([[{ title: written.feed }], [{ username: "hearth" }]]);
  const [feed, account] = [feeds, users].map((list) => (list as readonly [{ id: number }])[0].id);
  return [feed ?? 0, account ?? 0];
}

beforeAll(async () => {
  app = await openApplication("reader", reader);
});

afterAll(async () => {
  await app.close();
});

test("nothing is left to do", async () => {
  await app.house.expectNoChanges();
  await app.house.expectNoChanges("--refresh");
});

test("a person signs in with the password of the house and no other, subscribes, and keeps an article that an app brought", async () => {
  const password = await app.secret("admin");
  const person = await app.visitor();
  expect(await reader.signsIn(person, "wrong")).toBe(false);
  expect(await reader.signsIn(person, password)).toBe(true);
  await subscribes(person, written.category, written.feed);
  const [feed] = await numbers(password);
  const article = { url: "https://feeds.example/smoke", title, content: `<p>${written.article}</p>`, status: "unread" };
  await asksApi(password, "POST", `feeds/${String(feed)}/entries/import`, article);
  await stars(person, title);
  expect(await reads(person)).toEqual(written);
  await person.close();
});

test("it knows its version as upstream's does, and time zones", async () => {
  const password = await app.secret("admin");
  const [, account] = await numbers(password);
  expect(await asksApi(password, "GET", "version")).toMatchObject({ version: "2.3.3" });
  await asksApi(password, "PUT", `users/${String(account)}`, { timezone: "Asia/Kolkata" });
  expect(await asksApi(password, "GET", "entries")).toMatchObject({
    entries: [{ title, published_at: expect.stringMatching(/\+05:30$/) as string }],
  });
});

testSurvival(() => app, {
  revisions: [{ service: "miniflux", change: { cores: 0.5 } }],
  process: "miniflux",
  secrets: ["admin", "database"],
  expectAllThere,
});

test("no helper of a start is left, and one of a start that was cut short is gone after the next", async () => {
  const left = { username: "hearth-0123456789abcdef", password: "left behind", is_admin: true };
  const password = await app.secret("admin");
  await numbers(password);
  await asksApi(password, "POST", "users", left);
  await expect(numbers(password)).rejects.toThrow(left.username);
  await app.kill();
  await numbers(password);
});
