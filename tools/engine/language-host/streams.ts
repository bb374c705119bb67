import type { ServerWritableStream } from "@grpc/grpc-js";
import { ended, start } from "./children.ts";
import type { Launch } from "./program.ts";

/** A message that carries a piece of either stream, as several of the engine's calls have it. */
export interface Piece {
  setStdout(piece: Uint8Array): void;
  setStderr(piece: Uint8Array): void;
}

/** A streaming call that runs one command. */
export interface Streamed<Request, Response extends Piece> {
  readonly launch: (request: Request) => Launch;
  readonly message: () => Response;
  /** The last message, or an Error for a bad end; absent when the exit code is not told. */
  readonly last: (code: number) => Response | undefined;
}

async function relay<Request, Response extends Piece>(
  call: ServerWritableStream<Request, Response>,
  { launch, message, last }: Streamed<Request, Response>,
): Promise<void> {
  const { command, cwd, env } = launch(call.request);
  const child = start(command, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  call.on("cancelled", () => child.kill("SIGTERM"));
  child.stdout?.on("data", (data: Uint8Array) => {
    const piece = message();
    piece.setStdout(data);
    call.write(piece);
  });
  child.stderr?.on("data", (data: Uint8Array) => {
    const piece = message();
    piece.setStderr(data);
    call.write(piece);
  });
  const end = last(await ended(child));
  if (end !== undefined) call.write(end);
}

/** Makes a handler that passes a command's output on while it runs and ends the call with it. */
export function streamed<Request, Response extends Piece>(
  how: Streamed<Request, Response>,
): (call: ServerWritableStream<Request, Response>) => void {
  return (call) => {
    relay(call, how).then(
      () => {
        call.end();
      },
      (error: unknown) => {
        call.emit("error", error);
      },
    );
  };
}
