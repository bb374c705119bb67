import { waive } from "../../components/catalogue/decide.ts";
import { defineService, http } from "../../components/catalogue/define.ts";
import { caddy } from "../../components/catalogue/edge/caddy.ts";
import { home } from "../../components/catalogue/edge/home.ts";
import type { PinnedImage } from "../../components/catalogue/facets.ts";
import type { Service } from "../../components/catalogue/service.ts";
import { makePlan, type Plan } from "../../components/wiring/plan.ts";
import type { Catalogue } from "../../components/wiring/selected.ts";
import { entry, image, type Input, siteOf } from "../support/house.ts";

const pinned = image as PinnedImage;

function app(name: string, title: string, open: boolean, needed?: string): Service {
  return defineService({
    name,
    title,
    purpose: `shows ${name} | and more`,
    zone: "apps",
    image: pinned,
    route: { host: name, port: 8080, reach: "lan", auth: open ? waive("public pages") : "sign-in" },
    database: waive("keeps no rows"),
    volumes: open ? {} : { data: { mount: "/data", tier: "warm", keep: { every: "day", days: 7 } } },
    metrics: waive("has none"),
    logs: "plain",
    health: http(8080, "/healthz"),
    internet: needed === undefined ? waive("asks nobody") : { needed },
    budget: { memory: "64MiB", cores: 0.5 },
  });
}

/** The foundation with images that never change, an open service, one with a sign-in, and one that nobody enables. */
export const fixture: Catalogue = {
  foundation: [caddy, home].map((service) => ({ ...service, spec: { ...service.spec, image: pinned } })),
  optional: [
    app("open", "Open", true),
    app("private", "Private", false, "fetches covers"),
    app("unused", "Unused", true),
  ],
};

/** A title that would do harm if it were taken for markup. */
export const hostile = `<script>alert("1")</script>&'<img src=x onerror=alert(2)>`;

const services: Input = {
  services: { open: {}, private: {} },
  custom: { notes: entry({ title: hostile, zone: "home", health: "/up" }) },
};

/** A small house of the fixture's catalogue, on loopback or in its own network. */
export function fixturePlan(mode: "dev" | "lan", more: Input = {}): Plan {
  const access = mode === "dev" ? { mode } : { mode, address: "192.168.1.10", suffix: "home.arpa" };
  return makePlan(fixture, siteOf({ ...services, access, ...more }));
}
