import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";
import { files } from "./syncthing/files.ts";

/**
 * Files kept the same on several machines. Nothing of it is published, so it is Syncthing that calls: each other device is added
 * with an address that this machine reaches, such as `tcp://192.168.1.20:22000`. It asks no discovery server and no relay until
 * somebody allows it in its settings, which stay as they are left there. Facts: syncthing/syncthing, Dockerfile and lib/config.
 */
export const syncthing = defineService(
  {
    name: "syncthing",
    title: "Syncthing",
    purpose: "files kept the same on all your devices",
    zone: "apps",
    image: "ghcr.io/syncthing/syncthing:2.1.3@sha256:8c8ff37ab6aa8be23b700648a90fa9412e214852e9fd6ea8477c8334792daec0",
    entrypoint: ["sh", "/etc/hearth-syncthing/start.sh"],
    route: { host: "sync", port: 8384, reach: "lan", auth: waive("it has its own sign-in") },
    database: waive("its index is a file of its own, made anew when it is lost"),
    volumes: {
      config: { mount: "/var/syncthing", tier: "hot", keep: { every: "day", days: 30 } },
      data: { mount: "/srv/files", tier: "warm", keep: { every: "day", days: 30 } },
    },
    secrets: { admin: { length: 32, fileVariable: "SYNCTHING_PASSWORD_FILE" } },
    configuration: { mount: "/etc/hearth-syncthing", files },
    metrics: waive("its page of metrics asks for a key of its own"),
    logs: "plain",
    health: { ...http(8384, "/rest/noauth/health"), start: "1m" },
    internet: { needed: "calls your other devices" },
    budget: { memory: "256MiB", cores: 1 },
    stopSeconds: 30,
  },
  ({ paths }) => ({
    // What people type in its pages as ~ is the folder of their files.
    HOME: paths.data,
    STHOMEDIR: paths.config,
    STGUIADDRESS: "0.0.0.0:8384",
    STNORESTART: "1",
    STNOUPGRADE: "1",
  }),
);
