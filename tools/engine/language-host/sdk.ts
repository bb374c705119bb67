import { createRequire } from "node:module";
import { join } from "node:path";
import type * as grpc from "@grpc/grpc-js";
import type * as services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/language_pb.js";
import type * as plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import type * as empty from "google-protobuf/google/protobuf/empty_pb.js";

/** The parts of the program's own `@pulumi/pulumi` that speak with the engine. */
export interface Sdk {
  readonly grpc: typeof grpc;
  readonly services: typeof services;
  readonly messages: typeof messages;
  readonly plugins: typeof plugins;
  readonly Empty: typeof empty.Empty;
}

function packageFile(folder: string): string {
  try {
    return createRequire(join(folder, "-")).resolve("@pulumi/pulumi/package.json");
  } catch (cause) {
    throw new Error(`@pulumi/pulumi is not installed for ${folder}: run "npm install" there`, { cause });
  }
}

/** Absolute path of a file of the `@pulumi/pulumi` that a program in this folder sees. Throws when it is not installed. */
export function sdkFile(folder: string, path: string): string {
  return createRequire(packageFile(folder)).resolve(`./${path}`);
}

/** Loads what a program in this folder would load, so that host and program always speak the same version. */
export function loadSdk(folder: string): Sdk {
  const load = createRequire(packageFile(folder));
  return {
    grpc: load("@grpc/grpc-js") as typeof grpc,
    services: load("./proto/language_grpc_pb.js") as typeof services,
    messages: load("./proto/language_pb.js") as typeof messages,
    plugins: load("./proto/plugin_pb.js") as typeof plugins,
    Empty: (load("google-protobuf/google/protobuf/empty_pb.js") as typeof empty).Empty,
  };
}
