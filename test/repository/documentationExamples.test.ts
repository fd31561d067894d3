import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleProgram, helpers } from './exampleProgram';
import { guideFiles, modelFiles } from './guideFiles';
import { readExamples } from './readExamples';
import { readGuides } from './readGuides';
import { programFolder, runPrograms, type Outcome } from './runPrograms';
import { minimalReport } from '../deploy/minimalReport';
import { exampleRecord } from '../views/exampleRecord';

const examples = readExamples().map((example, i) => ({ ...example, name: `example${i}` }));
const guides = readGuides().map((guide, i) => ({ ...guide, name: `guide${i}` }));
let outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const folder = programFolder('examples');
  const [written, files] = [join(folder, 'written'), join(folder, 'files')];
  mkdirSync(written);
  writeFileSync(join(written, 'quickstart.html'), minimalReport([exampleRecord({ epochs: 3 })]));
  modelFiles(written);
  await guideFiles(files);
  const programOf = (place: string) => (example: (typeof examples)[number]) => {
    return { name: example.name, code: exampleProgram(example), place };
  };
  outcomes = runPrograms(folder, [...examples.map(programOf(written)), ...guides.map(programOf(files))], helpers);
});

describe('the examples in the doc comments', () => {
  test('are more than twenty, so that none is lost unseen', () => {
    expect(examples.length).toBeGreaterThan(20);
  });

  test.each(examples)('the example at $place is right and runs', ({ name, code }) => {
    expect(outcomes.get(name), code).toEqual({ complaints: [], outcome: 'ran' });
  });
});

describe('the guides', () => {
  test('are one for each job, and one to serve what came of it', () => {
    expect(guides.map(({ place }) => place)).toEqual([
      ...[
        'architecture-search',
        'continual',
        'extra-data',
        'federated',
        'images',
        'inner-layers',
        'kernel',
        'numbers',
        'pictures-and-words',
        'privacy',
        'remote-teacher',
        'reports',
        'self-distillation',
        'several-tasks',
        'several-teachers',
        'small-numbers',
        'speech',
        'sweeps',
        'tables',
        'teachers-from-files',
        'trackers',
        'training'
      ].map((guide) => `docs/guides/${guide}.md`),
      'docs/serving.md'
    ]);
  });

  test.each(guides)('the code of $place runs from top to bottom, as the cells of a notebook', ({ name, code }) => {
    expect(outcomes.get(name), code).toEqual({ complaints: [], outcome: 'ran' });
  });
});
