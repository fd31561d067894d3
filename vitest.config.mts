import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
// @ts-expect-error plain JavaScript, shared with the scripts
import { findChromium } from './scripts/findChromium.mjs';

/** These start kernels, servers and browsers: after all the others, with more patience. */
const notebook = ['test/kernel/*.test.ts', 'test/extension/**/*.test.ts', 'test/notebooks/**/*.test.ts'];

/** These only compute and leave their process as it was: it takes one after the other, and loads but once what all of them import. */
const computing = [
  ...['assess', 'data', 'inspect/layers', 'losses', 'metrics', 'models', 'record', 'schedules', 'stats', 'train/adapters'],
  ...['transfer', 'views'],
  // What of the kernel needs no kernel to be tried.
  ...['kernel/evaluate', 'kernel/jupyter', 'kernel/threads']
].map((folder) => `test/${folder}/**/*.test.ts`);
computing.push('test/teachers/*.test.ts');

/** These take longest: begun last, they would run on alone. */
const long = ['reproduce', 'tools', 'report', 'wheel', 'runs', 'quickstart', 'partsMissing'].map((name) => `/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.some((end) => moduleId.endsWith(end));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: 'test/temporaryFolder.ts',
    sequence: { sequencer: LongestFirst },
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
        test: {
          name: 'toolkit',
          include: ['test/**/*.test.ts'],
          exclude: [...computing, ...notebook],
          sequence: { groupOrder: 0 }
        }
      },
      {
        extends: true,
        test: { name: 'computing', include: computing, isolate: false, sequence: { groupOrder: 0 } }
      },
      {
        extends: true,
        test: {
          name: 'notebook',
          include: notebook,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 }
        }
      }
    ]
  }
});
