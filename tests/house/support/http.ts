import { request } from "node:http";

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What a request may say. Default GET without a body. */
export interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** Seconds until it counts as failed. Default 10. */
  readonly patience?: number;
}

/** Asks the proxy on 127.0.0.1 for a host, as a browser would that found its name there. Throws when nobody answers. */
export async function ask(host: string, asking: Asking = {}): Promise<Answer> {
  const { method = "GET", path = "/", body: sent, headers = {}, port = 8080, patience = 10 } = asking;
  return await new Promise<Answer>((resolve, reject) => {
    const call = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { ...headers, host: `${host}:${String(port)}` },
        timeout: patience * 1000,
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
        response.on("error", reject).on("end", () => {
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers });
        });
      },
    );
    call.on("timeout", () => call.destroy(new Error(`${host}${path}: no answer in ${String(patience)} s`)));
    call.on("error", reject).end(sent);
  });
}
