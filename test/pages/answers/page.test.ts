import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../../../site/markup.js';
import { pageOfText } from '../../../site/pages.js';
import { answersIn, plainTex, scriptOf, structuredData } from '../../../site/structuredData.js';
import { PAGE } from '../../../stories/Answers/Answer.js';
import { questions, renamed, themes, threadAddress } from '../../../stories/Answers/questions.js';
import WhatPeopleAsk from '../../../stories/Answers/WhatPeopleAsk.mdx';
import { lessons } from '../../../stories/Learn/lessons.js';
import { sectionsOf } from './sections.js';

const FILE = 'stories/Answers/WhatPeopleAsk.mdx';
const markup = await markupOf(createElement(WhatPeopleAsk));
const ids = questions.map(({ id }) => id);

describe('the page of questions', () => {
  it('answers each question once, in the order of its index', () => {
    expect([...markup.matchAll(/<h3 id="([^"]*)"/g)].map(([, id]) => id)).toEqual(ids);
    expect([...markup.matchAll(/<h[23][^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual(
      themes.flatMap(({ id, title }) => [
        title,
        ...questions.filter(({ theme }) => theme === id).map((one) => escaped(one.title)),
      ]),
    );
    for (const id of ids) expect(markup).toContain(`<a href="#${id}" target="_self">`);
  });

  it('has as many answers as the README and the changelog say', () => {
    for (const file of ['README.md', 'CHANGELOG.md']) {
      const [, count] = /_What people ask_ answers (\d+) questions/.exec(readFileSync(file, 'utf8')) ?? [];
      expect(Number(count), file).toBe(questions.length);
    }
  });

  it('has a figure with a caption, a lesson and public threads for each', () => {
    const pages = [...lessons.map(({ id }) => id), 'the-notebook'];
    for (const { id, lesson, threads } of questions) {
      const section = sectionsOf(markup).get(id) ?? '';
      expect(section.match(/<figure\b/g), id).toHaveLength(1);
      expect(/<figcaption[^>]*>.*?[\w ]{10}/s.test(section), `${id}: caption`).toBe(true);
      expect(pages, id).toContain(lesson);
      expect(threads.length, id).toBeGreaterThan(0);
      for (const thread of threads) {
        expect(threadAddress(thread)).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/);
        expect(section).toContain(`href="${threadAddress(thread)}"`);
      }
    }
  });

  it('links each paper that it names, and each remedy of a color cast to where it helped', () => {
    const unlinked = markup.replace(/<a\b[\s\S]*?<\/a>/g, '');
    expect(unlinked.match(/[^.]*(?:\bet al\.|\(20\d\d\))/g)).toBe(null);
    const [, remedies = ''] = (sectionsOf(markup).get('color-drift') ?? '').split('In threads, the cast disappeared');
    const [text = ''] = remedies.split('</div>');
    expect(
      text.match(/<a href="https:\/\/(?:github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+|arxiv\.org\/abs\/[\d.]+)"/g),
    ).toHaveLength(4);
  });

  it('answers in a few sentences', () => {
    const long = answersIn(markup).filter(({ answer }) => answer.split(/\s+/).length > 125);
    expect(long.map(({ id, answer }) => `${id}: ${answer.split(/\s+/).length} words`)).toEqual([]);
  });

  it('has the id by which links are copied', () => {
    expect(pageOfText('', readFileSync(FILE, 'utf8'))).toMatchObject({
      id: PAGE,
      path: 'answers/what-people-ask/',
      part: 'answers',
    });
  });
});

describe('anchors', () => {
  // An anchor that is published stays. Add new ones here, and never remove one: put it into `renamed`.
  const published: string[] = JSON.parse(readFileSync('test/pages/answers/anchors.json', 'utf8'));

  it('that were ever published lead to an answer', () => {
    const lost = published.filter((anchor) => !ids.includes(anchor) && !renamed.has(anchor));
    expect(lost).toEqual([]);
    expect([...ids, ...renamed.keys()].filter((anchor) => !published.includes(anchor))).toEqual([]);
  });

  it('that were renamed are in the markup, at the answer of the new name', () => {
    for (const [old, present] of renamed) {
      expect(ids).toContain(present);
      expect(ids).not.toContain(old);
      expect(sectionsOf(markup).get(present)).toContain(`<span id="${old}" class="answer-anchor">`);
    }
  });

  it('are unique, and need no escapes in an address', () => {
    const all = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(all).size).toBe(all.length);
    for (const anchor of published) expect(anchor).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });
});

describe('structured data', () => {
  const page = pageOfText(FILE, readFileSync(FILE, 'utf8'));
  const dataOf = (html: string) =>
    structuredData(page, {
      ...{ description: 'Questions.', answers: answersIn(html), url: 'https://example.org/answers/' },
      book: { name: 'book', url: 'https://example.org/' },
    });

  it('says the questions and answers that the page shows, as plain text', () => {
    const data = dataOf(markup);
    expect(data['@type']).toBe('FAQPage');
    expect(data.mainEntity?.map(({ name }) => name)).toEqual(questions.map(({ title }) => title));
    expect(data.mainEntity?.map(({ url }) => url)).toEqual(ids.map((id) => `https://example.org/answers/#${id}`));
    for (const { acceptedAnswer } of data.mainEntity ?? []) {
      expect(acceptedAnswer.text.length).toBeGreaterThan(100);
      expect(acceptedAnswer.text).not.toMatch(/[\\{}<>\u2060]|&\w+;|undefined/);
    }
    expect(data.mainEntity?.[0]?.acceptedAnswer.text).toMatch(
      /^Often it is\. DDPM writes α_t for 1 - β_t and ᾱ_t for the product/,
    );
  });

  it('ends no script, whatever a page says', () => {
    const hostile =
      '<h3 id="a&quot;b">&lt;/script&gt;&lt;script&gt;alert(1)</h3><div class="page-part answer-text"><p>&lt;!--</p><p>&amp;lt; &quot;</p></div>';
    const data = dataOf(hostile);
    expect(data.mainEntity?.[0]).toMatchObject({
      ...{ name: '</script><script>alert(1)', url: 'https://example.org/answers/#a"b' },
      acceptedAnswer: { text: '<!-- &lt; "' },
    });
    const script = scriptOf(data);
    expect(script).not.toContain('<');
    expect(JSON.parse(script)).toEqual(data);
  });

  it('leaves other pages as they are', () => {
    expect(dataOf('<h3 id="a">A heading</h3><p>Text</p>')).toMatchObject({ '@type': 'TechArticle' });
  });

  it.each([
    [String.raw`\sqrt{1 - \bar\alpha_t}`, '√(1 - ᾱ_t)'],
    [String.raw`\hat x_0`, 'x̂_0'],
    [String.raw`\log \tilde\beta_t`, 'log β̃_t'],
    [String.raw`c_\text{skip}\,x_t + c_\text{out}\,F`, 'c_skip x_t + c_out F'],
    [String.raw`\textcolor{#0b66a8}{x_0}`, 'x_0'],
    [String.raw`\log p(y \mid x_t)`, 'log p(y | x_t)'],
  ])('writes %s as %s', (tex, text) => {
    expect(plainTex(tex)).toBe(text.normalize('NFC'));
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;');
}
