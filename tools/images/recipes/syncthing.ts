import { defineRecipe } from "../recipe.ts";

const gui = "/usr/share/syncthing/gui";

/** What the pages ask for, by path below `vendor/`; the module's archive leaves out every folder of that name. */
const vendored = {
  "angular/angular.js": "angular/angular.js",
  "angular/angular-dirPagination.js": "angular-utils-pagination/dirPagination.js",
  "angular/angular-sanitize.js": "angular-sanitize/angular-sanitize.js",
  "angular/angular-translate.js": "angular-translate/dist/angular-translate.js",
  "angular/angular-translate-loader-static-files.js":
    "angular-translate-loader-static-files/angular-translate-loader-static-files.js",
  "bootstrap/css/bootstrap.css": "bootstrap/dist/css/bootstrap.css",
  "bootstrap/fonts": "bootstrap/dist/fonts",
  "bootstrap/js/bootstrap.js": "bootstrap/dist/js/bootstrap.js",
  "daterangepicker/daterangepicker.css": "daterangepicker/daterangepicker.css",
  "daterangepicker/daterangepicker.js": "daterangepicker/daterangepicker.js",
  "fancytree/jquery.fancytree-all-deps.js": "jquery.fancytree/dist/jquery.fancytree-all-deps.js",
  "fork-awesome/css": "fork-awesome/css",
  "fork-awesome/fonts": "fork-awesome/fonts",
  "HumanizeDuration.js/humanize-duration.js": "humanize-duration/humanize-duration.js",
  "jquery/jquery-2.2.2.js": "jquery/dist/jquery.js",
  "moment/moment.js": "moment/moment.js",
};

/** Syncthing without its upgrades; its pages lie beside the program and not in it. */
export const syncthing = defineRecipe({
  name: "syncthing",
  repository: "ghcr.io/syncthing/syncthing",
  program: "syncthing",
  from: {
    kind: "go",
    module: "github.com/syncthing/syncthing",
    version: "v1.30.0",
    package: "github.com/syncthing/syncthing/cmd/syncthing",
    binary: "/bin/syncthing",
    stamp: "github.com/syncthing/syncthing/lib/build.Version",
    tags: ["noassets", "noupgrade"],
    moduleFolders: { [gui]: "gui" },
  },
  nodeFiles: Object.fromEntries(
    Object.entries(vendored).map(([path, source]) => [`${gui}/default/vendor/${path}`, source]),
  ),
  entrypoint: ["/bin/syncthing"],
  environment: {
    HOME: "/var/syncthing",
    STGUIADDRESS: "0.0.0.0:8384",
    STGUIASSETS: gui,
    STHOMEDIR: "/var/syncthing/config",
  },
  exposes: ["8384/tcp", "22000/tcp", "22000/udp", "21027/udp"],
  folders: ["/var/syncthing"],
});
