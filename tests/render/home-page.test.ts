import { createHash } from "node:crypto";
import { homePage } from "../../components/render/home-page.ts";
import { script } from "../../components/render/home-page/script.ts";
import { healthPathOf } from "../../components/render/routes-file.ts";
import { fixturePlan, hostile } from "./fixture.ts";

const plan = fixturePlan("dev");
const page = homePage(plan);

function all(form: RegExp, text = page): readonly string[] {
  return [...text.matchAll(form)].map(([, inner = ""]) => inner);
}

function unescaped(text: string): string {
  const signs = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign as keyof typeof signs]);
}

test("there is a tile for every route but the page's own, with all that the Plan says of it", () => {
  const tiles = all(/<li class="tile"([\s\S]*?<\/ul>)/g);
  const routes = plan.routes.filter(({ service }) => service !== "home");
  expect(tiles).toHaveLength(routes.length);
  for (const [at, { service, title, purpose, url, zone, auth }] of routes.entries()) {
    const tile = unescaped(tiles[at] ?? "");
    expect(tile).toContain(`data-service="${service}"`);
    expect(tile).toContain(`data-probe="${healthPathOf(service)}"`);
    expect(tile).toContain('data-health="checking"');
    expect(tile).toContain(`<a href="${url}"><bdi>${title}</bdi></a>`);
    expect(tile).toContain(`<p class="purpose">${purpose}</p>`);
    expect(tile).toContain(`<li>zone ${zone}</li>`);
    expect(tile.includes("asks for a sign-in")).toBe(auth === "basic");
  }
});

test("a title that looks like markup stays a title, on the tile and on the map", () => {
  expect(plan.routes.some(({ title }) => title === hostile)).toBe(true);
  expect(all(/<script\b([^>]*)>/g)).toEqual([""]);
  expect(page).not.toContain("<img");
  expect(page).toContain(
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;&lt;img src=x onerror=alert(2)&gt;",
  );
});

test("whatever a title is, the page holds no other tags than with a plain one", () => {
  const tags = (text: string) => all(/<(\/?[a-zA-Z!][^\s>]*)/g, text);
  const plain = tags(homePage({ ...plan, routes: plan.routes.map((route) => ({ ...route, title: "plain" })) }));
  for (const title of [
    "</bdi>",
    "--><b>",
    "]]>",
    "\"'><i>",
    "<!--",
    "</title><script>",
    "&lt;b&gt;",
    "${x}",
    "</svg>",
  ]) {
    const changed = homePage({ ...plan, routes: plan.routes.map((route) => ({ ...route, title, purpose: title })) });
    expect(tags(changed)).toEqual(plain);
  }
});

test("it loads nothing from anywhere", () => {
  const own = new Set(plan.routes.map(({ url }) => url));
  const links = all(/\s(?:href|src)="([^"]*)"/g).filter((link) => !own.has(link));
  expect(links.map((link) => link.replace(/^data:image\/svg\+xml,.*/, "icon"))).toEqual(["icon", "#services"]);
  expect(page).not.toMatch(/@import|url\(|<iframe|<object|<embed|<form|srcset|<link rel="stylesheet"/);
});

test("its policy allows exactly the styles and the script that stand in it", () => {
  const policy = unescaped(all(/http-equiv="Content-Security-Policy" content="([^"]*)"/g)[0] ?? "");
  const hashes = (form: RegExp) =>
    all(form).map((inline) => `'sha256-${createHash("sha256").update(inline).digest("base64")}'`);
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `style-src ${hashes(/<style>([\s\S]*?)<\/style>/g).join(" ")}`,
    `script-src ${hashes(/<script>([\s\S]*?)<\/script>/g).join(" ")}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
  expect(page).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=/);
});

test("the script is the same for every house", () => {
  for (const other of [plan, fixturePlan("lan"), fixturePlan("dev", { services: {}, custom: {} })]) {
    expect(all(/<script>([\s\S]*?)<\/script>/g, homePage(other))).toEqual([script]);
  }
});

test("a house without services says how to get one", () => {
  const empty = homePage(fixturePlan("dev", { services: {}, custom: {} }));
  expect(empty).toContain("No service is enabled yet.");
  expect(empty).not.toContain("data-probe=");
});

test("it can be read by those who do not see it: language, headings, a live summary, a described map", () => {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(all(/<h1>([^<]*)<\/h1>/g)).toEqual(["Hearth"]);
  expect(page).toMatch(/role="status" aria-live="polite" data-summary/);
  expect(page).toMatch(/<svg[^>]* role="img" aria-labelledby="map-title map-text">/);
  const ids = all(/\sid="([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
});
