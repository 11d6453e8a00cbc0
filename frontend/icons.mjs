// One SVG sprite with only the icons that are used: those named in templates and Python, and frontend/icons.txt.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "../src/hireloop");
const drawings = join(here, "../node_modules/@tabler/icons/icons/outline");

const IN_TEMPLATES = [/\{%\s*(?:icon|empty_state)\s+"([a-z0-9-]+)"/g, /\{%\s*badge\s+(?:_\("[^"]*"\)|\S+)\s+"[a-z]+"\s+"([a-z0-9-]+)"/g];
const IN_PYTHON = [/\bicon(?:: ClassVar\[str\])?\s*=\s*\(?"([a-z0-9-]+)"/g, /"icon": "([a-z0-9-]+)"/g, /MenuEntry\(\s*_\("[^"]*"\),\s*"[^"]*",\s*"([a-z0-9-]+)"/g];

/** Names found in a text by patterns whose first group is the name. */
export function named(text, patterns) {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]));
}

function filesUnder(folder, ...endings) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes("node_modules") && !path.includes("static/dist"))
    .map((path) => join(folder, path));
}

/** Where each icon is asked for: name → file. */
export function wanted() {
  const asked = new Map();
  const note = (file, patterns) => named(readFileSync(file, "utf8"), patterns).forEach((name) => asked.set(name, file));
  filesUnder(sources, ".html").forEach((file) => note(file, IN_TEMPLATES));
  filesUnder(sources, ".py").forEach((file) => note(file, IN_PYTHON));
  note(join(here, "icons.txt"), [/^([a-z0-9-]+)$/gm]);
  return asked;
}

function symbol(name) {
  const svg = readFileSync(join(drawings, `${name}.svg`), "utf8");
  const inside = svg.replace(/<!--.*?-->/gs, "").replace(/<svg[^>]*>/, "").replace("</svg>", "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inside}</symbol>`;
}

/** Writes the sprite; false when an icon is asked for that Tabler has not. */
export function writeSprite(path) {
  const asked = wanted();
  const names = [...asked.keys()].sort();
  const known = names.filter((name) => existsSync(join(drawings, `${name}.svg`)));
  writeFileSync(path, `<svg xmlns="http://www.w3.org/2000/svg">${known.map(symbol).join("\n")}</svg>\n`);
  const unknown = names.filter((name) => !known.includes(name));
  unknown.forEach((name) => console.error(`No Tabler icon is called "${name}" (${asked.get(name)})`));
  return unknown.length === 0;
}
