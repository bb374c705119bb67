import { readFileSync } from "node:fs";
import { join } from "node:path";
import { houseOf } from "../../tools/cli/house.ts";

/** The house of the template that a new stack begins with. */
export const templateHouse = houseOf(
  "dev",
  readFileSync(join(__dirname, "../../tools/cli/stack/template.yaml"), "utf8"),
);
