// What GitHub would refuse of a workflow, said by its own reader: each fault on a line, and the code 1 if there is one.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

// The reader is made for bundlers, which take JSON in without being told that it is.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
const { validate } = await import("@actions/languageservice");
const { TextDocument } = await import("vscode-languageserver-textdocument");

for (const path of process.argv.slice(2)) {
  const text = TextDocument.create(`file:///${path}`, "yaml", 1, readFileSync(path, "utf8"));
  for (const { message, range } of await validate(text)) {
    console.error(`${path}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    process.exitCode = 1;
  }
}
