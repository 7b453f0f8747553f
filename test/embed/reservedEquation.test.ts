import { expect, it } from 'vitest';
import { type EquationName, equations, type NamedEquation } from '../../src/components/equations.js';
import { heightOf } from '../../src/components/texHeight.js';
import { widthOf } from '../../src/components/texWidth.js';
import { equationMeasures } from '../../src/embed/reservedEquation.js';
import { type EquationGroup, equationTerms } from '../../src/linking/equationTerms.js';

function widthOfGroup(group: EquationGroup): number {
  const texOf = (part: EquationGroup[number]) => {
    if (typeof part === 'string') return part;
    return part.of === undefined ? part.tex : `${part.tex}\\,${part.of}`;
  };
  return Number(group.reduce((sum, part) => sum + widthOf(texOf(part)), 0).toFixed(2));
}

it('the small script knows of every equation what its place needs', () => {
  const measures = Object.entries<NamedEquation>(equations).map(([name, { tex, number }]) => [
    name,
    {
      line: heightOf(tex),
      groups: equationTerms(name as EquationName)?.map(widthOfGroup),
      ...(number !== undefined && { numbered: true }),
    },
  ]);
  expect(equationMeasures).toEqual(Object.fromEntries(measures));
});
