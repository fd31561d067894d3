import { expect, test } from 'vitest';
import { runPythonScript } from './runPythonScript';

test('jupyter_kernel_test passes whole, nothing skipped', async () => {
  const { run, failed, skipped } = await runPythonScript('jupyter_kernel_test_suite.py');
  expect(failed).toEqual([]);
  expect(skipped).toEqual([]);
  expect(run).toBeGreaterThanOrEqual(13);
});

test('of 32 checks of the protocol only the debugger is not offered', async () => {
  const { passed, failed } = await runPythonScript('protocol_conformance.py');
  expect(Object.keys(failed), JSON.stringify(failed)).toEqual(['debug']);
  expect(passed).toHaveLength(31);
});

test('messages of any shape and several clients at once are answered clearly, and the kernel lives', async () => {
  const { passed, failed } = await runPythonScript('awkward_messages.py');
  expect(failed).toEqual({});
  expect(passed.length).toBeGreaterThanOrEqual(17);
});
