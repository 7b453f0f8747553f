import type { Reporter, TestModule } from 'vitest/node';
import { staleBuild } from './staleBuild.js';

/**
 * Ends the output of a run with one line that machines can read: `N passed, N failed, N skipped`. Where the browser is not
 * the one in which the pictures were taken, a line before it says that they were left out; where tests failed and the build is not of
 * these sources, that it is old.
 */
export class SummaryReporter implements Reporter {
  constructor(private readonly comparesPictures: boolean) {}

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    if (!this.comparesPictures)
      console.log('\npictures are of another browser: structure was compared, pixels were not');
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const newer = count('failed') > 0 && staleBuild();
    if (newer) console.log(`\ndist is older than ${newer}, and some tests read it: npm run build`);
    console.log(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}
