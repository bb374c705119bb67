import { ensureToolchain } from "../../engine/toolchain.ts";
import type { StackPlace } from "../stack/place.ts";
import { type Pulumi, pulumiFor } from "./call.ts";

/** A working Pulumi for a stack; what it still lacks is said on standard error while it is made. */
export async function readyPulumi(place: StackPlace): Promise<Pulumi> {
  const toolchain = await ensureToolchain((line) => {
    console.error(line);
  });
  return pulumiFor(place, toolchain);
}
