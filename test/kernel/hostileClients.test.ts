import { expect, test } from 'vitest';
import { runPythonScript } from './runPythonScript';

test('whatever comes in over the five ports, with a key or without, the kernel beats and runs cells as before', async () => {
  const { passed, failed } = await runPythonScript('hostile_clients.py');
  expect(failed).toEqual({});
  expect(passed.length).toBeGreaterThanOrEqual(15);
});
