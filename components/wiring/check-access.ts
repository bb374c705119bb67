import { overlap } from "../site/addresses.ts";
import type { Rule } from "./rule.ts";

/** The house's own address must not be one of those that its networks are cut from: those belong to containers. */
export const accessProblems: Rule = ({ site: { access, pool } }) =>
  access.mode === "lan" && overlap(pool, `${access.address}/32`)
    ? [
        {
          path: "hearth:access.address",
          given: access.address,
          allowed: `an address outside hearth:network.pool, ${pool}`,
          remedy: "write the host's own address (ip -4 address lists it), or choose another pool",
        },
      ]
    : [];
