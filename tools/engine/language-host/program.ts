import type { ProgramInfo, RunPluginRequest, RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import { type RuntimeOptions, runtimeOptions } from "./options.ts";
import { sdkFile } from "./sdk.ts";

/** A command to run: Node with its arguments, where, and with which additions to the environment. */
export interface Launch {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Place {
  readonly folder: string;
  readonly root: string;
  readonly entry: string;
  readonly options: RuntimeOptions;
}

function place(info: ProgramInfo | undefined, pwd: string): Place {
  const options = info?.getOptions()?.toJavaScript() ?? {};
  return {
    folder: info?.getProgramDirectory() ?? pwd,
    root: info?.getRootDirectory() ?? pwd,
    entry: info?.getEntryPoint() ?? ".",
    options: runtimeOptions(options),
  };
}

/** How a Pulumi program is run. Its configuration goes through the environment, as the SDK reads it there. */
export function programLaunch(request: RunRequest, engine: string): Launch {
  const { folder, root, entry, options } = place(request.getInfo(), request.getPwd());
  const flags = {
    monitor: request.getMonitorAddress(),
    engine,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": root,
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));
  return {
    command: [
      process.execPath,
      ...options.nodeArgs,
      sdkFile(folder, "cmd/run"),
      ...args,
      ...(request.getDryrun() ? ["--dry-run"] : []),
      entry,
      ...request.getArgsList(),
    ],
    cwd: folder,
    env: {
      ...options.env,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
  };
}

/** What starts each kind of plugin written for Node. */
const starters: Readonly<Record<string, string>> = { analyzer: "cmd/run-policy-pack" };

/** How a plugin is run, such as a policy pack. */
export function pluginLaunch(request: RunPluginRequest): Launch {
  const { folder, options } = place(request.getInfo(), request.getProgram());
  return {
    command: [
      process.execPath,
      ...options.nodeArgs,
      sdkFile(folder, starters[request.getKind()] ?? "cmd/run-plugin"),
      ...request.getArgsList(),
      folder,
    ],
    cwd: request.getKind() === "analyzer" ? folder : request.getPwd(),
    env: { ...options.env, ...Object.fromEntries(request.getEnvList().map((pair) => splitOnce(pair))) },
  };
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
