// Fetches nothing: reads node_modules, writes the committed third-party assets of samspil/base/ui and tests/journeys.
// Run by a developer: npm install --ignore-scripts && npm run build
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as sass from "sass";

const root = new URL("../../", import.meta.url).pathname;
const modules = new URL("node_modules/", import.meta.url).pathname;
const vendor = `${root}samspil/base/ui/static/ui/vendor/`;
const print = `${root}samspil/base/ui/fonts/`;
const browser = `${root}tests/journeys/vendor/`;

const ICONS = `account arrow-back arrow-forward arrow-downward arrow-upward attach-file business calendar-month chat check
  checklist chevron-down chevron-left chevron-right close contact-support delete document download edit email error
  flag forum groups help home hourglass how-to-reg info language link list-bulleted location lock map menu notifications
  open-in-new person person-add persons photo-camera plus minus print refresh save search send settings share
  smartphone star success support-agent sync time upload visibility visibility-off warning`.split(/\s+/);

const withoutMap = (text) => text.replace(/\n?(\/\/#|\/\*#) sourceMappingURL=.*/g, "").trimEnd() + "\n";

// Physical to logical, so that a right-to-left language mirrors the page.
const logical = (css) =>
  css
    .replace(/(margin|padding)-left:/g, "$1-inline-start:")
    .replace(/(margin|padding)-right:/g, "$1-inline-end:")
    .replace(/border-left(-\w+)?:/g, "border-inline-start$1:")
    .replace(/border-right(-\w+)?:/g, "border-inline-end$1:")
    .replace(/text-align:\s*left/g, "text-align: start")
    .replace(/text-align:\s*right/g, "text-align: end")
    .replace(/([{;\s])left:/g, "$1inset-inline-start:")
    .replace(/([{;\s])right:/g, "$1inset-inline-end:");

function designSystem() {
  const target = `${vendor}dkfds/`;
  mkdirSync(target, { recursive: true });
  const { css } = sass.compile("dkfds.scss", { loadPaths: ["."], style: "expanded", logger: sass.Logger.silent });
  writeFileSync(`${target}dkfds.css`, logical(withoutMap(css)).replaceAll('url("../', 'url("'));
  for (const name of new Set([...css.matchAll(/url\("\.\.\/([\w-]+\.svg)"\)/g)].map((match) => match[1])))
    cpSync(`${modules}dkfds/dist/img/svg-icons/${name}`, target + name);
  cpSync(`${modules}dkfds/LICENSE.md`, `${target}LICENSE.md`);
  const symbols = ICONS.map((name) => {
    const svg = readFileSync(`${modules}dkfds/dist/img/svg-icons/${name}.svg`, "utf8");
    const box = svg.match(/viewBox="([^"]+)"/)[1];
    const inner = svg.replace(/<\?xml[^>]*>/, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="${box}">${inner.trim().replace(/ fill="#[0-9a-fA-F]+"| id="[^"]*"/g, "")}</symbol>`;
  });
  writeFileSync(`${vendor}../icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

function fonts() {
  const plex = `${modules}dkfds/dist/fonts/IBMPlexSans/complete/`;
  const cuts = { woff2: [`${vendor}fonts/`, ["Regular", "SemiBold", "Bold"]], ttf: [print, ["Regular", "Italic", "SemiBold", "Bold"]] };
  for (const [kind, [target, names]] of Object.entries(cuts)) {
    mkdirSync(target, { recursive: true });
    cpSync(`${plex}${kind}/license.txt`, `${target}LICENSE.txt`);
    for (const name of names) cpSync(`${plex}${kind}/IBMPlexSans-${name}.${kind}`, `${target}IBMPlexSans-${name}.${kind}`);
  }
}

function leaflet() {
  const target = `${vendor}leaflet/`;
  cpSync(`${modules}leaflet/dist/images`, `${target}images`, { recursive: true });
  writeFileSync(`${target}leaflet.css`, withoutMap(readFileSync(`${modules}leaflet/dist/leaflet.css`, "utf8")));
  writeFileSync(`${target}leaflet.js`, withoutMap(readFileSync(`${modules}leaflet/dist/leaflet.js`, "utf8")));
  cpSync(`${modules}leaflet/LICENSE`, `${target}LICENSE`);
}

function axe() {
  mkdirSync(browser, { recursive: true });
  writeFileSync(`${browser}axe.min.js`, withoutMap(readFileSync(`${modules}axe-core/axe.min.js`, "utf8")));
  cpSync(`${modules}axe-core/LICENSE`, `${browser}LICENSE-axe-core`);
}

rmSync(vendor, { recursive: true, force: true });
[designSystem, fonts, leaflet, axe].forEach((step) => step());
