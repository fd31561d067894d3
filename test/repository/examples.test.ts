import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleProgram, helpers } from './exampleProgram';
import { readExamples } from './readExamples';
import { reportOf } from '../deploy/reportOf';
import { exampleRecord } from '../views/exampleRecord';
import { root } from './runTool';

const folder = join(root, '.stillroom', 'examples');
const examples = readExamples();
const programs = examples.map((example, i) => ({ example, file: join(folder, `example${i}.mts`) }));

describe('the examples in the doc comments', () => {
  let complaints: { [file: string]: string[] } = {};
  let outcomes: { [file: string]: string } = {};

  beforeAll(() => {
    writePrograms();
    complaints = compile();
    outcomes = runAll();
  });

  test('are more than twenty, so that none is lost unseen', () => {
    expect(examples.length).toBeGreaterThan(20);
  });

  test.each(programs)('the example at $example.place is right and runs', ({ file, example }) => {
    expect(complaints[file] ?? [], example.code).toEqual([]);
    expect(outcomes[file.replace('.mts', '.mjs')], example.code).toBe('ran');
  });
});

function writePrograms(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'stillroom'));
  for (const [name, text] of Object.entries(helpers)) writeFileSync(join(folder, name), text);
  for (const { example, file } of programs) writeFileSync(file, exampleProgram(example));
}

/** Compiles all examples at once; the complaints of each. */
function compile(): { [file: string]: string[] } {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      module: 'nodenext',
      moduleResolution: 'nodenext',
      noUnusedLocals: false,
      outDir: undefined,
      rootDir: undefined,
      declaration: false,
      sourceMap: false
    },
    root
  );
  const program = ts.createProgram(
    programs.map(({ file }) => file),
    options
  );
  const diagnostics = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  const complaints: { [file: string]: string[] } = {};
  for (const { file, messageText } of diagnostics) {
    (complaints[file?.fileName ?? ''] ??= []).push(ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
  return complaints;
}

/** Runs them one after the other in one process, in an empty folder, since loading TensorFlow for each would take longest. */
function runAll(): { [file: string]: string } {
  const place = join(folder, 'written');
  mkdirSync(place);
  writeFileSync(join(place, 'quickstart.html'), reportOf([exampleRecord({ epochs: 3 })]));
  const main = join(folder, 'main.mjs');
  const files = programs.map(({ file }) => file.replace('.mts', '.mjs'));
  writeFileSync(
    main,
    `import { writeFileSync } from 'node:fs';
const outcomes = {};
for (const file of ${JSON.stringify(files)}) outcomes[file] = await import(file).then(() => 'ran', (error) => String(error?.stack ?? error));
writeFileSync('../outcomes.json', JSON.stringify(outcomes));
process.exit();
`
  );
  execFileSync(process.execPath, [main], { cwd: place, stdio: 'ignore' });
  return JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')) as { [file: string]: string };
}
