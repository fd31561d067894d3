import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
// @ts-expect-error plain JavaScript, shared with the scripts
import { findChromium } from './scripts/findChromium.mjs';

/**
 * These change the engine, stand in for the kernel, measure, load the compiled toolkit, whose layers then take the place of those of the sources, or look at
 * promises, which Node shows with more fields once anything in their process has followed asynchronous calls: each has a process of its own. All others share one, which loads but once what they import.
 */
const alone = [
  'engine/*',
  'deploy/latency',
  'train/control/runControl',
  'train/liveRun',
  'train/graphs/distillAsGraphs',
  'kernel/evaluate/format/toPlainText',
  'notebook/help/help'
].map((path) => `test/${path}.test.ts`);

/** Seconds of the files that take longest, for a checkout in which no run has told them yet. */
const guesses: { [end: string]: number } = {
  'notebooks/reproduce': 420,
  'notebooks/runsPanel': 90,
  'repository/documentationExamples': 80,
  'notebooks/quickstart': 70,
  'docs/site': 70,
  'notebooks/goldenNotebook': 60,
  'report/report': 55,
  'extension/figures': 55,
  'extension/savedRunInLab': 50,
  'kernel/notebookTools': 55,
  'kernel/awkwardCells': 30,
  'notebooks/interruptedRuns': 50,
  'notebooks/jupyterLite': 40,
  'hostile/callWithHostileValues': 40,
  'models/modelBuilders': 30,
  'train/graphs/modelsTrainAsGraphs': 30,
  'train/sweep/sweepAfterKill': 30,
  'train/checkpoint/resumeAfterKill': 25,
  'extension/viewsMissingAPart': 35,
  'kernel/wheel': 30,
  'report/fuzzedReports': 35,
  'repository/linters': 30
};

class LongestFirst extends BaseSequencer {
  /** Workers end together when no long file is left for the end. Those that share a process stand side by side: it ends where another comes between. */
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seconds = new Map(files.map((file) => [file, this.seconds(file)]));
    const isAlone = ({ project }: TestSpecification) => Number(project.name === 'alone');
    return Promise.resolve([...files].sort((a, b) => isAlone(a) - isAlone(b) || seconds.get(b)! - seconds.get(a)!));
  }

  private seconds({ project, moduleId }: TestSpecification): number {
    const path = moduleId.slice(this.ctx.config.root.length + 1);
    const told = this.ctx.cache.getFileTestResults(`${project.name}:${path}`);
    if (told?.duration) return told.duration / 1000;
    return guesses[path.replace(/^test\/|\.test\.ts$/g, '')] ?? 5;
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: 'test/temporaryFolder.ts',
    setupFiles: 'test/seedRandom.ts',
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    // Patience costs nothing where all is well, and a busy machine is no fault.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    teardownTimeout: 20_000,
    expect: { poll: { timeout: 300_000 } },
    // The kernels of the tests leave nothing in the reader's own history.
    env: { STILLROOM_CHROMIUM: findChromium() ?? '', STILLROOM_HISTORY: 'off' },
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: alone, isolate: false } }
    ]
  }
});
