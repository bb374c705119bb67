/** Run before everything else in PHP: where WordPress is, and how it reads what it was given. */
export const prepend = `<?php
define('ABSPATH', '/run/wordpress/core/');

function hearth_given(string $name): string
{
    $given = getenv($name);
    if ($given === false || $given === '') throw new RuntimeException("$name is not set");
    return $given;
}

function hearth_secret(string $name): string
{
    $secret = file_get_contents(hearth_given($name));
    if ($secret === false || $secret === '') throw new RuntimeException("$name names no file with a secret");
    return trim($secret);
}

if (str_starts_with(hearth_given('WORDPRESS_URL'), 'https:')) $_SERVER['HTTPS'] = 'on';
$_SERVER += ['HTTP_HOST' => parse_url(hearth_given('WORDPRESS_URL'), PHP_URL_HOST)];
`;

/**
 * WordPress' own settings. The eight keys are made of one secret. Its program is updated with the image alone, and it
 * never asks itself over the network to do what is due. Facts: WordPress' page on wp-config.php.
 */
export const settings = `<?php
define('DB_HOST', hearth_given('WORDPRESS_DB_HOST'));
define('DB_NAME', hearth_given('WORDPRESS_DB_NAME'));
define('DB_USER', hearth_given('WORDPRESS_DB_USER'));
define('DB_PASSWORD', hearth_secret('WORDPRESS_DB_PASSWORD_FILE'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';

foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $hearth_use)
    foreach (['KEY', 'SALT'] as $hearth_kind) {
        $hearth_name = $hearth_use . '_' . $hearth_kind;
        define($hearth_name, hash_hmac('sha256', $hearth_name, hearth_secret('WORDPRESS_SALT_FILE')));
    }

define('WP_HOME', hearth_given('WORDPRESS_URL'));
define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_DIR', '/var/lib/wordpress');
define('WP_CONTENT_URL', WP_HOME . '/wp-content');
define('WP_AUTO_UPDATE_CORE', false);
define('DISALLOW_FILE_EDIT', true);
define('DISABLE_WP_CRON', true);
define('FS_METHOD', 'direct');
define('FS_CHMOD_DIR', 0750);
define('FS_CHMOD_FILE', 0640);
define('WP_DEBUG', false);
require_once ABSPATH . 'wp-settings.php';
`;
