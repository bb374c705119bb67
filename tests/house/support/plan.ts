import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { foundation, optional } from "../../../components/catalogue/index.ts";
import { parseImageLock } from "../../../components/site/image-lock.ts";
import { readingOf } from "../../../components/site/parse.ts";
import { planHouse } from "../../../components/wiring/house.ts";
import type { Plan } from "../../../components/wiring/plan.ts";
import type { House } from "./house.ts";

/** The Plan that the program makes of a house's stack file as it stands now. */
export function planOf({ stack, stackFile }: Pick<House, "stack" | "stackFile">): Plan {
  const { config } = parse(readFileSync(stackFile, "utf8")) as { readonly config: Readonly<Record<string, unknown>> };
  const input = Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(/^hearth:/, ""), value]));
  const reading = readingOf(stack, input, (path) => parseImageLock(path, readFileSync(path, "utf8")));
  return planHouse({ foundation, optional }, reading).plan;
}
