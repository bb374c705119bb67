import type { Site } from "../site/site.ts";
import type { Rule } from "./rule.ts";
import { containers, routesVolume } from "./containers.ts";
import { secrets } from "./secrets.ts";
import { volumes } from "./volumes.ts";

function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Where the stack file or the catalogue says that a service's volume is mounted there. */
function volumePath({ custom }: Site, service: string, target: string): string {
  const volumes = Object.entries(custom[service]?.volumes ?? {});
  const [volume] = volumes.findLast(([, { mount }]) => mount === target) ?? [];
  const above = service in custom ? `hearth:custom.${service}.volumes` : `${service}.volumes`;
  return volume === undefined ? above : `${above}.${volume}.mount`;
}

function isOwn({ custom }: Site, service: string, target: string): boolean {
  return Object.values(custom[service]?.volumes ?? {}).some(({ mount }) => mount === target);
}

/** Folders inside one container that lie in each other: one would hide the other. */
const nestedMounts: Rule = ({ services, site }) =>
  containers(services, site).flatMap(({ service, mounts, scratch }) => {
    const targets = [...mounts.map(({ target }) => target), ...scratch];
    return targets.flatMap((target, index) =>
      targets
        .filter((other, at) => at !== index && within(target, other) && (target !== other || at < index))
        .map((other) => {
          const hides = !isOwn(site, service, target) && isOwn(site, service, other);
          return {
            path: volumePath(site, service, hides ? other : target),
            given: hides ? other : target,
            allowed: hides ? `a folder that does not hide ${target}` : `a folder outside ${other}`,
            remedy: "mount it elsewhere",
          };
        }),
    );
  });

/** Folders that belong to the system inside every container. */
const systemFolders = [
  "/proc",
  "/sys",
  "/dev",
  "/bin",
  "/sbin",
  "/lib",
  "/lib64",
  "/usr/bin",
  "/usr/sbin",
  "/usr/lib",
  "/usr/lib64",
  "/etc/passwd",
] as const;

const onSystem: Rule = ({ site }) =>
  Object.entries(site.custom).flatMap(([name, { volumes }]) =>
    Object.entries(volumes).flatMap(([volume, { mount }]) =>
      systemFolders
        // A volume above one of them would hide it as well.
        .filter((folder) => within(mount, folder) || within(folder, mount))
        .slice(0, 1)
        .map((folder) => ({
          path: `hearth:custom.${name}.volumes.${volume}.mount`,
          given: mount,
          allowed: within(mount, folder) ? `a folder outside ${folder}` : `a folder that does not hide ${folder}`,
          remedy: "choose the folder in which the program keeps its data",
        })),
    ),
  );

const nestedTiers: Rule = ({ site }) => {
  const placed = Object.entries(site.tiers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return placed.flatMap(([tier, folder], index) =>
    placed
      .filter(([, other], at) => at !== index && within(folder, other) && (folder !== other || at < index))
      .map(([other]) => ({
        path: `hearth:tiers.${tier}`,
        given: folder,
        allowed: `a folder outside the tier ${other}`,
        remedy: "give each tier a folder of its own, or leave one out",
      })),
  );
};

/** Folders of the machine itself: a tier is a disk for data. */
const hostFolders = [
  "/proc",
  "/sys",
  "/dev",
  "/etc",
  "/boot",
  "/bin",
  "/sbin",
  "/lib",
  "/usr",
  "/run",
  "/var/run",
  "/var/lib/docker",
];

const tierOnSystem: Rule = ({ site }) =>
  Object.entries(site.tiers).flatMap(([tier, folder]) =>
    hostFolders
      .filter((system) => folder !== undefined && within(folder, system))
      .map((system) => ({
        path: `hearth:tiers.${tier}`,
        given: String(folder),
        allowed: `a folder outside ${system}`,
        remedy: "name the mount point of a data disk",
      })),
  );

/** Volumes of two services whose names in the engine meet, such as a-b with c and a with b-c: they would share the data. */
const sameVolume: Rule = ({ services, site }) => {
  const data = volumes(services, site).flatMap(({ service, volume, place }) =>
    place.kind === "engine" ? [{ owner: `${service}.volumes.${volume}`, service, name: place.name }] : [],
  );
  const taken = [
    { owner: "the routes file", name: routesVolume(site.stack) },
    ...secrets(services, site).map(({ service, engineName: name }) => ({ owner: `${service}.secrets`, name })),
  ];
  return data.flatMap(({ owner, service, name }, at) =>
    [...taken, ...data.slice(0, at)]
      .filter((other) => other.name === name)
      .slice(0, 1)
      .map((other) => ({
        path: service in site.custom ? `hearth:custom.${owner}` : owner,
        given: name,
        allowed: `a volume that ${other.owner} does not have`,
        remedy: "rename the service or its volume",
      })),
  );
};

const rules: readonly Rule[] = [nestedMounts, onSystem, nestedTiers, tierOnSystem, sameVolume];

/** Folders that hide each other or belong to somebody else. */
export const mountProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
