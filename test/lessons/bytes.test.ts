import { it } from 'vitest';
import { expectStated } from '../bytes/expectStated.js';
import { weighImports } from '../bytes/parts.mjs';

it('an ability costs a page that imports it what the docs say', async () => {
  expectStated(await weighImports());
});
