import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerSheet, Answers, Choice, Prediction, Reveal } from '../../src/teach/index.js';

const asked = {
  id: 'q',
  question: 'How many?',
  misconception: 'Noise grows in equal steps.',
  children: <p>Because.</p>,
};
const plot = { x: { min: 0, max: 999, label: 't' }, y: { min: 0, max: 1, label: 'σ' } };
const options = ['one', 'two'].map((value) => ({ value, label: `label ${value}`, reason: `reason ${value}` }));

const questions: [string, ReactElement][] = [
  ['a choice', <Choice key="" {...asked} options={options} answer="one" />],
  ['a slider', <Prediction key="" {...asked} min={0} max={9} truth={3} />],
  ['a number', <Prediction key="" {...asked} kind="number" min={0} max={9} truth={3} />],
  ['a place', <Prediction key="" {...asked} {...plot} kind="place" line={(x) => x / 999} truth={3} />],
  ['a curve', <Prediction key="" {...asked} {...plot} kind="curve" truth={(x) => x / 999} />],
];

describe.each(questions)('%s on a server', (_, element) => {
  const markup = renderToString(<Answers page="p">{element}</Answers>);

  it('has the question, and the explanation in a closed details', () => {
    expect(markup).toContain('How many?');
    expect(markup).toMatch(/<details class="df-reveal df-question-explanation"><summary>.*<p>Because\.<\/p>/s);
  });

  it('gives away neither the truth nor the misconception outside of it', () => {
    expect(markup).not.toContain('Noise grows');
    expect(markup).not.toMatch(/reason|truth: /);
    expect(markup).toContain('data-state="open"');
  });

  it('has no style attributes, which a strict policy drops', () => expect(markup).not.toContain('style='));
});

it('has all options of a choice on a server', () => {
  const markup = renderToString((questions[0] as [string, ReactElement])[1]);
  for (const { label } of options) expect(markup).toContain(label);
});

it('has an empty sheet on a server', () => {
  expect(renderToString(<AnswerSheet title="Yours" />)).toContain('Yours');
});

it('reveals in a closed details', () => {
  const markup = renderToString(<Reveal summary="Why?">Because.</Reveal>);
  expect(markup).toMatch(/^<details class="df-reveal"><summary>Why\?<\/summary>/);
});

it.each<[string, ReactElement, RegExp]>([
  ['a range', <Prediction key="" {...asked} min={9} max={0} truth={3} />, /invalid min and max: 9 and 0/],
  ['an id', <Prediction key="" {...asked} id="Ä" min={0} max={9} truth={3} />, /invalid id/],
  ['options', <Choice key="" {...asked} options={null as never} answer="one" />, /invalid options: null/],
  [
    'a function that throws',
    <Prediction
      key=""
      {...asked}
      {...plot}
      kind="curve"
      truth={() => {
        throw new Error('no schedule');
      }}
    />,
    /no schedule/,
  ],
])('says on a server what is wrong with %s, and keeps question and explanation', (_, element, message) => {
  const markup = renderToString(element).replaceAll('&quot;', '"');
  expect(markup).toMatch(message);
  expect(markup).toContain('How many?');
  expect(markup).toContain('Because.');
});

it('writes a number where the format of a page throws, or returns no text', () => {
  for (const format of [
    () => {
      throw new Error('no');
    },
    () => 3 as never,
  ]) {
    const markup = renderToString(<Prediction {...asked} kind="number" min={0} max={9} truth={3} format={format} />);
    expect(markup).toContain('a number from 0 to 9');
  }
});
