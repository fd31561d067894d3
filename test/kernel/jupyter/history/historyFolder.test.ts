import { join } from 'node:path';
import { expect, test } from 'vitest';
import { historyFolder } from '../../../../kernel/jupyter/history/historyFolder';

test('historyFolder is in the data folder of Jupyter; STILLROOM_HISTORY=off keeps nothing', () => {
  expect(historyFolder({ JUPYTER_DATA_DIR: '/data' })).toBe(join('/data', 'stillroom', 'history'));
  expect(historyFolder({ JUPYTER_DATA_DIR: '/data', STILLROOM_HISTORY: 'off' })).toBeUndefined();
  if (process.platform === 'linux')
    expect(historyFolder({ XDG_DATA_HOME: '/share' })).toBe(join('/share', 'jupyter', 'stillroom', 'history'));
});
