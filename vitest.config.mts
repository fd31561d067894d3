import { defineConfig } from 'vitest/config';
// @ts-expect-error plain JavaScript, shared with the scripts
import { findChromium } from './scripts/findChromium.mjs';

/** These start kernels, servers and browsers and look at how soon they answer: one file at a time, after all the others. */
const oneAtATime = ['test/kernel/**/*.test.ts', 'test/extension/**/*.test.ts', 'test/notebooks/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    // Two files at a time share the machine: a page may take a while to get there.
    expect: { poll: { timeout: 15_000 } },
    // The kernels of the tests leave nothing in the reader's own history.
    env: { STILLROOM_CHROMIUM: findChromium() ?? '', STILLROOM_HISTORY: 'off' },
    projects: [
      {
        extends: true,
        test: { name: 'toolkit', include: ['test/**/*.test.ts'], exclude: oneAtATime, sequence: { groupOrder: 0 } }
      },
      {
        extends: true,
        test: {
          name: 'notebook',
          include: oneAtATime,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 }
        }
      }
    ]
  }
});
