/** What a program of containers is written from. */
export interface Containers {
  readonly stack: string;
  /** Address of the engine. */
  readonly host: string;
  readonly image: string;
  readonly count: number;
}

/** A program of one file that makes so many containers, hardened as the house's are: the policy pack finds no fault. */
export function containersProgram({ stack, host, image, count }: Containers): string {
  return `import * as docker from "@pulumi/docker";

const provider = new docker.Provider("engine", { host: ${JSON.stringify(host)} });
const network = new docker.Network("inside", { name: "${stack}", internal: true }, { provider });

for (let number = 1; number <= ${String(count)}; number++) {
  const name = \`${stack}-\${number}\`;
  const files = new docker.Volume(\`files-\${number}\`, { name, driver: "local" }, { provider, protect: true });
  new docker.Container(
    \`container-\${number}\`,
    {
      name,
      image: ${JSON.stringify(image)},
      command: ["httpd", "-f", "-p", "8080"],
      envs: [\`NUMBER=\${number}\`, "TZ=Etc/UTC"],
      user: "12345:12345",
      capabilities: { drops: ["ALL"] },
      securityOpts: ["no-new-privileges"],
      readOnly: true,
      init: true,
      memory: 16,
      memorySwap: 16,
      cpus: "0.1",
      ulimits: [
        { name: "nofile", soft: 1024, hard: 1024 },
        { name: "nproc", soft: 64, hard: 64 },
      ],
      logDriver: "json-file",
      logOpts: { "max-size": "1m", "max-file": "2" },
      restart: "always",
      networksAdvanced: [{ name: network.name, aliases: [\`web-\${number}\`] }],
      mounts: [{ type: "volume", source: files.name, target: "/data", readOnly: false }],
      tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=8m" },
      labels: [{ label: "hearth.stack", value: "${stack}" }],
      healthcheck: {
        tests: ["CMD", "wget", "-qO-", "http://127.0.0.1:8080/"],
        interval: "30s",
        timeout: "4s",
        startPeriod: "30s",
        retries: 3,
      },
      stopTimeout: 10,
      destroyGraceSeconds: 10,
    },
    { provider },
  );
}
`;
}
