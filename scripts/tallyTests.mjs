/**
 * Counts vitest's JSON results. A file that could not be loaded, an error outside all tests and a run that was cut off have no
 * test of their own; each counts as one failure, so that they cannot pass unseen.
 */
export function tallyTests(results, exitCode) {
  const files = results?.testResults ?? [];
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const count = (status) => statuses.filter((one) => one === status).length;
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
  );
  const passed = count('passed');
  const failed = count('failed') + broken.length;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: statuses.length - passed - count('failed') };
}
