/**
 * Makes WordPress' root of two links, so that its program stays where the image has it, and gives the data its first
 * themes. What is due by the clock is done here, for WordPress cannot reach its own address from inside.
 */
export const start = `set -eu
umask 027
here=/etc/hearth-wordpress
program=/usr/src/wordpress
content=/var/lib/wordpress
run() { php -d auto_prepend_file=$here/prepend.php -d display_errors=stderr -d memory_limit=256M "$1"; }

ln -sfn $program /run/wordpress/core
ln -sfn $here/wp-config.php /run/wordpress/wp-config.php
ln -sfn $here/object-cache.php $content/object-cache.php
mkdir -p $content/plugins $content/uploads $content/upgrade
if [ ! -d $content/themes ]; then
  rm -rf $content/.themes
  cp -R $program/wp-content/themes $content/.themes
  mv $content/.themes $content/themes
fi
run $here/first-start.php
while :; do
  run $here/cron.php || echo "cron.php failed" >&2
  sleep 300
done &
exec apache2 -f $here/apache.conf -D FOREGROUND
`;

/** Does what is due. WordPress' own file for it loads nothing where its root is already known. */
export const cron = `<?php
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-cron.php';
`;
