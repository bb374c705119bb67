import { settings } from "./settings.ts";
import { start } from "./start.ts";

/** Syncthing's configuration: the same in every house. */
export const files = { "settings.xml": settings, "start.sh": start } as const;
