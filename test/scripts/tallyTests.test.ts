import { describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript
import { tallyTests } from '../../scripts/tallyTests.mjs';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) });

describe('tally', () => {
  test.each([
    ['counts tests', [file('passed', 'passed', 'passed', 'pending', 'todo', 'skipped')], 0, [2, 0, 3]],
    ['counts failures', [file('failed', 'passed', 'failed'), file('passed', 'passed')], 1, [2, 1, 0]],
    ['a file that could not be loaded is a failure', [file('failed'), file('passed', 'passed')], 1, [1, 1, 0]],
    ['a broken hook after passing tests is a failure', [file('failed', 'passed')], 1, [1, 1, 0]],
    ['an error outside all tests is a failure', [file('passed', 'passed')], 1, [1, 1, 0]]
  ])('%s', (_, testResults, code, [passed, failed, skipped]) => {
    expect(tallyTests({ testResults }, code)).toEqual({ passed, failed, skipped });
  });

  test('a run that was cut off is a failure', () => {
    expect(tallyTests(undefined, 130)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
