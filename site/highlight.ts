import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type HighlighterCore,
  type ShikiTransformer,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import astro from 'shiki/langs/astro.mjs';
import css from 'shiki/langs/css.mjs';
import html from 'shiki/langs/html.mjs';
import json from 'shiki/langs/json.mjs';
import mdx from 'shiki/langs/mdx.mjs';
import python from 'shiki/langs/python.mjs';
import sh from 'shiki/langs/shellscript.mjs';
import tsx from 'shiki/langs/tsx.mjs';
import yaml from 'shiki/langs/yaml.mjs';

// Code is coloured when the book is built. site/about/about.css defines the color of each class.

let highlighter: HighlighterCore | undefined;

function create(): HighlighterCore {
  return createHighlighterCoreSync({
    themes: [createCssVariablesTheme({ name: 'book', variablePrefix: '--code-' })],
    langs: [astro, css, html, json, mdx, python, sh, tsx, yaml],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** Names of languages that shiki knows by another name. */
const LANGUAGES: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  sh: 'shellscript',
  js: 'tsx',
  jsx: 'tsx',
  mjs: 'tsx',
  ts: 'tsx',
  py: 'python',
  ipynb: 'json',
  md: 'mdx',
  yml: 'yaml',
};

/** Gives tokens a class in place of the style attribute that Shiki writes, because a strict policy drops such attributes. */
const withClasses: ShikiTransformer = {
  pre({ properties }) {
    delete properties['style'];
  },
  span({ properties }) {
    const [, token] = String(properties['style']).match(/^color:var\(--code-token-([a-z-]+)\)$/) ?? [];
    delete properties['style'];
    if (token) properties['class'] = `code-${token}`;
  },
};

/** Code as markup, with a button that copies it. */
export function highlighted(code: string, language: string): string {
  highlighter ??= create();
  const known = LANGUAGES[language] ?? language;
  const lang = highlighter.getLoadedLanguages().includes(known) ? known : 'text';
  return framed(highlighter.codeToHtml(code.trim(), { lang, theme: 'book', transformers: [withClasses] }));
}

/** Code as markup without colours: what a browser has where a page is rendered anew. */
export function plain(code: string): string {
  const escaped = code.trim().replace(/[&<]/g, (character) => (character === '&' ? '&amp;' : '&lt;'));
  return framed(`<pre tabindex="0"><code>${escaped}</code></pre>`);
}

function framed(pre: string): string {
  return `<div class="book-code">${pre}<button type="button" class="book-button book-copy" data-copy="Copy" data-copied="Copied">Copy</button></div>`;
}
