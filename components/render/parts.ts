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

/** The Plan by service, files rendered, the proxy apart from the applications. */
export function partsOf(plan: Plan): { readonly proxy: RenderedSlice; readonly apps: readonly RenderedSlice[] } {
  const all = slices(plan).map((slice) => rendered(slice, plan));
  const proxy = all.find(({ container }) => container?.provides === "proxy");
  if (proxy === undefined) throw new Error("the foundation has no proxy");
  return { proxy, apps: all.filter((slice) => slice !== proxy) };
}
