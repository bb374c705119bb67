import * as pulumi from "@pulumi/pulumi";
import { Apps } from "./components/apps/apps.ts";
import { foundation, optional } from "./components/catalogue/index.ts";
import { engine } from "./components/core/engine.ts";
import { guard } from "./components/core/guard.ts";
import { Zones } from "./components/core/zones.ts";
import { Databases } from "./components/databases/databases.ts";
import { Proxy } from "./components/proxy/proxy.ts";
import { statementsOf } from "./components/render/databases/index.ts";
import { partsOf } from "./components/render/parts.ts";
import { routesFile } from "./components/render/routes-file.ts";
import { readSite, reported } from "./components/site/config.ts";
import { requireDisks } from "./components/site/disks.ts";
import { planHouse } from "./components/wiring/house.ts";
import { imageFor, toolbox } from "./components/wiring/images.ts";
import { guarded } from "./components/wiring/volumes.ts";

const { site, plan } = reported(() => planHouse({ foundation, optional }, readSite()));
reported(() => {
  requireDisks(plan.sentinels, site.engineHost);
});

const imageOf = (reference: string) => imageFor(site.images, reference);
const docker = engine({ host: site.engineHost, stack: site.stack, toolbox: imageOf(toolbox) });
const dependsOn = [guard(guarded(plan), docker, {})];
const { networks } = new Zones("zones", plan.networks, docker, { dependsOn });
const ground = { engine: docker, networks, imageOf };

const { proxy: proxyParts, servers, apps: appParts } = partsOf(plan);
const { providers } = new Databases("databases", { servers, statements: statementsOf(plan) }, ground, { dependsOn });
const apps = new Apps("apps", appParts, { ...ground, databases: providers }, { dependsOn });
const request = { routes: routesFile(plan), upstreams: apps.upstreams, after: apps.gates };
const proxy = new Proxy("proxy", { parts: proxyParts, routesVolume: plan.routesVolume, request }, ground, {
  dependsOn,
});
apps.closeOthers(proxy.result.serving);

export const urls = Object.fromEntries(plan.routes.map(({ service, url }) => [service, url]));
export const signIn = { user: plan.signInUser, password: pulumi.secret(proxy.signIn) };
export const containers = { ...apps.upstreams, [proxyParts.service]: proxy.result.container.name };
