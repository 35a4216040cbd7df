/* What stylesheets and scripts may be written with, so that they hold in the browsers that the portal promises. */
import css from "@eslint/css";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

/* Well laid out from these on: Chrome 69, Firefox 68 and Safari 12.1 (every device with iOS 12 can have its last). */
const YEAR = 2018; // the year by whose end all browsers knew a feature: web-features counts by years, Edge 18 included
/* Scripts only add to what is there without them, but must not fail half-way: Firefox 48 is that of KaiOS. */
const SCRIPTED = ["chrome 69", "safari 12.1", "ios_saf 12.2-12.5", "firefox 48"];

const longhands = ["inline", "block"].flatMap((axis) => [
  ...["", "min-", "max-"].map((bound) => `${bound}${axis}-size`),
  ...["start", "end"].flatMap((end) => [
    ...["margin", "padding"].map((name) => `${name}-${axis}-${end}`),
    ...["", "-width", "-style", "-color"].map((name) => `border-${axis}-${end}${name}`),
  ]),
]);

/* Newer than YEAR, and allowed: each with the reason why an older browser loses nothing that counts. */
const allowed = {
  allowProperties: [
    ...longhands, // Chrome 69, Firefox 68 and Safari 12.1 know them; only Edge 18 did not
    "accent-color", // the colour of a tick
    "break-after", "break-inside", // a title or a card cut from what follows by the end of a page
    "clip-path", // with basic shapes, known by all but Edge 18
    "color-scheme", // the colour of scroll bars and fields
    "content-visibility", // of no use without details-content
    "forced-color-adjust", // of no use without forced-colors
    "print-color-adjust", // lightningcss writes the name that older browsers have for it
    "hyphens", // a word cut at its hyphen, or not
    "outline", // square around a round corner; round boxes are refused it below
    "scroll-behavior", // a jump instead of a glide
    "scroll-margin-block-start", // a word at the very edge when a link leads to it
    "text-decoration-thickness", // a line of usual thickness
    "text-underline-offset", // a line at the usual place
    "text-wrap", // a title that breaks where it must
  ],
  allowPropertyValues: {
    "border-collapse": ["collapse"], // known by all but Edge 18, says the data
    "text-align": ["start", "center"], // known by all but Edge 18
    "word-break": ["break-word", "normal"], // known by all but Edge 18 and Firefox 66, which cut a long word less often
  },
  allowSelectors: [
    "details-content", // an answer stays folded on paper
    "focus-visible", // a focus ring of the browser's own
    "has", // what it hides stays shown
    "marker", // a plain bullet or number
  ],
  allowMediaConditions: [
    "forced-colors", // older systems change colours by themselves
    "prefers-color-scheme", // the light colours
    "prefers-contrast", // contrast is enough without it
    "prefers-reduced-motion", // asked with no-preference before anything moves
  ],
};

const unknown = "/^(details-content|has|focus-visible|marker)$/";
const refused = [
  ["Function[name=/^(min|max|clamp)$/]", "min(), max() or clamp(): nothing before Chrome 79 and Firefox 75; write a plain length on a line before"],
  ['Rule:has(Declaration[property="display"] > Value > Identifier[name=/flex$/]) Declaration[property=/^(row-|column-)?gap$/]', "gap in a flexbox: nothing before Chrome 84 and Safari 14.1; give the children a margin"],
  [`SelectorList > Selector:has([type=/^Pseudo/][name=${unknown}]):not(:first-child:last-child)`, "a selector that a browser does not know undoes all selectors beside it; give it a rule of its own"],
  ['PseudoClassSelector[name="not"] > SelectorList > Selector ~ Selector', ":not() with a list: nothing before Chrome 88 and Firefox 84; write one :not() after the other"],
  ['Rule:has(Declaration[property="border-radius"] > Value > Percentage) Declaration[property="outline"]', "outline around a round box: square before Chrome 94; use box-shadow or border"],
  ['Declaration[property="content"] > Value > Operator[value="/"]', "content with another text for speech: nothing before Chrome 77; write the plain content on a line before"],
  ["FeatureRange", "a range with < or >: nothing before Chrome 104; write min-width or max-width"],
];

/* A property in logical words and without its side: both padding-left and padding-inline-end are padding-inline. */
function axis(property) {
  return property
    .replace(/^-[a-z]+-/, "")
    .replace(/^(left|right|top|bottom)$/, "inset-$1")
    .replace(/-(left|right)\b/, "-inline")
    .replace(/-(top|bottom)\b/, "-block")
    .replace(/-(start|end)\b/g, "")
    .replace(/\bwidth$/, (end, at, all) => (all.startsWith("border") ? end : "inline-size"))
    .replace(/\bheight$/, (end, at, all) => (all.startsWith("line") ? end : "block-size"));
}

/* Leave out what a line before it in the same block already says in older words: what is left must be known by all. */
function withoutRepeats(node) {
  const before = [];
  node.children = node.children?.filter((child) => {
    withoutRepeats(child);
    if (child.type !== "Declaration") return true;
    const name = axis(child.property);
    const said = before.some((older) => name.startsWith(older) || older.startsWith(name));
    before.push(name);
    return !said;
  });
  if (node.block) withoutRepeats(node.block);
}

class Language extends css.languages.css.constructor {
  parse(...input) {
    const parsed = super.parse(...input);
    if (parsed.ok) withoutRepeats(parsed.ast);
    return parsed;
  }
}

/* Methods that no list of browsers tells from others of the same name: of elements, and of lists of elements. */
const methods = {
  after: "Firefox 49", append: "Firefox 49", before: "Firefox 49", prepend: "Firefox 49", replaceWith: "Firefox 49",
  replaceChildren: "Chrome 86", toggleAttribute: "Firefox 63", requestSubmit: "Chrome 76", showModal: "Firefox 98",
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.css"],
    plugins: { css: { ...css, languages: { css: new Language() } } },
    language: "css/css",
    rules: {
      "css/use-baseline": ["error", { available: YEAR, ...allowed, allowAtRules: ["page"] }], // the size of a sheet: else the printer’s own
      "no-restricted-syntax": ["error", ...refused.map(([selector, message]) => ({ selector, message }))],
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2016, sourceType: "script" },
    plugins: { compat, "es-x": es },
    settings: { browsers: SCRIPTED, "es-x": { aggressive: true } },
    rules: {
      "compat/compat": "error",
      ...es.configs["flat/restrict-to-es2016"].rules,
      /* Names that arrays have too, or that we give to positions. */
      ...Object.fromEntries(Object.keys(es.rules).filter((name) => /^no-(iterator-prototype-|(array|string)-prototype-at$)/.test(name)).map((name) => [`es-x/${name}`, "off"])),
      "no-restricted-properties": ["error", ...Object.entries(methods).map(([property, since]) => ({ property, message: `Nothing before ${since}.` }))],
      "no-restricted-syntax": ["error",
        { selector: 'CallExpression[callee.property.name="at"]', message: "at(): nothing before Chrome 92." },
        { selector: 'CallExpression[callee.property.name="forEach"][callee.object.callee.property.name="querySelectorAll"]', message: "A list of elements has forEach since Firefox 50: use Array.prototype.forEach.call." },
        { selector: "Literal[value=/:(is|where|has)\\(/]", message: "A selector that throws before Chrome 88." },
      ],
    },
  },
];
