import { createHash } from "node:crypto";
import type { Plan } from "../../wiring/plan.ts";
import { secretsFolder } from "../../wiring/secret-names.ts";
import { sharesOf } from "./memory.ts";
import { keepScript, restoreScript } from "./safety.ts";
import type { Statements } from "./statements.ts";

const folder = "/etc/hearth-redis";
const accounts = "/data/users.acl";

/** Writes the accounts of the house itself anew, leaves those of consumers as they are, and becomes the server. */
const start = `set -eu
umask 077
admin=$(sha256sum < ${secretsFolder}/admin | cut -d ' ' -f 1)
{
  echo "user default on nopass resetkeys resetchannels -@all +ping"
  echo "user admin on #$admin ~* &* +@all"
  [ ! -f ${accounts} ] || grep -v -e '^user default ' -e '^user admin ' ${accounts} || true
} > ${accounts}.new
mv ${accounts}.new ${accounts}
exec redis-server ${folder}/redis.conf
`;

/** The administrator's password from its file, on standard input: never a word of a command, nor in an environment. */
const signedIn = `password=$(cat ${secretsFolder}/admin)
cli() { printf '%s\\n' "$password" | redis-cli -e --raw --user admin --askpass --no-auth-warning "$@"; }
fed() { { printf '%s\\n' "$password"; cat; } | redis-cli -e --raw --user admin --askpass --no-auth-warning; }
`;

/** Fed with many commands the client goes on after a mistake, so its answers are looked at. */
const allWell = `if printf '%s\\n' "$said" | grep -qvE '^(OK|[0-9]+)$'; then
  printf '%s\\n' "$said" >&2
  exit 1
fi
`;

const client = `set -eu\n${signedIn}said=$(fed)\n${allWell}`;

/** Keys with one beginning, a line each: key, milliseconds to live, value; both texts in hexadecimal digits. */
const dumpLua = `local function hex(s) return (s:gsub('.', function(c) return string.format('%02x', c:byte()) end)) end
local lines = {}
for _, key in ipairs(redis.call('KEYS', ARGV[1] .. ':*')) do
  lines[#lines + 1] = hex(key) .. ' ' .. redis.call('PTTL', key) .. ' ' .. hex(redis.call('DUMP', key))
end
return lines
`;

const clearLua = `local keys = redis.call('KEYS', ARGV[1] .. ':*')
for _, key in ipairs(keys) do redis.call('UNLINK', key) end
return #keys
`;

const restoreLua = `local function text(s) return (s:gsub('..', function(c) return string.char(tonumber(c, 16)) end)) end
return redis.call('RESTORE', text(ARGV[1]), math.max(0, tonumber(ARGV[2])), text(ARGV[3]), 'REPLACE')
`;

const keep = keepScript({
  before: signedIn,
  list: String.raw`cli ACL USERS | sed -n 's/^\([a-z0-9_]*\)\.r[0-9]*$/\1/p' | sort -u`,
  dump: `cli --eval ${folder}/dump.lua , "$name"`,
});

const restore = restoreScript({
  before: signedIn,
  restore: `script=$(cli SCRIPT LOAD "$(cat ${folder}/restore.lua)")
cli --eval ${folder}/clear.lua , "$1" > /dev/null
said=$(sed -n "s/^\\([0-9a-f].*\\)/EVALSHA $script 0 \\1/p" "$file" | fed)
[ -s "$file" ] || said=OK
${allWell}`,
});

/** Files of Redis' configuration. What has no time to live is never thrown away; what has one goes when memory is short. */
export function redisFiles(plan: Plan): Readonly<Record<string, string>> {
  const settings = `bind *
port 6379
protected-mode no
dir /data
aclfile ${accounts}
appendonly yes
appendfsync everysec
maxmemory ${sharesOf(plan, "redis", "mb")(0.6)}
maxmemory-policy volatile-lru
`;
  const lua = { "dump.lua": dumpLua, "clear.lua": clearLua, "restore.lua": restoreLua };
  return {
    "redis.conf": settings,
    "start.sh": start,
    "client.sh": client,
    "keep.sh": keep,
    "restore.sh": restore,
    ...lua,
  };
}

/** The most rotations before one that are looked for. */
const looksBack = 100;

const kinds =
  "keyspace string hash list set sortedset stream bitmap hyperloglog geo pubsub transaction scripting connection";

/**
 * Commands of an account: those on data, without what lists or tells names of others' keys and channels, whatever the account's
 * own, and without what all accounts share, such as functions. Facts: Redis, ACL and SCAN; CLIENT TRACKING.
 */
const commands = [
  "-@all",
  ...kinds.split(" ").map((kind) => `+@${kind}`),
  ...["-@admin", "-@dangerous", "+info", "+time", "+memory|usage"],
  ...["-scan", "-randomkey", "-dbsize", "-pubsub|channels", "-pubsub|shardchannels", "-client|tracking"],
  ...["-function", "-script|flush", "-script|kill"],
].join(" ");

/** Redis by its own client. An account sees keys and channels that begin with its name and a colon. */
export const redisStatements: Statements = {
  client: ["sh", `${folder}/client.sh`],
  keepCopy: (...names) => ["sh", `${folder}/keep.sh`, ...names],
  restore: (name, ...copy) => ["sh", `${folder}/restore.sh`, name, ...copy],
  verifier: (password) => createHash("sha256").update(password).digest("hex"),
  open: ({ name, user }, verifier) =>
    `ACL SETUSER ${user} reset on #${verifier} ~${name}:* resetchannels &${name}:* ${commands}
ACL SAVE
`,
  closeOthers: ({ name, rotation }) => {
    const others = Array.from({ length: 2 * looksBack + 1 }, (_, index) => rotation - looksBack + index);
    const users = others.filter((one) => one > 0 && one !== rotation).map((one) => `${name}.r${String(one)}`);
    return `ACL DELUSER ${users.join(" ")}\nACL SAVE\n`;
  },
};
