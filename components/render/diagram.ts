import type { Plan } from "../wiring/plan.ts";
import { emptyZones, type Row, size, zoneBoxes, type ZoneBox } from "./diagram/layout.ts";
import { diagramStyle } from "./diagram/style.ts";
import { cut, escape } from "./escape.ts";

const box = {
  proxyLeft: 16,
  proxyWidth: 184,
  zoneLeft: 290,
  zoneWidth: 450,
  outsideLeft: 790,
  outsideWidth: 94,
} as const;
const inset = 14;

interface Place {
  readonly x: number;
  readonly y: number;
}

function words({ x, y }: Place, kind: string, said: string, anchor = "start"): string {
  return `<text x="${String(x)}" y="${String(y)}" class="${kind}" text-anchor="${anchor}">${escape(said)}</text>`;
}

function frame({ x, y }: Place, width: number, height: number, kind: string): string {
  return `<rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" rx="10" class="${kind}"/>`;
}

function curve(from: Place, to: Place, kind: string): string {
  const middle = String((from.x + to.x) / 2);
  const [a, b] = [String(from.y), String(to.y)];
  return `<path d="M${String(from.x)} ${a}C${middle} ${a} ${middle} ${b} ${String(to.x)} ${b}" class="${kind}"/>`;
}

function center({ top }: Row): number {
  return top + size.row / 2;
}

function tagsOf({ route, usesData }: Row): string {
  const way = route === undefined ? "no route" : route.auth === "basic" ? "sign-in" : "open";
  return [way, ...(usesData ? ["data network"] : [])].join(", ");
}

function rowOf(row: Row): string {
  const { container, route, top } = row;
  const left = box.zoneLeft + inset;
  const width = box.zoneWidth - 2 * inset;
  const name = route?.title ?? container.service;
  const at = route === undefined ? container.service : `${container.service}:${String(route.port)}`;
  return [
    `<g><title>${escape(`${name} (${container.service})`)}</title>`,
    frame({ x: left, y: top }, width, size.row, "service"),
    words({ x: left + 12, y: top + 19 }, "name", cut(name, 34)),
    words({ x: left + 12, y: top + 37 }, "small", cut(at, 48)),
    words({ x: left + width - 12, y: top + 19 }, "small", tagsOf(row), "end"),
    "</g>",
  ].join("");
}

function zoneOf({ zone, top, height, rows }: ZoneBox): string {
  const networks = `networks ${zone} and ${zone}-data`;
  return [
    "<g>",
    frame({ x: box.zoneLeft, y: top }, box.zoneWidth, height, "zone"),
    words({ x: box.zoneLeft + inset, y: top + 22 }, "name", `zone ${zone}`),
    words({ x: box.zoneLeft + box.zoneWidth - inset, y: top + 22 }, "small", networks, "end"),
    ...rows.map(rowOf),
    "</g>",
  ].join("\n");
}

function portsOf(plan: Plan): readonly string[] {
  const proxy = plan.containers.find(({ provides }) => provides === "proxy");
  return (proxy?.ports ?? []).map(({ address, outside }) => `${address}:${String(outside)}`);
}

function proxyOf(plan: Plan, middle: number): string {
  const name = plan.containers.find(({ provides }) => provides === "proxy")?.service ?? "none";
  const x = box.proxyLeft + box.proxyWidth / 2;
  const top = middle - 42;
  return [
    "<g>",
    words({ x, y: top - 42 }, "small", "browsers", "middle"),
    `<path d="M${String(x)} ${String(top - 34)}V${String(top - 8)}" class="way"/>`,
    `<path d="M${String(x - 5)} ${String(top - 12)}h10l-5 9z" class="tip"/>`,
    frame({ x: box.proxyLeft, y: top }, box.proxyWidth, 84, "proxy"),
    words({ x, y: top + 27 }, "name", name, "middle"),
    words({ x, y: top + 47 }, "small", "proxy, in every zone", "middle"),
    ...portsOf(plan).map((port) => words({ x, y: top + 68 }, "small", port, "middle")),
    "</g>",
  ].join("\n");
}

function outsideOf(rows: readonly Row[], middle: number): string {
  const x = box.outsideLeft + box.outsideWidth / 2;
  return [
    "<g>",
    frame({ x: box.outsideLeft, y: middle - 32 }, box.outsideWidth, 64, "outside"),
    words({ x, y: middle - 4 }, "name", "Internet", "middle"),
    words({ x, y: middle + 16 }, "small", rows.length === 0 ? "nobody" : "by egress", "middle"),
    "</g>",
  ].join("\n");
}

function described(plan: Plan, rows: readonly Row[]): string {
  const led = rows.filter(({ route }) => route !== undefined);
  const out = rows.filter(({ internet }) => internet);
  const list = (some: readonly Row[], none: string) =>
    some.length === 0 ? none : some.map(({ container: { service, zone } }) => `${service} in ${zone}`).join(", ");
  return [
    `The proxy listens on ${portsOf(plan).join(", ")} and leads to ${list(led, "no service")}.`,
    `The Internet is reached by ${list(out, "nobody")}.`,
    "Services of two zones share no network.",
  ].join(" ");
}

function notes(plan: Plan): readonly string[] {
  const empty = emptyZones(plan);
  return [
    ...(empty.length === 0 ? [] : [`Zones without services: ${empty.join(", ")}`]),
    ...(plan.retired.length === 0 ? [] : [`Retired, data kept: ${cut(plan.retired.join(", "), 90)}`]),
  ];
}

/** The map as SVG: the proxy in front, each zone with its services, the ways between them, and who reaches the Internet. */
export function diagram(plan: Plan): string {
  const boxes = zoneBoxes(plan);
  const rows = boxes.flatMap((one) => one.rows);
  const last = boxes.at(-1);
  const bottom = Math.max(200, last === undefined ? 0 : last.top + last.height);
  const middle = Math.round(bottom / 2) + 8;
  const out = rows.filter(({ internet }) => internet);
  const said = notes(plan);
  const height = bottom + size.margin + said.length * 22;
  const fromProxy = { x: box.proxyLeft + box.proxyWidth, y: middle };
  const toOutside = { x: box.outsideLeft, y: middle };
  const rowRight = box.zoneLeft + box.zoneWidth - inset;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size.width)} ${String(height)}" class="house-map" role="img" aria-labelledby="map-title map-text">`,
    `<title id="map-title">Map of the house ${escape(plan.stack)}</title>`,
    `<desc id="map-text">${escape(described(plan, rows))}</desc>`,
    `<style>${diagramStyle}</style>`,
    ...boxes.map(zoneOf),
    ...rows
      .filter(({ route }) => route !== undefined)
      .map((row) => curve(fromProxy, { x: box.zoneLeft + inset, y: center(row) }, "way")),
    ...out.map((row) => curve({ x: rowRight, y: center(row) }, toOutside, "egress")),
    proxyOf(plan, middle),
    outsideOf(out, middle),
    ...said.map((line, at) => words({ x: box.proxyLeft, y: bottom + 24 + at * 22 }, "small", line)),
    "</svg>",
  ].join("\n");
}
