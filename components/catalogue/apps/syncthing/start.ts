/**
 * Gives Syncthing its first settings, and its pages a password: at the first start and once after each rotation, which also makes
 * a new key for programs. The mark is written last, so that a start that was cut short is done again. Syncthing keeps a hash of
 * the password; it reads it from its standard input, for a command line can be seen.
 */
export const start = `set -eu
umask 027
settings=$STHOMEDIR/config.xml
mark=$STHOMEDIR/.hearth-password

if [ ! -e "$settings" ]; then
  cp /etc/hearth-syncthing/settings.xml "$settings.new"
  mv "$settings.new" "$settings"
fi
sum=$(sha256sum "$SYNCTHING_PASSWORD_FILE")
if [ ! -e "$mark" ] || [ "$(cat "$mark")" != "\${sum%% *}" ]; then
  sed '/<apikey>/d' "$settings" > "$settings.new"
  mv "$settings.new" "$settings"
  /bin/syncthing generate --gui-user=hearth --gui-password=- < "$SYNCTHING_PASSWORD_FILE"
  # Devices show this name; it would be that of the first container.
  sed "s/ name=\\"$(hostname)\\" / name=\\"Hearth\\" /" "$settings" > "$settings.new"
  mv "$settings.new" "$settings"
  echo "\${sum%% *}" > "$mark.new"
  mv "$mark.new" "$mark"
fi
exec /bin/syncthing serve --no-browser
`;
