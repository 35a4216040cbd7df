/*
 * What the form would write of records that nobody has changed. It reads, orders and writes as Sveltia CMS does: the same
 * library with the same settings. In and out: JSON, { fields: {path: […]}, texts: {path: …} } and { path: … }.
 */
const { readFileSync } = require("node:fs");
const { parse, stringify } = require("yaml");

const given = JSON.parse(readFileSync(0, "utf8"));

function ordered(value, fields) {
  if (Array.isArray(value)) return value.map((one) => ordered(one, fields));
  if (value === null || typeof value !== "object" || !fields) return value;
  const known = fields.filter((field) => field.name in value).map((field) => [field.name, field.fields]);
  const names = new Set(known.map(([name]) => name));
  const rest = Object.keys(value).filter((name) => !names.has(name)).sort().map((name) => [name, undefined]);
  return Object.fromEntries([...known, ...rest].map(([name, inside]) => [name, ordered(value[name], inside)]));
}

function written(text, fields) {
  return `${stringify(ordered(parse(text), fields), null, {
    indent: 2, indentSeq: true, lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", singleQuote: true,
  }).trim()}\n`;
}

const found = Object.entries(given.texts).map(([path, text]) => [path, written(text, given.fields[path])]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
