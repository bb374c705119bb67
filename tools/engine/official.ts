import { lookup } from "node:dns/promises";
import { cliVersion } from "./versions.ts";

const host = "get.pulumi.com";
const patience = 4_000;

/** Whether the vendor's download host answers, within a few seconds, for the file that the launcher would fetch. */
export async function downloadsAnswer(): Promise<boolean> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // A name that cannot be resolved is known at once; a firewall that drops costs the patience.
    await lookup(host);
    const address = `https://${host}/releases/sdk/pulumi-v${cliVersion}-${platform}.tar.gz`;
    const { ok } = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(patience) });
    return ok;
  } catch {
    return false;
  }
}
