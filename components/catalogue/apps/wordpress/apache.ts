const modules = ["mpm_prefork", "authz_core", "alias", "dir", "mime", "remoteip", "rewrite"];

const limits = {
  display_errors: "off",
  expose_php: "off",
  log_errors: "on",
  max_execution_time: "60",
  post_max_size: "33M",
  upload_max_filesize: "32M",
};

/**
 * The web server, whole, so that it needs nothing of the image's own configuration. Its log has no query strings, for
 * links that set a password are among them. Nothing below the uploads is ever run. Facts: httpd 2.4, WordPress' htaccess page.
 */
export const apache = String.raw`ServerRoot /usr/src/wordpress
ServerName localhost
DefaultRuntimeDir /tmp
PidFile /tmp/apache2.pid
Listen 8080
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
LoadModule php_module /usr/lib/apache2/modules/libphp.so

StartServers 2
MinSpareServers 1
MaxSpareServers 4
MaxRequestWorkers 8
MaxConnectionsPerChild 1000
KeepAlive off
GracefulShutdownTimeout 8
ServerTokens Prod
ServerSignature off
TraceEnable off
RemoteIPHeader X-Forwarded-For
RemoteIPInternalProxy 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16
ErrorLog /proc/self/fd/2
LogLevel warn
CustomLog /proc/self/fd/1 "%a %m %U %>s %B %D"

TypesConfig /etc/mime.types
DirectoryIndex index.php
DocumentRoot /run/wordpress/core
Alias /wp-content /var/lib/wordpress
php_admin_value auto_prepend_file /etc/hearth-wordpress/prepend.php
${Object.entries(limits)
  .map(([name, value]) => `php_admin_value ${name} ${value}`)
  .join("\n")}
<FilesMatch "\.php$">
  SetHandler application/x-httpd-php
</FilesMatch>
<Directory />
  AllowOverride none
  Options FollowSymLinks
  Require all denied
</Directory>
<Directory /run/wordpress/core>
  Require all granted
  RewriteEngine on
  RewriteBase /
  RewriteRule ^ - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteRule . /index.php [L]
</Directory>
<Directory /var/lib/wordpress>
  Require all granted
</Directory>
<Directory /var/lib/wordpress/uploads>
  <FilesMatch "(?i)\.(php[0-9]?|phar|phtml|s?html?|cgi)$">
    Require all denied
  </FilesMatch>
</Directory>
<LocationMatch "^/(wp-admin/(install|setup-config)\.php|wp-cron\.php|readme\.html|(.*/)?\.(?!well-known/))">
  Require all denied
</LocationMatch>
`;
