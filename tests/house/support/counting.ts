import { glances } from "../../../components/catalogue/admin/glances.ts";

/** Counts in Redis for each page that it serves, on a connection of its own; without an answer the page is an error. */
const program = `import os, socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

password = open("/run/secrets/database").read().strip()
where = (os.environ["DATABASE_HOST"], 6379)
said = f"AUTH {os.environ['DATABASE_USER']} {password}\\r\\nINCR {os.environ['DATABASE_NAME']}:pages\\r\\n"

class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            with socket.create_connection(where, timeout=5) as redis, redis.makefile("rwb") as lines:
                lines.write(said.encode())
                lines.flush()
                answers = [lines.readline() for _ in range(2)]
        except OSError as error:
            answers = [str(error).encode(), b""]
        self.send_response(200 if answers[1].startswith(b":") else 503)
        self.end_headers()
        self.wfile.write(answers[1] or answers[0])

    def log_message(self, *_):
        pass

ThreadingHTTPServer(("", 8080), Page).serve_forever()
`;

/** A custom entry that keeps its rows in Redis and serves pages: each page is one more row. */
export const counting = {
  image: glances.spec.image,
  port: 8080,
  auth: "none",
  database: "redis",
  command: ["python3", "-c", program],
  env: { DATABASE_HOST: "{database.host}", DATABASE_USER: "{database.user}", DATABASE_NAME: "{database.name}" },
  memory: "96MiB",
} as const;
