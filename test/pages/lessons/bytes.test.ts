import { it } from 'vitest';
import { expectStated } from '../../../tools/bytes/expectStated.js';
import { weighImports } from '../../../tools/bytes/parts.mjs';

it('an ability costs a page that imports it what the docs say', async () => {
  expectStated(await weighImports());
});
