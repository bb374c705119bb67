import { request } from "node:http";
import { attempt } from "../../shared/run.ts";

const patience = 5_000;

async function askSocket(socketPath: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const call = request({ socketPath, path: "/version", timeout: patience }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece: string) => (body += piece));
      response.on("end", () => {
        try {
          const { Version } = JSON.parse(body) as { Version?: unknown };
          resolve(typeof Version === "string" ? Version : undefined);
        } catch {
          resolve(undefined);
        }
      });
      response.on("error", () => {
        resolve(undefined);
      });
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => {
      resolve(undefined);
    });
    call.end();
  });
}

/** Version of the engine that answers at a host, as `DOCKER_HOST` writes it; undefined when none answers. */
export async function engineVersion(host: string): Promise<string | undefined> {
  if (host.startsWith("unix://")) return await askSocket(host.slice("unix://".length));
  const command = ["docker", "--host", host, "version", "--format", "{{.Server.Version}}"] as const;
  const { code, stdout } = await attempt(command, { timeout: 4 * patience });
  return code === 0 ? stdout.trim() : undefined;
}
