import { type DatabaseEngine, databaseEngines } from "../site/database-engines.ts";
import type { Plan } from "../wiring/plan.ts";
import { type ServiceSlice, slices } from "../wiring/slice.ts";
import { filesOf } from "./index.ts";

/** A slice with its files rendered. */
export type RenderedSlice = Omit<ServiceSlice, "files"> & {
  readonly files?: { readonly user: number; readonly files: Readonly<Record<string, string>> };
};

function rendered({ files, ...slice }: ServiceSlice, plan: Plan): RenderedSlice {
  return files === undefined ? slice : { ...slice, files: { user: files.user, files: filesOf(files, plan) } };
}

/** The Plan by service, files rendered, by the tier that each belongs to. */
export interface Parts {
  readonly proxy: RenderedSlice;
  /** Servers of databases, running or retired, by their engine, which is their name. */
  readonly servers: Readonly<Partial<Record<DatabaseEngine, RenderedSlice>>>;
  readonly apps: readonly RenderedSlice[];
}

/** Cuts the Plan up. Throws when it has no proxy. */
export function partsOf(plan: Plan): Parts {
  const all = slices(plan).map((slice) => rendered(slice, plan));
  const proxy = all.find(({ container }) => container?.provides === "proxy");
  if (proxy === undefined) throw new Error("the foundation has no proxy");
  const servers = all.filter(({ service }) => databaseEngines.some((engine) => engine === service));
  return {
    proxy,
    servers: Object.fromEntries(servers.map((slice) => [slice.service, slice])),
    apps: all.filter((slice) => slice !== proxy && !servers.includes(slice)),
  };
}
