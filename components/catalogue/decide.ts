/** A facet that a service does without, and why. */
export interface Waived {
  readonly waived: string;
}

/** A decision that cannot be left out: a value, or a reason why there is none. */
export type Decided<T> = T | Waived;

/** Decides against a facet. The reason is printed by `npm run plan`; an empty one is refused by the check. */
export function waive(reason: string): Waived {
  return { waived: reason };
}

/** Whether a facet was decided against. */
export function isWaived(facet: unknown): facet is Waived {
  return typeof facet === "object" && facet !== null && "waived" in facet;
}
