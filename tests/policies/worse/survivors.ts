const usual = "absent or zero is the engine's own default, 30 s and 3 tries, which lies within the bounds";
const offBridge = "the provider takes a container with named networks off the default bridge";

/** Worsenings that no rule catches, each with the reason, in the order in which they are made. */
export const survivors: Readonly<Record<string, string>> = {
  'Container networkMode = "bridge"': offBridge,
  'Container networkMode = "default"': offBridge,
  "Container mounts.0.readOnly = false":
    "said in so many words that it is written; what may not be is caught by its path",
  "Container logDriver = absent": "the engine's own driver takes the same options",
  "Container healthcheck.interval = absent": usual,
  'Container healthcheck.interval = "0s"': usual,
  "Container healthcheck.retries = absent": usual,
  "Container healthcheck.retries = 0": usual,
  "Container ports.0.external = absent": "the engine chooses a free port, on the same one address",
  "Service taskSpec.containerSpec.healthcheck.retries = absent": usual,
  "Service taskSpec.containerSpec.healthcheck.retries = 0": usual,
  "Service taskSpec.restartPolicy = absent": "the engine's own default restarts always",
};
