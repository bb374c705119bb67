/** The account that the house itself keeps in Miniflux. */
export const account = "hearth";

/**
 * Brings tables and accounts up to date where nobody else can reach it, then becomes Miniflux. Miniflux makes an account but
 * never changes its password, so after a rotation a helper, made by Miniflux with the new password, changes it through the
 * API and is removed. The helper is called after its password: a start that was cut short anywhere is mended by the next.
 */
export const start = `set -eu
trap 'exit 143' INT TERM
port=8079
password=$(cat "$ADMIN_PASSWORD_FILE")
helper=$ADMIN_USERNAME-$(printf %s "$password" | sha256sum | cut -c 1-16)

# ask ACCOUNT METHOD PATH [BODY]: what the API answers. The password is on no command line.
ask() {
  sign_in=$(printf %s "$1:$password" | base64 | tr -d '\\n')
  body=\${4-}
  {
    printf '%s /v1/%s HTTP/1.0\\r\\nAuthorization: Basic %s\\r\\n' "$2" "$3" "$sign_in"
    printf 'Content-Length: %d\\r\\n\\r\\n%s' \${#body} "$body"
  } | nc 127.0.0.1 $port
}
lets_in() { ask "$ADMIN_USERNAME" GET me | grep -q '^HTTP/1.[01] 200 '; }
# ids ACCOUNT FORM: the numbers of all accounts whose name is of that form.
ids() { ask "$1" GET users | sed 's/},{/}\\n{/g' | sed -n "s/.*\\"id\\":\\([0-9]*\\),\\"username\\":\\"$2\\".*/\\1/p"; }

LISTEN_ADDR=127.0.0.1:$port DISABLE_SCHEDULER_SERVICE=1 miniflux &
until wget -q -O /dev/null http://127.0.0.1:$port/healthcheck 2>/dev/null; do
  kill -0 $! || wait $!
  sleep 0.2
done
if ! lets_in; then
  miniflux -flush-sessions
  ADMIN_USERNAME=$helper miniflux -run-cleanup-tasks
  ask "$helper" PUT "users/$(ids "$helper" "$ADMIN_USERNAME")" "{\\"password\\":\\"$password\\"}" >/dev/null
  lets_in || { echo "the account $ADMIN_USERNAME did not take its new password" >&2; exit 1; }
  echo "the account $ADMIN_USERNAME has its new password"
fi
helpers() { ids "$ADMIN_USERNAME" "$ADMIN_USERNAME-[0-9a-f]\\{16\\}"; }
for id in $(helpers); do ask "$ADMIN_USERNAME" DELETE "users/$id" >/dev/null; done
# Miniflux answers before it has removed one.
while [ -n "$(helpers)" ]; do sleep 0.2; done
kill $!
wait $! || true
trap - INT TERM
exec miniflux
`;
