import { existsSync } from "node:fs";
import { planText } from "../show/plan-table.ts";
import type { StackPlace } from "../stack/place.ts";
import { wanted } from "./wanted.ts";

/** Prints the Plan: as JSON, or as tables. Works before the first `up` as well. */
export async function plan(place: StackPlace, json: boolean): Promise<number> {
  const { house } = await wanted(place);
  if (!existsSync(place.configFile)) {
    console.error(
      `Stack ${place.stack} has no stack file yet. This is the template's house; npm run up writes it to ${place.configFile}`,
    );
  }
  console.log(json ? JSON.stringify(house.plan, null, 2) : planText(house.plan));
  return 0;
}
