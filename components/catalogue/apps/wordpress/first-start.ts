/**
 * Run before each start of the web server: installs WordPress in an empty database before anybody can reach it, brings
 * its tables to the version of its program, and gives its administrator a new password once after each rotation. While the
 * table hearth_begun is there, nobody has been let in: a first start that was cut short is begun again from nothing. The
 * code ends with 1 however WordPress gives up.
 */
export const firstStart = `<?php
define('WP_INSTALLING', true);
$hearth_done = false;
register_shutdown_function(static function () use (&$hearth_done) {
    exit($hearth_done ? 0 : 1);
});

[$hearth_host, $hearth_port] = explode(':', hearth_given('WORDPRESS_DB_HOST'));
$hearth_row = [$hearth_host, hearth_given('WORDPRESS_DB_USER'), hearth_secret('WORDPRESS_DB_PASSWORD_FILE')];
$hearth_row = [...$hearth_row, hearth_given('WORDPRESS_DB_NAME'), (int) $hearth_port];
mysqli_report(MYSQLI_REPORT_OFF);
for ($hearth_tries = 60; !($hearth_database = @mysqli_connect(...$hearth_row)); $hearth_tries--) {
    if ($hearth_tries === 0) throw new RuntimeException('the database does not let it in: ' . mysqli_connect_error());
    sleep(1);
}
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$hearth_tables = array_column(mysqli_fetch_all(mysqli_query($hearth_database, 'SHOW TABLES')), 0);
$hearth_new = $hearth_tables === [] || in_array('hearth_begun', $hearth_tables, true);
if ($hearth_new) {
    mysqli_query($hearth_database, 'CREATE TABLE IF NOT EXISTS hearth_begun (nothing int)');
    foreach (array_diff($hearth_tables, ['hearth_begun']) as $hearth_table)
        mysqli_query($hearth_database, "DROP TABLE $hearth_table");
}
mysqli_report(MYSQLI_REPORT_OFF);

function wp_new_blog_notification(): void
{
    // There is nobody to write to.
}

require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

$hearth_user = 'hearth';
$hearth_password = hearth_secret('WORDPRESS_ADMIN_PASSWORD_FILE');
$hearth_mark = hash('sha256', $hearth_password);
// A database that was restored, or made anew, must not meet what was kept of the one before it.
wp_cache_flush();
if ($hearth_new) {
    // Otherwise it would try out over the network which forms of links its server knows.
    $hearth_links = static fn () => '/%year%/%monthnum%/%postname%/';
    add_filter('pre_option_permalink_structure', $hearth_links);
    $hearth_mail = $hearth_user . '@' . parse_url(WP_HOME, PHP_URL_HOST);
    wp_install('Weblog', $hearth_user, $hearth_mail, true, '', $hearth_password);
    remove_filter('pre_option_permalink_structure', $hearth_links);
    $wp_rewrite->set_permalink_structure($hearth_links());
    flush_rewrite_rules();
    echo "WordPress is installed\\n";
}
if ((int) get_option('db_version') < $wp_db_version) wp_upgrade();
if (get_option('hearth_administrator') !== $hearth_mark) {
    $hearth_person = get_user_by('login', $hearth_user);
    if ($hearth_person !== false) wp_set_password($hearth_password, $hearth_person->ID);
    update_option('hearth_administrator', $hearth_mark, false);
}
if ($hearth_new) $wpdb->query('DROP TABLE hearth_begun');
$hearth_done = true;
`;
