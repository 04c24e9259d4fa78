// English that is left on a page in another language.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** The fixed parts of all messages and sentences that are other ones in German: what they say between their arguments. */
export function englishPhrases() {
  const phrases = new Set();
  const add = (english, german) => {
    if (english === german) return;
    for (const part of english.split(/\{[^}]*\}/)) {
      const words = part.replace(/\\n/g, " ").trim();
      // What is said in both languages, and single words that could be names, prove nothing.
      if (/[a-z]{2,}\s+[a-z]{2,}/i.test(words) && !german.includes(words)) phrases.add(words);
    }
  };
  for (const file of sources(join(root, "crates"), /words(\/\w+)?\.rs$/)) {
    const text = readFileSync(file, "utf8");
    for (const [, english, german] of text.matchAll(/en: "((?:[^"\\]|\\.)*)",\s*de: "((?:[^"\\]|\\.)*)"/g)) add(english, german);
  }
  const messages = (language) => {
    const folder = join(root, "web/app/locales", language);
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    return new Map([...all.matchAll(/^([a-z][a-z0-9-]*) = (.*)$/gm)].map(([, id, said]) => [id, said]));
  };
  const german = messages("de");
  for (const [id, said] of messages("en")) add(said, german.get(id) ?? "");
  return [...phrases];
}

function* sources(folder, wanted) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path, wanted);
    else if (wanted.test(path)) yield path;
  }
}

/**
 * All that a page says in words of its own: its texts, and the names and descriptions for those who do not see it. Code, what
 * programs print, and what says of itself that it is English are left out.
 */
export function said(page) {
  return page.evaluate(() => {
    const foreign = "pre, code, .cm-editor, .output td, .printed, body [lang=en], select option[lang], script, style, textarea, .strip-name, .flag-words";
    const all = [];
    const put = (text, element) => text?.trim() && all.push({ text: text.trim(), at: `${element.tagName}.${element.getAttribute("class") ?? ""}` });
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(foreign)) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) put(node.data, element);
      for (const name of ["aria-label", "title", "aria-valuetext", "aria-description", "placeholder", "alt"]) put(element.getAttribute(name), element);
    }
    put(document.title, document.head);
    return all;
  });
}

/** Words that German has not, and of which English sentences are made. */
const TELLING = /\b(the|and|with|from|waits?|of|is|are|has|have|at|for|by|until|which|that|this|blocks|runs|done|ready|more)\b/gi;

/** What of it is English: it has one of the phrases, or two of the words that only English has. */
export function english(texts, phrases) {
  const found = new Map();
  for (const { text, at } of texts) {
    // What a program printed, its names, and the messages of its exceptions are in whatever language they are.
    const own = text.replace(/„[^“]*“|“[^”]*”|`[^`]*`|\b\w*(Error|Exception|Warning|Group)\b(: [^.;·]*)?/g, " ");
    const phrase = phrases.find((phrase) => own.includes(phrase));
    const words = new Set([...own.matchAll(TELLING)].map(([word]) => word.toLowerCase()));
    if (phrase || words.size > 1) found.set(text.slice(0, 200), `${at}: ${text.slice(0, 200)}${phrase ? `  (“${phrase}”)` : ""}`);
  }
  return [...found.values()];
}
