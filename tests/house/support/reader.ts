import type { Page } from "playwright-core";
import type { People } from "./application.ts";
import { ask } from "./http.ts";

/** Miniflux in a house of the tests. */
export const reader: People = {
  name: "miniflux",
  home: "http://reader.hearth.localhost:8080",
  own: "/settings",
  signedIn: ".logout-button",
  signsIn: async (page, password) => {
    await page.goto("/");
    await page.fill("#form-username", "hearth");
    await page.fill("#form-password", password);
    await page.click("button[type=submit]");
    await page.waitForSelector(".logout-button, .alert-error");
    return page.url().startsWith(`${reader.home}/unread`);
  },
};

/** Subscribes to a feed, as somebody does who comes from another reader with a list of subscriptions. */
export async function subscribes(page: Page, category: string, feed: string): Promise<void> {
  const list = `<opml version="2.0"><head/><body><outline text="${category}"><outline type="rss" text="${feed}" title="${feed}" xmlUrl="https://feeds.example/evening.xml"/></outline></body></opml>`;
  await page.goto("/import");
  await page.setInputFiles("#form-file", { name: "feeds.opml", mimeType: "text/xml", buffer: Buffer.from(list) });
  await page.click("form[action='/upload'] button[type=submit]");
  await page.waitForURL(`${reader.home}/feeds`);
}

/** Asks Miniflux' API as an app does; what it answers. Throws when it refuses. */
export async function asksApi(password: string, method: string, path: string, sent?: object): Promise<unknown> {
  const headers = { authorization: `Basic ${Buffer.from(`hearth:${password}`).toString("base64")}` };
  const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
  const answer = await ask("reader.hearth.localhost", { method, path: `/v1/${path}`, headers, patience: 30, ...body });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${String(answer.status)} ${answer.body}`);
  return JSON.parse(answer.body);
}

/** Opens the unread article of that title and gives it a star. */
export async function stars(page: Page, title: string): Promise<void> {
  await page.goto("/unread");
  await page.click(`.item-title a:has-text("${title}")`);
  await page.waitForURL("**/entry/*");
  const answer = page.waitForResponse((response) => response.url().includes("/entry/star/"));
  await page.click("button[data-toggle-starred]");
  expect((await answer).ok()).toBe(true);
}

/** What somebody who is signed in sees: the one feed with its category, and the text of the article with a star. */
export async function reads(page: Page): Promise<Readonly<Record<"feed" | "category" | "article", string>>> {
  // The text of the page itself: while one page fades into the next, nothing of it counts as shown.
  const text = async (selector: string) => (await page.textContent(selector))?.trim() ?? "";
  await page.goto("/feeds");
  const [feed, category] = [await text(".feed-item .item-title"), await text(".feed-item .category")];
  await page.goto("/starred");
  await page.click(".item-title a");
  return { feed, category, article: await text("article.entry-content") };
}
