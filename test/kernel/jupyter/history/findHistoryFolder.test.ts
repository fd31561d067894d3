import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHistoryFolder } from '../../../../kernel/jupyter/history/findHistoryFolder';

test('findHistoryFolder is in the data folder of Jupyter; STILLROOM_HISTORY=off keeps nothing', () => {
  expect(findHistoryFolder({ JUPYTER_DATA_DIR: '/data' })).toBe(join('/data', 'stillroom', 'history'));
  expect(findHistoryFolder({ JUPYTER_DATA_DIR: '/data', STILLROOM_HISTORY: 'off' })).toBeUndefined();
  if (process.platform === 'linux')
    expect(findHistoryFolder({ XDG_DATA_HOME: '/share' })).toBe(join('/share', 'jupyter', 'stillroom', 'history'));
});
