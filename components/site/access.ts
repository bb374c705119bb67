import { z } from "zod";
import { advice, field, strict, text, whole } from "./fields.ts";

/** A host label of 63, a dot and this make the 253 characters that a name may have. */
const suffixForm = /^(?=.{1,189}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const addressForm = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}$/;
const lanSuffixRule = "a lower-case domain of your own network, such as home.arpa";

/** Names of one label that home routers use; any other belongs to somebody else. */
const ownLabels: ReadonlySet<string> = new Set(["home", "internal", "lan", "localdomain"]);

function isOwnDomain(suffix: string): boolean {
  const labels = suffix.split(".");
  // A name below "local" is asked for by multicast, never from a DNS server; one that ends in digits is an address.
  if (labels.at(-1) === "local" || /^[0-9]+$/.test(labels.at(-1) ?? "")) return false;
  return labels.length > 1 || ownLabels.has(suffix);
}

/** Ports that browsers refuse to open, from 1024 up and below. Source: fetch.spec.whatwg.org, bad port. */
const blockedPorts: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

function opens(port: number): boolean {
  return !blockedPorts.has(port);
}

const openable = advice("a port that browsers open", "choose another, such as 8080 or 443");

const dev = strict({
  mode: z.literal("dev"),
  port: whole(1024, 65535, "a port", "choose another one, written alone and without quotes")
    .refine(opens, openable)
    .default(8080)
    .describe("Loopback port of the proxy."),
});

const lan = strict({
  mode: z.literal("lan"),
  address: text(addressForm, "the host's IPv4 address, such as 192.168.1.10", "ip -4 address lists the host's own")
    .refine(
      // 0 is "this network", 127 the loopback, 224 and above are for groups and everybody.
      (address) => !/^(?:0|127|22[4-9]|2[345][0-9])\./.test(address),
      advice(
        "an address of the host that its neighbours reach, not a wildcard or loopback",
        "ip -4 address lists the host's own",
      ),
    )
    .describe("The host's address on its own network."),
  suffix: text(suffixForm, lanSuffixRule, "write it without scheme, wildcard and final dot")
    .refine(
      isOwnDomain,
      advice(
        lanSuffixRule,
        `use a name of two labels or one of ${[...ownLabels].join(", ")}; not .local, not an address`,
      ),
    )
    .describe("Every name is <host>.<suffix>; the network's DNS must send them to the address."),
  port: field.port.refine(opens, openable).default(443).describe("Port of the proxy on that address."),
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
