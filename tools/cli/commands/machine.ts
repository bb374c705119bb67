import { engineVersion } from "../../engine/docker/ask.ts";
import { type BuiltImage, buildImages, loadImages, neededPrograms, planImages } from "../../images/index.ts";
import type { HostChange } from "../../shared/host-change.ts";
import { ensureDocker, givenHost, planDocker } from "../../engine/docker/ensure.ts";
import { ensureGo, findGo, planGo } from "../../engine/go.ts";
import { ensureToolchain, planToolchain, type Toolchain } from "../../engine/toolchain.ts";
import { usualHost } from "../machine/docker.ts";
import { Refusal } from "../refusal.ts";
import { runSteps, type Step } from "../show/steps.ts";
import type { StackPlace } from "../stack/place.ts";
import type { Wanted } from "./wanted.ts";

/**
 * Whether these tools may install and start the engine: not one that the stack file names elsewhere. Once the file
 * names one, the environment no longer has a say.
 */
function isUsualEngine({ namesEngine, house }: Wanted): boolean {
  if (!namesEngine) return true;
  delete process.env["DOCKER_HOST"];
  return house.site.engineHost === usualHost;
}

/** Whether images are built here with a compiler. */
function compiles({ house: { site, references } }: Wanted): boolean {
  return site.images.source === "distribution" && neededPrograms(references).includes("go");
}

function eachOnce(changes: readonly HostChange[]): readonly HostChange[] {
  return [...new Map(changes.map((change) => [change.command, change])).values()];
}

/** The engine that the house is built on, and where it is named: in the stack file, else in the environment. */
export function engineOf({ namesEngine, house }: Wanted): { readonly host: string; readonly namedBy: string } {
  return namesEngine
    ? { host: house.site.engineHost, namedBy: "hearth:engine.host" }
    : { host: givenHost(), namedBy: "DOCKER_HOST" };
}

/** Changes to the machine that this house needs, sentinel folders aside. Throws what cannot be had at all. */
export async function planMachine(wanted: Wanted): Promise<readonly HostChange[]> {
  const { references, site } = wanted.house;
  // First, for it throws at once: nothing may be under way by then.
  const needsGo = compiles(wanted);
  const images = site.images.source === "distribution" ? planImages(references) : [];
  const docker = isUsualEngine(wanted) ? planDocker() : [];
  const go = needsGo ? planGo() : [];
  return eachOnce((await Promise.all([docker, planToolchain(), images, go])).flat());
}

/** What is there afterwards. */
export interface Machine {
  readonly toolchain: Toolchain;
  readonly dockerHost: string;
}

async function engineHost(wanted: Wanted, report: (line: string) => void): Promise<string> {
  const host = wanted.house.site.engineHost;
  if (isUsualEngine(wanted)) {
    const { host: found, version, way } = await ensureDocker(report);
    report(`Docker Engine ${version} (${way}) at ${found}`);
    return found;
  }
  const version = await engineVersion(host);
  if (version !== undefined) {
    report(`Docker Engine ${version} at ${host}`);
    return host;
  }
  throw new Refusal(`hearth:engine.host: given ${host}; allowed: an engine that answers; start it, or name another`);
}

/** Makes toolchain, engine and image archives ready at the same time, then loads the images. */
export async function prepareMachine(wanted: Wanted, place: StackPlace): Promise<Machine> {
  const { references, site } = wanted.house;
  let toolchain: Toolchain | undefined;
  let dockerHost: string | undefined;
  let built: readonly BuiltImage[] = [];
  const steps: Step[] = [
    {
      title: "toolchain",
      run: async (report) => {
        toolchain = await ensureToolchain(report);
        report(`pulumi ${toolchain.version} (${toolchain.way})`);
      },
    },
    {
      title: "docker engine",
      run: async (report) => {
        dockerHost = await engineHost(wanted, report);
      },
    },
  ];
  if (site.images.source === "distribution") {
    steps.push({
      title: "image archives",
      run: async (report) => {
        const go = await findGo();
        built = await buildImages(references, go === undefined ? {} : { go }, report);
      },
    });
  }
  // Toolchain and images both compile: the compiler comes first, once.
  if (compiles(wanted) && (await findGo()) === undefined) {
    const compiler: Step = {
      title: "go compiler",
      run: async (report) => {
        await ensureGo(report);
      },
    };
    await runSteps([compiler], false);
  }
  await runSteps(steps, true);
  if (toolchain === undefined || dockerHost === undefined) throw new Error("a step ended without its result");
  const host = dockerHost;
  if (built.length > 0) {
    const load: Step = {
      title: "images",
      run: async (report) => {
        await loadImages(built, host, place.imageLock, report);
      },
    };
    await runSteps([load], false);
  }
  return { toolchain, dockerHost: host };
}
