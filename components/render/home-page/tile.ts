import type { RouteRecord } from "../../wiring/records.ts";
import { escape } from "../escape.ts";
import { healthPathOf } from "../routes-file.ts";

/** One tile: where a service is, what it is for, and whether it is well now. */
export function tile(route: RouteRecord): string {
  const { service, title, purpose, url, zone, auth } = route;
  const marks = [`zone ${zone}`, auth === "basic" ? "asks for a sign-in" : "no sign-in"];
  return `<li class="tile" data-service="${escape(service)}" data-health="checking" data-probe="${escape(healthPathOf(service))}">
<h3><a href="${escape(url)}"><bdi>${escape(title)}</bdi></a></h3>
<p class="health" data-state>checking</p>
<p class="purpose">${escape(purpose)}</p>
<p class="address">${escape(url.replace(/^https?:\/\//, ""))}</p>
<ul class="marks">${marks.map((mark) => `<li>${escape(mark)}</li>`).join("")}</ul>
</li>`;
}
