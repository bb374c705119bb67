import { z } from "zod";
import { advice, field, strict, text, whole } from "./fields.ts";

const suffixForm = /^(?=.{1,190}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const addressForm = /^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?!$)|$)){4}$/;
const lanSuffixRule = "a lower-case domain of your own network, such as home.arpa";

const dev = strict({
  mode: z.literal("dev"),
  /** Loopback port of the proxy. */
  port: field.port.min(1024, advice("a port from 1024 to 65535", "choose a higher one")).default(8080),
});

const lan = strict({
  mode: z.literal("lan"),
  /** The host's address on its own network. */
  address: text(
    addressForm,
    "the host's IPv4 address, such as 192.168.1.10",
    "ip -4 address lists the host's own",
  ).refine(
    (address) => !address.startsWith("0.") && !address.startsWith("127.") && address !== "255.255.255.255",
    advice(
      "an address of the host that its neighbours reach, not a wildcard or loopback",
      "ip -4 address lists the host's own",
    ),
  ),
  /** Names are `<host>.<suffix>`; the network's DNS must send them to the address. */
  suffix: text(suffixForm, lanSuffixRule, "write it without scheme, wildcard and final dot").refine(
    (suffix) => !/^[0-9.]+$/.test(suffix),
    advice(lanSuffixRule, "an address is no name; use a domain"),
  ),
  port: whole(1, 65535, "a port", "write the port alone, without quotes").default(443),
});

/** How the house is reached. */
export const accessSchema = z
  .discriminatedUnion(
    "mode",
    [dev, lan],
    advice('an object with mode "dev" or "lan"', "set mode: dev to try it on this machine, mode: lan for your network"),
  )
  .default({ mode: "dev", port: 8080 });

/** How the house is reached, with everything that follows from it. */
export interface Access {
  readonly mode: "dev" | "lan";
  /** Host address that the proxy's port is published on. */
  readonly address: string;
  readonly port: number;
  readonly scheme: "http" | "https";
  /** Every route is `<host>.<suffix>`. */
  readonly suffix: string;
  /** Whether every route asks for a sign-in, whatever its service decided. */
  readonly signInEverywhere: boolean;
}

/** Completes what the stack file says. */
export function accessOf(input: z.output<typeof accessSchema>): Access {
  if (input.mode === "dev") {
    const suffix = "hearth.localhost";
    return { mode: "dev", address: "127.0.0.1", port: input.port, scheme: "http", suffix, signInEverywhere: false };
  }
  const { address, port, suffix } = input;
  return { mode: "lan", address, port, scheme: "https", suffix, signInEverywhere: true };
}
