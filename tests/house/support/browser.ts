import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's Chromium, without what asks the Internet by itself. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
}

/** A new browser window of somebody who is not signed in; addresses may leave out `home`. */
export async function visitor(browser: Browser, home: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: home, viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  return page;
}
