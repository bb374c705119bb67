import { isWaived } from "../catalogue/decide.ts";
import type { Service, ServiceSpec } from "../catalogue/service.ts";
import type { Catalogue } from "../wiring/selected.ts";
import { markdownTable } from "./markdown.ts";

const none = "-";

function imageTag({ image }: ServiceSpec): string {
  return image.replace(/@.*$/, "").split("/").at(-1) ?? image;
}

function dataOf({ volumes, database }: ServiceSpec): string {
  const kept = Object.entries(volumes).map(
    ([name, { tier, keep }]) => `${name} (${tier}, ${isWaived(keep) ? "no backup" : `backup each ${keep.every}`})`,
  );
  return [...kept, ...(isWaived(database) ? [] : [database.engine])].join(", ") || none;
}

function exceptionsOf({ exceptions, internet }: ServiceSpec): string {
  const made = [
    ...(exceptions?.writableRoot === undefined ? [] : [`writable root: ${exceptions.writableRoot}`]),
    ...(exceptions?.capabilities?.add ?? []).map((name) => `${name}: ${exceptions?.capabilities?.reason ?? ""}`),
    ...(isWaived(internet) ? [] : [`Internet: ${internet.needed}`]),
  ];
  return made.join("; ") || none;
}

function routeOf({ route }: ServiceSpec): { host: string; reach: string; signIn: string } {
  if (isWaived(route)) return { host: none, reach: none, signIn: none };
  const signIn = isWaived(route.auth) ? `no: ${route.auth.waived}` : "yes";
  return { host: route.host, reach: route.reach, signIn };
}

const columns: readonly (readonly [string, (spec: ServiceSpec, always: boolean) => string])[] = [
  ["Service", ({ name }) => `\`${name}\``],
  ["What for", ({ purpose }) => purpose],
  ["Runs", (_, always) => (always ? "always" : "when named")],
  ["Zone", ({ zone }) => zone],
  ["Image", (spec) => `\`${imageTag(spec)}\``],
  ["Host", (spec) => routeOf(spec).host],
  ["Reach", (spec) => routeOf(spec).reach],
  ["Sign-in", (spec) => routeOf(spec).signIn],
  ["Memory", ({ budget }) => budget.memory],
  ["Data", dataOf],
  ["Exceptions", exceptionsOf],
];

/** The catalogue as a Markdown table, ordered by name: each service with what it decided. */
export function serviceTable({ foundation, optional }: Catalogue): string {
  const rows = (services: readonly Service[], always: boolean) =>
    services.map(({ spec }) => ({ name: spec.name, cells: columns.map(([, cell]) => cell(spec, always)) }));
  const all = [...rows(foundation, true), ...rows(optional, false)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return markdownTable(
    columns.map(([title]) => title),
    all.map(({ cells }) => cells),
  );
}
