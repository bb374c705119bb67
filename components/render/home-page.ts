import type { Plan } from "../wiring/plan.ts";
import { diagram } from "./diagram.ts";
import { diagramStyle } from "./diagram/style.ts";
import { escape } from "./escape.ts";
import { policyOf } from "./home-page/policy.ts";
import { script } from "./home-page/script.ts";
import { style } from "./home-page/style.ts";
import { tile } from "./home-page/tile.ts";

const flame =
  '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path fill="currentColor" d="M12 2c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 1.5-4.5 2.5-6 .5 1.5 1 2.5 2 3C10 8 10.5 5 12 2z"/><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M3 22h18"/></svg>';

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#d9622b" d="M12 1c1 4 7 7 7 13a7 7 0 0 1-14 0c0-3 2-5 3-7 .5 2 1 3 2 4 0-4 .5-7 2-10z"/></svg>',
)}`;

function tiles(plan: Plan): string {
  const others = plan.routes.filter(({ service }) => service !== "home");
  return others.length === 0
    ? "<p>No service is enabled yet. Name one below <code>hearth:services</code> in the stack file.</p>"
    : `<ul class="tiles">\n${others.map(tile).join("\n")}\n</ul>`;
}

function body(plan: Plan): string {
  const where = `stack ${plan.stack}, ${plan.access.mode === "dev" ? "on this machine" : "on your network"}`;
  return `<a class="skip" href="#services">Skip to the services</a>
<header>
${flame}
<div>
<h1>Hearth</h1>
<p class="stack">${escape(where)}</p>
</div>
<p class="summary" role="status" aria-live="polite" data-summary>Checking the services</p>
</header>
<main>
<h2 id="services">Services</h2>
<noscript><p>Whether a service is well is only known with JavaScript.</p></noscript>
${tiles(plan)}
<h2 id="map">Map</h2>
<div class="map-frame" role="region" aria-labelledby="map" tabindex="0">
${diagram(plan)}
</div>
</main>
<footer><p>Drawn from the same plan that the house was built from.</p></footer>`;
}

/**
 * The start page: one document that loads nothing from anywhere, with a tile for every route but its own, and the map.
 * The only thing that it does by itself is to ask each service's health path on its own origin.
 */
export function homePage(plan: Plan): string {
  const policy = policyOf({ styles: [style, diagramStyle], scripts: [script] });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Hearth ${escape(plan.stack)}</title>
<link rel="icon" href="${escape(icon)}">
<style>${style}</style>
</head>
<body>
${body(plan)}
<script>${script}</script>
</body>
</html>
`;
}
