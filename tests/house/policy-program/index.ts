import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const provider = new docker.Provider("engine", { host: config.require("host") });
const network = new docker.Network("inside", { name: "foreign-inside", internal: true }, { provider });

/** A well-made container; the configuration may spoil it. */
new docker.Container(
  "shop",
  {
    name: "foreign-shop",
    image: config.require("image"),
    command: ["httpd", "-f", "-p", "8080"],
    user: "12345:12345",
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges"],
    privileged: config.getBoolean("privileged") ?? false,
    readOnly: true,
    memory: 32,
    ...(config.getBoolean("leftOut") === true ? {} : { memorySwap: 32 }),
    cpus: "0.2",
    ulimits: [
      { name: "nofile", soft: 1024, hard: 1024 },
      { name: "nproc", soft: 32, hard: 32 },
    ],
    logDriver: "json-file",
    ...(config.getBoolean("leftOut") === true ? {} : { logOpts: { "max-size": "1m", "max-file": "2" } }),
    restart: "always",
    networksAdvanced: [{ name: network.name }],
    healthcheck: {
      tests: ["CMD", "wget", "-qO-", "http://127.0.0.1:8080/"],
      interval: "5s",
      timeout: "4s",
      startPeriod: "5s",
      retries: 3,
    },
    stopTimeout: 10,
    destroyGraceSeconds: 10,
    ...(config.getBoolean("lowUser") === true ? { user: "1000:1000" } : {}),
  },
  { provider },
);
