import { apache } from "./apache.ts";
import { firstStart } from "./first-start.ts";
import { objectCache } from "./object-cache.ts";
import { redis } from "./redis.ts";
import { prepend, settings } from "./settings.ts";
import { cron, start } from "./start.ts";

/** WordPress' configuration: the same in every house, for what differs comes from the environment. */
export const files = {
  "apache.conf": apache,
  "cron.php": cron,
  "first-start.php": firstStart,
  "object-cache.php": objectCache,
  "prepend.php": prepend,
  "redis.php": redis,
  "start.sh": start,
  "wp-config.php": settings,
} as const;
