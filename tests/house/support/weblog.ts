import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectFolder } from "../../../tools/shared/paths.ts";
import type { Application, People } from "./application.ts";

/** WordPress in a house of the tests. */
export const weblog: People = {
  name: "wordpress",
  home: "http://blog.hearth.localhost:8080",
  own: "/wp-admin/",
  signedIn: "#wpadminbar",
  signsIn: async (page, password) => {
    await page.goto("/wp-login.php");
    await page.fill("#user_login", "hearth");
    await page.fill("#user_pass", password);
    await page.click("#wp-submit");
    await page.waitForSelector("#wpadminbar, #login_error");
    return page.url().startsWith(`${weblog.home}/wp-admin/`);
  },
};

const picture = readFileSync(join(projectFolder, "docs", "home-page.png"));

/** Writes a post with a picture in the editor and publishes it; gives its address. */
export async function writesPost(page: Page, title: string): Promise<string> {
  await page.goto("/wp-admin/post-new.php");
  const titleField = page.locator(".editor-post-title__input");
  await titleField.waitFor();
  const welcome = page.locator(".edit-post-welcome-guide button[aria-label^=Close]");
  if (await welcome.isVisible()) await welcome.click();
  await titleField.fill(title);
  await titleField.press("Enter");
  await page.keyboard.type("/image");
  await page.waitForSelector(".components-autocomplete__result");
  await page.keyboard.press("Enter");
  const upload = page.locator(".components-form-file-upload input[type=file]");
  await upload.setInputFiles({ name: "evening.png", mimeType: "image/png", buffer: picture });
  await page.waitForSelector(`.wp-block-image img[src^="${weblog.home}/wp-content/uploads/"]`);
  await page.click(".editor-post-publish-panel__toggle");
  await page.click(".editor-post-publish-panel .editor-post-publish-button");
  const address = page.locator(".post-publish-panel__postpublish-header a");
  await address.waitFor();
  return (await address.getAttribute("href")) ?? "";
}

/** What somebody sees who is not signed in: the title, and how wide the picture is that arrived; 0 without one. */
export async function reads(app: Application, address: string): Promise<{ title: string; pictureWidth: number }> {
  const page = await app.visitor();
  try {
    await page.goto(address);
    const shown = page.locator(".wp-block-image img");
    await shown.scrollIntoViewIfNeeded();
    await page.waitForFunction("document.querySelector('.wp-block-image img').complete");
    const pictureWidth = await page.evaluate("document.querySelector('.wp-block-image img').naturalWidth");
    return { title: await page.innerText("h1"), pictureWidth: Number(pictureWidth) };
  } finally {
    await page.close();
  }
}
