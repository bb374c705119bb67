/** Where the registry of an image answers; docker.io's is elsewhere than its name says. */
export function registryOf(reference: string): string {
  const [host = ""] = reference.split("/");
  return host === "docker.io" ? "registry-1.docker.io" : host;
}

const patience = 5_000;

/** A registry answers `/v2/` with 200, or with 401 and how to sign in; anything else is something in between. */
async function answers(host: string): Promise<boolean> {
  try {
    const response = await fetch(`https://${host}/v2/`, { signal: AbortSignal.timeout(patience), redirect: "manual" });
    return response.status === 200 || (response.status === 401 && response.headers.has("www-authenticate"));
  } catch {
    // No way out, no name, no certificate: all of them mean that it is not in reach.
    return false;
  }
}

/** Where images come from on a new stack: their registries when all of them answer, else built on this machine. */
export async function chooseSource(references: readonly string[]): Promise<"upstream" | "distribution"> {
  const hosts = [...new Set(references.map(registryOf))];
  const all = await Promise.all(hosts.map(answers));
  return all.every(Boolean) ? "upstream" : "distribution";
}
