import { createSocket } from "node:dgram";
import { createServer } from "node:net";

// Run by itself: node outside-servers.ts PORT NAME ADDRESS SERVER... Answers on the TCP port, and at each name server's
// address every question about names with one address.

const [port = "", name = "", address = "", ...servers] = process.argv.slice(2);

/** A DNS answer with one A record; the question is given back as it came. Source: RFC 1035, section 4. */
function answerTo(question: Buffer): Buffer {
  const labels = name.split(".").reduce((sum, label) => sum + label.length + 1, 1);
  const asked = question.subarray(12, 12 + labels + 4);
  const header = Buffer.concat([question.subarray(0, 2), Buffer.from("81800001000100000000", "hex")]);
  const record = Buffer.concat([
    Buffer.from("c00c000100010000003c0004", "hex"),
    Buffer.from(address.split(".").map(Number)),
  ]);
  return Buffer.concat([header, asked, record]);
}

/** A socket for each address: one for all would answer from another address than was asked. */
async function serveNames(server: string): Promise<void> {
  const names = createSocket("udp4");
  names.on("message", (question, from) => {
    names.send(answerTo(question), from.port, from.address);
  });
  await new Promise<void>((resolve) => names.bind(53, server, resolve));
}

await Promise.all(servers.map(serveNames));
const doors = createServer((socket) => {
  socket.on("error", () => socket.destroy()).end("outside\n");
});
doors.listen(Number(port), "0.0.0.0", () => {
  console.log("ready");
});
