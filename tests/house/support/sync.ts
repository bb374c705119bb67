import type { Page } from "playwright-core";
import type { People } from "./application.ts";
import { docker } from "./engine.ts";

const folder = "#folders .panel";
const refused = `:text("Incorrect user name or password.")`;

/** Syncthing in a house of the tests. */
export const sync: People = {
  name: "syncthing",
  home: "http://sync.hearth.localhost:8080",
  own: "/",
  signedIn: folder,
  signsIn: async (page, password) => {
    await page.goto("/");
    await page.fill("#user", "hearth");
    await page.fill("#password", password);
    await page.keyboard.press("Enter");
    await page.locator(`${folder}, ${refused}`).filter({ visible: true }).first().waitFor();
    return await page.isVisible(folder);
  },
};

/** Writes a file among those that are kept the same, as another program of the house would. */
export async function writeFile(container: string, name: string, text: string): Promise<void> {
  await docker("exec", container, "sh", "-c", 'printf %s "$2" > "$1"', "write", `/srv/files/Files/${name}`, text);
}

/** What somebody who is signed in sees of the one folder, once it has been looked through and that many files are in it. */
export async function sees(page: Page, files: number): Promise<{ name: string; place: string }> {
  const panel = page.locator(folder);
  const cell = (row: string) => panel.locator(`tr:has(th:has-text("${row}")) td`);
  await panel.locator(".panel-heading").click();
  await panel.locator("button:has-text('Rescan')").click();
  await cell("Local State")
    .filter({ hasText: new RegExp(`^\\s*${String(files)}\\s`) })
    .waitFor();
  const name = await panel.locator(".panel-title-text").innerText();
  return { name: name.trim(), place: (await cell("Folder Path").innerText()).trim() };
}
