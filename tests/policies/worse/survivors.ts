const usual = "absent or zero is the engine's own default, 30 s and 3 tries, which lies within the bounds";
const offBridge = "the provider takes a container with named networks off the default bridge";

/** Worsenings that no rule catches, each with the reason, in the order in which they are made. */
export const survivors: Readonly<Record<string, string>> = {
  'Container demo networkMode = "bridge"': offBridge,
  'Container demo networkMode = "default"': offBridge,
  "Container demo logDriver = absent": "the engine's own driver takes the same options",
  "Container demo healthcheck.interval = absent": usual,
  'Container demo healthcheck.interval = "0s"': usual,
  "Container demo healthcheck.retries = absent": usual,
  "Container demo healthcheck.retries = 0": usual,
  "Container demo ports.0.external = absent": "the engine chooses a free port, on the same one address",
  'Container rows networkMode = "container:app"':
    "the engine refuses a container in another's network that names networks besides",
  "Service demo taskSpec.containerSpec.healthcheck.retries = absent": usual,
  "Service demo taskSpec.containerSpec.healthcheck.retries = 0": usual,
  "Service demo taskSpec.restartPolicy = absent": "the engine's own default restarts always",
  "PageRule page actions.disableSecurity = true":
    "takes off filters of Cloudflare's own that no rule asks for: without them nothing is open that was closed here",
  "ZeroTrustTunnelCloudflared tunnel is gone":
    "a stack without tunnels leads to those of other stacks, which are judged there",
};
