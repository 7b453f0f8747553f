import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiReports } from './support/apiReport.js';

// A change of these reports is a change for users. This writes them anew: npx vitest run --project node test/api.test.ts -u

it('each entry exports the names and types of its report', async () => {
  const reports = Object.entries(apiReports());
  for (const [name, report] of reports) await expect.soft(report, name).toMatchFileSnapshot(`api/${name}.md`);
  expect(readdirSync('test/api').sort()).toEqual(reports.map(([name]) => `${name}.md`).sort());
});

it('diffusion-figures/embed may be imported on a server', async () => {
  expect(Object.keys(await import('../src/embed/index.js'))).toEqual(['addFigure', 'setMessages']);
});
