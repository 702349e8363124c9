// Builds out/communitycoachbot.zip from the manifest, its languages and icons, and validates all of it. Offline.
// usage: node package.mjs [--bot-id GUID] [--app-id GUID] [--host coach.example.org]
import { readFileSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { zipSync } from "fflate";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: { "bot-id": { type: "string" }, "app-id": { type: "string" }, host: { type: "string" } },
});
// Without arguments a package with sample ids is built: good for validation, refused by no check of ours, useless in a tenant.
const sample = "00000000-0000-4000-8000-000000000001";
const botId = values["bot-id"] ?? sample;
const appId = values["app-id"] ?? botId;
const host = values.host ?? "coach.example.org";

const problems = [];
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
for (const [name, value] of [["--bot-id", botId], ["--app-id", appId]]) if (!guid.test(value)) problems.push(`${name}: not a GUID: ${value}`);
if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host)) problems.push(`--host: a host name without scheme or path is needed: ${host}`);

const text = readFileSync(join(here, "manifest.json"), "utf8")
  .replaceAll("{{BOT_ID}}", botId)
  .replaceAll("{{APP_ID}}", appId)
  .replaceAll("{{HOST}}", host);
if (text.includes("{{")) problems.push("manifest.json: a placeholder was not filled");
const manifest = JSON.parse(text);

// The manifest against Microsoft's schema of its version, shipped in the package.
const out = join(here, "out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "manifest.json"), text);
try {
  const [, errors] = await AppManifestUtils.readAndValidateTeamsManifest(join(out, "manifest.json"));
  problems.push(...errors.map((error) => `manifest.json: ${typeof error === "string" ? error : JSON.stringify(error)}`));
} catch (error) {
  // The library reads some values more strictly than its schema, and throws.
  problems.push(`manifest.json: ${error.message}`);
}

// Each language file against the localisation schema of the same version, and against the manifest: same keys everywhere, each pointing at a text.
const files = { "manifest.json": Buffer.from(text) };
const schemas = join(dirname(require.resolve("@microsoft/app-manifest/package.json")), "build", "json-schemas", "teams", `v${manifest.manifestVersion}`);
const localisation = JSON.parse(readFileSync(join(schemas, "MicrosoftTeams.Localization.schema.json"), "utf8"));
const localised = localisable(manifest);
for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages ?? []) {
  const words = JSON.parse(readFileSync(join(here, file), "utf8"));
  for (const [key, value] of Object.entries(words)) {
    if (key === "$schema") continue;
    const rule = localisation.properties[key] ?? Object.entries(localisation.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(key))?.[1];
    if (!rule) problems.push(`${file}: ${key}: not a key that can be localised`);
    else if (rule.maxLength && value.length > rule.maxLength) problems.push(`${file}: ${key}: longer than ${rule.maxLength}`);
    if (!localised.has(key)) problems.push(`${file}: ${key}: no such text in manifest.json`);
  }
  for (const key of localised.keys()) if (!(key in words)) problems.push(`${file}: ${key}: missing`);
  if (!/^[a-z]{2}-[a-z]{2,4}$/.test(languageTag)) problems.push(`manifest.json: language tag ${languageTag}: use a form such as zh-cn`);
  files[file] = Buffer.from(JSON.stringify(words, null, 2));
}

// Icons: sizes, and an outline of white on transparent is checked by eye (no decoder here).
for (const [name, size] of [["color", 192], ["outline", 32]]) {
  const file = manifest.icons[name];
  if (!existsSync(join(here, file))) { problems.push(`${file}: missing`); continue; }
  const png = readFileSync(join(here, file));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png.toString("latin1", 1, 4) !== "PNG" || width !== size || height !== size) problems.push(`${file}: must be a PNG of ${size}×${size}, is ${width}×${height}`);
  files[file] = png;
}

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
const zip = zipSync(files, { level: 9 });
writeFileSync(join(out, "communitycoachbot.zip"), zip);
console.log(`out/communitycoachbot.zip: ${Object.keys(files).join(", ")} (${zip.length} bytes), valid against schema ${manifest.manifestVersion}`);
if (botId === sample) console.log("It carries sample ids. For a tenant: node package.mjs --bot-id GUID --host your.host");

/** The texts of a manifest that a language file replaces, by their keys. */
function localisable(manifest) {
  const texts = new Map();
  for (const part of ["name.short", "name.full", "description.short", "description.full"]) texts.set(part, true);
  (manifest.bots ?? []).forEach((bot, b) =>
    (bot.commandLists ?? []).forEach((list, l) =>
      list.commands.forEach((command, c) =>
        ["title", "description", "prompt"].filter((part) => part in command).forEach((part) => texts.set(`bots[${b}].commandLists[${l}].commands[${c}].${part}`, true)),
      ),
    ),
  );
  return texts;
}
