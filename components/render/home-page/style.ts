/** Look of the home page. Every pair of text and ground keeps a contrast of 4.5 or more in both schemes. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #faf6f1; --card: #ffffff; --edge: #e2d6ca; --text: #2a211b; --muted: #65574c; --accent: #a63f16;
  --well: #1b6537; --not-well: #ab221b; --soft: #f3ebe2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #161210; --card: #211b17; --edge: #40352d; --text: #f4ece4; --muted: #bcaea1; --accent: #ffa375;
    --well: #82dea0; --not-well: #ff9d94; --soft: #2c241f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0 auto; padding: clamp(1rem, 4vw, 3rem) clamp(1rem, 4vw, 2.5rem); max-width: 76rem;
  background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, p, ul { margin: 0; padding: 0; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .4rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; margin-bottom: 2rem; }
header svg { width: 2.75rem; height: 2.75rem; flex: none; color: var(--accent); }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 1rem; }
.stack { color: var(--muted); }
.summary {
  margin-left: auto; padding: .45rem .95rem; border: 1px solid var(--edge); border-radius: 2rem; background: var(--card);
}
.tiles { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); list-style: none; }
.tile {
  position: relative; display: flex; flex-direction: column; gap: .3rem; padding: 1.1rem 1.25rem;
  background: var(--card); border: 1px solid var(--edge); border-radius: 1rem; transition: border-color .15s, transform .15s;
}
.tile:hover { border-color: var(--accent); transform: translateY(-2px); }
.tile:focus-within { border-color: var(--accent); }
.tile h3 { font-size: 1.1rem; padding-right: 5.5rem; }
.tile a { text-decoration: none; }
.tile a::after { content: ""; position: absolute; inset: 0; border-radius: 1rem; }
.tile a:focus-visible { outline: none; }
.tile a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: 3px; }
.purpose { color: var(--muted); }
.address { color: var(--accent); font-size: .875rem; }
.marks { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: auto; padding-top: .6rem; list-style: none; font-size: .8rem; }
.marks li { padding: .1rem .6rem; border-radius: 1rem; background: var(--soft); color: var(--muted); }
.health { position: absolute; top: 1.2rem; right: 1.25rem; font-size: .85rem; font-weight: 600; color: var(--muted); }
.health::before {
  content: ""; display: inline-block; width: .65em; height: .65em; margin-right: .4em;
  border: 2px solid currentcolor; border-radius: 50%;
}
[data-health="well"] .health { color: var(--well); }
[data-health="well"] .health::before { background: currentcolor; }
[data-health="not-well"] .health { color: var(--not-well); }
[data-health="not-well"] .health::before { background: currentcolor; border-radius: 0; transform: rotate(45deg); }
[data-health="checking"] .health::before { animation: wait 1.2s ease-in-out infinite alternate; }
@keyframes wait { to { opacity: .25; } }
.map-frame { overflow-x: auto; padding: 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: 1rem; }
.map-frame svg { display: block; width: 100%; min-width: 44rem; height: auto; }
footer { margin-top: 2rem; color: var(--muted); font-size: .875rem; }
@media (max-width: 40rem) { .summary { margin-left: 0; width: 100%; } }
@media (prefers-reduced-motion: reduce) { *, *::before { animation: none !important; transition: none !important; } .tile:hover { transform: none; } }
@media (forced-colors: active) { .health::before { background: CanvasText; } }
`;
