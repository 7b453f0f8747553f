import type { Reporter, TestModule } from 'vitest/node';

/**
 * Names the tests that passed at their second try, and ends the output of a run with one line that machines can read:
 * `N passed, N failed, N skipped`.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    for (const test of tests.filter((one) => one.diagnostic()?.flaky)) {
      console.log(`passed at its second try: ${test.module.relativeModuleId} > ${test.fullName}`);
    }
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    console.log(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}
