import type { DatabaseAsked } from "../contracts/database.ts";
import type { OpenDecision } from "../catalogue/custom.ts";
import type { Access } from "../site/access.ts";
import { SiteError } from "../site/errors.ts";
import type { ImageSource, Site } from "../site/site.ts";
import { check } from "./check.ts";
import { containers, routesVolume } from "./containers.ts";
import { databases } from "./databases.ts";
import { files } from "./files.ts";
import { networks } from "./networks.ts";
import type {
  ContainerRecord,
  ExceptionRecord,
  FilesRecord,
  NetworkRecord,
  NotYetProvided,
  RouteRecord,
  SecretRecord,
  VolumeRecord,
  WaiverRecord,
} from "./records.ts";
import { routes } from "./routes.ts";
import { secrets } from "./secrets.ts";
import { type Catalogue, running, select } from "./selected.ts";
import { exceptions, notYetProvided, openInCustom, waivers } from "./statements.ts";
import { sentinels, volumes } from "./volumes.ts";

/**
 * The whole house as plain data: serialisable, and the same bytes for the same input. The tiers turn it into resources;
 * `npm run plan` prints it; the home page, the map and the documents are drawn from it.
 */
export interface Plan {
  readonly stack: string;
  readonly access: Access;
  readonly imageSource: ImageSource["source"];
  readonly signInUser: string;
  /** Folders that exist only on the right disk, one for each tier that has a folder. */
  readonly sentinels: readonly string[];
  /** Name in the engine of the volume that holds the routes file. */
  readonly routesVolume: string;
  readonly networks: readonly NetworkRecord[];
  readonly containers: readonly ContainerRecord[];
  readonly routes: readonly RouteRecord[];
  readonly volumes: readonly VolumeRecord[];
  readonly files: readonly FilesRecord[];
  readonly secrets: readonly SecretRecord[];
  readonly databases: readonly DatabaseAsked[];
  readonly retired: readonly string[];
  readonly exceptions: readonly ExceptionRecord[];
  readonly waivers: readonly WaiverRecord[];
  readonly notYetProvided: readonly NotYetProvided[];
  readonly openDecisions: readonly OpenDecision[];
}

/** Makes the Plan. Throws a {@link SiteError} with every problem between services; then nothing is created. */
export function makePlan(catalogue: Catalogue, site: Site): Plan {
  const services = select(catalogue, site);
  const problems = check(catalogue, services, site);
  if (problems.length > 0) throw new SiteError(problems);
  const here = running(services);
  return {
    stack: site.stack,
    access: site.access,
    imageSource: site.images.source,
    signInUser: site.signIn.user,
    sentinels: sentinels(site),
    routesVolume: routesVolume(site.stack),
    networks: networks(site),
    containers: containers(services, site),
    routes: routes(here, site),
    volumes: volumes(services, site),
    files: files(services),
    secrets: secrets(services, site),
    databases: databases(services, site),
    retired: [...site.retired].sort(),
    exceptions: exceptions(here),
    waivers: waivers(here),
    notYetProvided: notYetProvided(here),
    openDecisions: openInCustom(site),
  };
}
