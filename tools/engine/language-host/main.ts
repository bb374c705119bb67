import { stopAll } from "./children.ts";
import { handlers } from "./handlers.ts";
import { loadSdk } from "./sdk.ts";

/**
 * Ends this host, and what it started, with the engine. The engine holds the other end of standard input for as long as it
 * lives (`ExecPlugin` in Pulumi's `pkg/resource/plugin/plugin.go`), so that its end is seen even when it is killed.
 */
function endWithEngine(): void {
  process.stdin
    .on("close", () => {
      stopAll("SIGKILL");
      process.exit();
    })
    .resume();
}

/**
 * The language host of Pulumi for Node: started by the engine in the program's folder with the engine's address as its last
 * argument, it prints the port it listens on and runs programs and policy packs when asked.
 */
function main(): void {
  endWithEngine();
  const sdk = loadSdk(process.cwd());
  const { grpc } = sdk;
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(sdk.services.LanguageRuntimeService, handlers(sdk, process.argv.at(-1) ?? ""));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${String(port)}\n`);
  });
}

main();
