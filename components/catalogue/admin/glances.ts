import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";

/** Load, memory and disks at a glance. Facts: nicolargo/glances. */
export const glances = defineService(
  {
    name: "glances",
    title: "Glances",
    purpose: "load, memory and disks at a glance",
    zone: "admin",
    image: "docker.io/nicolargo/glances:4.5.5@sha256:9ac5de7debffb1e5746654585daaf1d23179ea91fbdfd4c25a7a17945d9c74bf",
    route: { host: "glances", port: 61208, reach: "lan", auth: "sign-in" },
    database: waive("keeps no rows"),
    volumes: {},
    metrics: waive("exports only with a configuration file"),
    logs: "plain",
    health: { ...http(61208, "/api/4/status"), start: "30s" },
    internet: waive("looks at this machine only"),
    budget: { memory: "256MiB", cores: 0.5 },
  },
  // It asks who it is, and its numeric user has no account in the image.
  () => ({ LOGNAME: "glances", HOME: "/tmp", GLANCES_OPT: "-w --disable-plugin docker,containers,cloud" }),
);
