import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './runTool';

interface Rule {
  /** What makes a test fail by chance. */
  pattern: RegExp;
  instead: string;
  /** Files that may, and why. */
  allowed: { [path: string]: string };
  /** Files in which it is something else. */
  but?: RegExp;
}

const reads =
  'textContent|innerText|innerHTML|allTextContents|allInnerTexts|count|getAttribute|inputValue|isChecked|isVisible|isHidden|evaluate|evaluateAll|boundingBox|screenshot';

/** What the cells of a notebook do stands in strings there. */
const cells = /^test\/kernel\//;

const rules: { [what: string]: Rule } = {
  'a page that is read once, without waiting': {
    pattern: new RegExp(`expect\\(\\s*\\(*await [^;]*?\\.(?:${reads})\\(`, 'g'),
    instead: 'await expect.poll(() => locator.textContent()).toBe(...)',
    allowed: {}
  },
  'a sleep': {
    pattern: /waitForTimeout\(|\bsetTimeout\(/g,
    instead: 'wait for what is to happen: expect.poll, locator.waitFor',
    allowed: {
      'test/extension/replaceNotebookOutput.ts': 'updates come at a pace',
      'test/extension/operateAllControls.ts': 'the page gets a turn, however long that takes',
      'test/startLab.ts': 'between two looks; and an end for a server that does not end',
      'test/temporaryFolder.ts': 'between two looks whether a server has ended',
      'test/notebooks/takeQuickstartPictures.ts': 'between two pictures, until both are the same',
      'test/teachers/xgboost/trainAndFreeModels.cjs': 'finalizers get a turn',
      'test/train/control/runControl.test.ts': 'a pause has to last some time'
    },
    but: cells
  },
  'a client that sleeps': {
    pattern: /\btime\.sleep\(/g,
    instead: 'wait for a message of the kernel',
    allowed: {
      'test/kernel/protocol_conformance.py': 'between two looks',
      'test/kernel/output_outside_cells.py': 'it is slow on purpose'
    }
  },
  'a clock': {
    pattern: /\b(?:performance|Date)\.now\(|\bhrtime\b|\bcpuUsage\(/g,
    instead: 'what happened and how often, without a bound on seconds',
    allowed: {
      'test/data/sources/readImageCache.test.ts': 'dates of files',
      'test/extension/figureSettings.test.ts': 'at most so many in the time that went by: a slow machine makes them fewer',
      'test/hostile/callChecker.cjs': 'how long each call took, for who reads the list',
      'test/startLab.ts': 'when to give up',
      'test/teachers/label.test.ts': 'a teacher that is slow',
      'test/train/control/runControl.test.ts': 'at most so many in the time that went by; a pause that computes nothing'
    },
    but: cells
  },
  'a bound on memory': {
    pattern: /\bmemoryUsage\(|\bmaxRSS\b|\.heapUsed\b|\bVmRSS\b/g,
    instead: 'tf.memory().numTensors, or growth that goes on from one measurement to the next',
    allowed: {
      'test/data/sources/idxFolder.test.ts': 'far less than the gigabyte that the file would unpack to',
      'test/data/sources/medMnist.test.ts': 'far less than the gigabyte that the file would unpack to',
      'test/data/sources/npz.test.ts': 'far less than the four gigabytes that the file would unpack to',
      'test/kernel/output_outside_cells.py': 'far less than what was put out',
      'test/teachers/xgboost/trainAndFreeModels.cjs': 'the smallest of three growths',
      'test/train/memoryOverRuns.cjs': 'the smallest of three growths'
    }
  },
  'numbers that nobody has seeded': {
    pattern: /\bMath\.random\b|from 'fast-check'|require\('fast-check'\)|configureGlobal\(/g,
    instead: 'mulberry32(seed); fc of test/seededFastCheck.ts',
    allowed: {
      'test/engine/graph/graphFunction.test.ts': 'a function that draws and does the same whatever it drew',
      'test/seededFastCheck.ts': 'seeds all properties',
      'test/seedRandom.ts': 'seeds all files of tests',
      'test/stats/createRandom.test.ts': 'the subject',
      'test/train/graphs/modelsTrainAsGraphs.test.ts': 'a layer of a user’s own that draws so'
    },
    but: cells
  },
  'a port of one number': { pattern: /\.listen\([1-9]|--port=[1-9]/g, instead: 'port 0', allowed: {} }
};

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'test'], {
  cwd: root,
  encoding: 'utf8'
})
  .split('\0')
  .filter(
    (path) =>
      /\.(ts|py|cjs)$/.test(path) && !/^test\/reference\/|\/flakiness\.test\.ts$/.test(path) && existsSync(join(root, path))
  )
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

test.each(Object.entries(rules))('no test depends on %s', (_, { pattern, instead, allowed, but }) => {
  const found = files.filter(({ path, text }) => !but?.test(path) && text.search(pattern) !== -1);
  const strange = found.filter(({ path }) => !(path in allowed));
  expect(
    strange.flatMap(({ path, text }) => text.match(pattern)!.map((words) => `${path}: ${words}`)),
    `instead: ${instead}`
  ).toEqual([]);
  const paths = new Set(found.map(({ path }) => path));
  expect(
    Object.keys(allowed).filter((path) => !paths.has(path)),
    'allowed for nothing: take the line away'
  ).toEqual([]);
});
