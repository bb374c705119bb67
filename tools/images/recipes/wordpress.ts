import { defineRecipe } from "../recipe.ts";

const extensions = [
  ...["ctype", "curl", "dom", "exif", "fileinfo", "gd", "iconv", "intl", "mbstring", "mysqlnd", "mysqli", "posix"],
  ...["simplexml", "tokenizer", "xml", "xmlreader", "xmlwriter", "zip"],
];

const enabled = `zend_extension=opcache
${extensions.map((name) => `extension=${name}`).join("\n")}
`;

/** WordPress with Apache and PHP where upstream's image has them; without its entrypoint, which copies the program away. */
export const wordpress = defineRecipe({
  name: "wordpress",
  repository: "docker.io/library/wordpress",
  program: "wordpress",
  from: {
    kind: "packages",
    packages: [
      ...(["wordpress", "wordpress-theme-twentytwentythree", "apache2-bin", "libapache2-mod-php", "php-cli"] as const),
      ...(["php-curl", "php-gd", "php-intl", "php-mbstring", "php-mysql", "php-xml", "php-zip"] as const),
      ...(["curl", "media-types", "tzdata"] as const),
    ],
    versionOf: "wordpress",
    without: ["apache2", "debconf", "default-mysql-client", "perl", "perl-base", "psmisc", "ucf"],
  },
  command: ["apache2", "-D", "FOREGROUND"],
  environment: { PHP_INI_SCAN_DIR: "/usr/local/etc/php/conf.d" },
  user: "33:33",
  workingFolder: "/var/www/html",
  accounts: [{ name: "www-data", id: 33 }],
  exposes: ["80/tcp"],
  stopSignal: "SIGWINCH",
  drops: ["/usr/share/wordpress/wp-config.php", "/usr/share/wordpress/.htaccess"],
  folders: ["/usr/src", "/var/www/html"],
  files: { "/usr/local/etc/php/conf.d/enabled.ini": enabled },
  links: {
    "/usr/lib/apache2/modules/libphp.so": "/usr/lib/apache2/modules/libphp*.so",
    "/usr/local/bin/php": "/usr/bin/php.default",
    "/usr/src/wordpress": "/usr/share/wordpress",
  },
});
