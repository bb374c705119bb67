import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import type {
  GetProgramDependenciesRequest,
  GetProgramDependenciesResponse,
  InstallDependenciesRequest,
  InstallDependenciesResponse,
  RunPluginRequest,
  RunPluginResponse,
  RunRequest,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb.js";
import { ended, start, stopAll } from "./children.ts";
import { dependencies } from "./dependencies.ts";
import { pluginLaunch, programLaunch } from "./program.ts";
import type { Sdk } from "./sdk.ts";
import { streamed } from "./streams.ts";

/** The SDK's exit code for "the error has been shown already". */
const alreadyReported = 32;

function answer<Request, Response>(
  work: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, done) => {
    (async () => await work(call.request))().then(
      (response) => {
        done(null, response);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
}

async function runProgram({ messages }: Sdk, request: RunRequest, engine: string): Promise<RunResponse> {
  const { command, cwd, env } = programLaunch(request, engine);
  const child = start(command, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
  const code = await ended(child);
  const response = new messages.RunResponse();
  if (code === alreadyReported) response.setBail(true);
  else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${String(code)}`);
  return response;
}

function listed({ messages }: Sdk, request: GetProgramDependenciesRequest): GetProgramDependenciesResponse {
  const response = new messages.GetProgramDependenciesResponse();
  const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
  for (const { name, version } of dependencies(folder)) {
    const info = new messages.DependencyInfo();
    info.setName(name);
    info.setVersion(version);
    response.addDependencies(info);
  }
  return response;
}

/**
 * Everything the engine may ask of this host; what is not here (code generation, packing) it answers with "unimplemented".
 * Required packages are empty on purpose: the plugins are there already, and looking for them costs seconds.
 */
export function handlers(sdk: Sdk, engineAtStart: string): UntypedServiceImplementation {
  const { messages, plugins } = sdk;
  let engine = engineAtStart;
  return {
    handshake: answer((request: { getEngineAddress(): string }) => {
      engine = request.getEngineAddress();
      return new messages.LanguageHandshakeResponse();
    }),
    getPluginInfo: answer(() => {
      const info = new plugins.PluginInfo();
      info.setVersion(process.versions.node);
      return info;
    }),
    getRequiredPackages: answer(() => new messages.GetRequiredPackagesResponse()),
    getRequiredPlugins: answer(() => new messages.GetRequiredPluginsResponse()),
    run: answer((request: RunRequest) => runProgram(sdk, request, engine)),
    runPlugin: streamed<RunPluginRequest, RunPluginResponse>({
      launch: pluginLaunch,
      message: () => new messages.RunPluginResponse(),
      last: (code) => {
        const response = new messages.RunPluginResponse();
        response.setExitcode(code);
        return response;
      },
    }),
    installDependencies: streamed<InstallDependenciesRequest, InstallDependenciesResponse>({
      launch: (request) => ({ command: ["npm", "install"], cwd: request.getDirectory(), env: {} }),
      message: () => new messages.InstallDependenciesResponse(),
      last: (code) => {
        if (code !== 0) throw new Error(`npm install ended with code ${String(code)}`);
        return undefined;
      },
    }),
    about: answer(() => {
      const response = new messages.AboutResponse();
      response.setExecutable(process.execPath);
      response.setVersion(process.version);
      return response;
    }),
    getProgramDependencies: answer((request: GetProgramDependenciesRequest) => listed(sdk, request)),
    runtimeOptionsPrompts: answer(() => new messages.RuntimeOptionsResponse()),
    cancel: answer(() => {
      stopAll();
      return new sdk.Empty();
    }),
  };
}
