import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { foundation, optional } from "../../../components/catalogue/index.ts";
import { parseImageLock } from "../../../components/site/image-lock.ts";
import { parseSite } from "../../../components/site/parse.ts";
import { makePlan, type Plan } from "../../../components/wiring/plan.ts";
import type { House } from "./house.ts";

/** The Plan that the program makes of a house's stack file as it stands now. */
export function planOf({ stack, stackFile }: Pick<House, "stack" | "stackFile">): Plan {
  const { config } = parse(readFileSync(stackFile, "utf8")) as { readonly config: Readonly<Record<string, unknown>> };
  const input = Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(/^hearth:/, ""), value]));
  const site = parseSite(stack, input, (path) => parseImageLock(path, readFileSync(path, "utf8")));
  return makePlan({ foundation, optional }, site);
}
