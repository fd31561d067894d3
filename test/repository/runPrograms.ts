import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './runTool';

export interface Program {
  /** The name of its file, without .mts. */
  name: string;
  code: string;
  /** The folder that it runs in. */
  place: string;
}

export interface Outcome {
  /** What the compiler says against it. */
  complaints: string[];
  /** "ran", or the error. */
  outcome: string;
}

/** An empty folder for programs that import the package by its name. */
export function programFolder(name: string): string {
  const folder = join(root, '.stillroom', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'stillroom'));
  return folder;
}

/** Compiles programs at once, with `helpers` beside them, and runs them one after the other in one process, since loading TensorFlow for each would take longest. */
export function runPrograms(folder: string, programs: Program[], helpers: { [file: string]: string }): Map<string, Outcome> {
  const fileOf = ({ name }: Program) => join(folder, `${name}.mts`);
  for (const [name, text] of Object.entries(helpers)) writeFileSync(join(folder, name), text);
  for (const program of programs) writeFileSync(fileOf(program), program.code);
  const complaints = compile(folder, programs.map(fileOf));
  const outcomes = runAll(folder, programs);
  return new Map(
    programs.map((program) => [program.name, { complaints: complaints[fileOf(program)] ?? [], outcome: outcomes[program.name] }])
  );
}

/** The complaints of each file. What it cannot compile is an error. */
function compile(folder: string, files: string[]): { [file: string]: string[] } {
  const project = join(folder, 'tsconfig.json');
  const options = {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    noUnusedLocals: false,
    declaration: false,
    sourceMap: false
  };
  const compilerOptions = { ...options, rootDir: folder, outDir: folder, noEmitOnError: false };
  // What is included there is no part of it.
  writeFileSync(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, files, include: [] }));
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8'
  });
  const complaints: { [file: string]: string[] } = {};
  for (const line of stdout.split('\n').filter((line) => /^\S/.test(line))) {
    const [, file, says] = /^(.+?)\(\d+,\d+\): (.+)$/.exec(line) ?? [];
    if (file === undefined) throw new Error(`${line}\n${stderr}`);
    (complaints[resolve(folder, file)] ??= []).push(says);
  }
  return complaints;
}

const compiler = join(root, 'node_modules/typescript-7/bin/tsc');

function runAll(folder: string, programs: Program[]): { [name: string]: string } {
  const main = join(folder, 'main.mjs');
  const list = programs.map(({ name, place }) => ({ name, place, file: join(folder, `${name}.mjs`) }));
  for (const { place } of programs) mkdirSync(place, { recursive: true });
  writeFileSync(
    main,
    `import { writeFileSync } from 'node:fs';
import { tf } from 'stillroom';
const outcomes = {};
for (const { name, place, file } of ${JSON.stringify(list)}) {
  process.chdir(place);
  outcomes[name] = await import(file).then(() => 'ran', (error) => String(error?.stack ?? error));
  // To record a graph, the engine copies every variable that there is: those of the programs before would make each training slower.
  tf.disposeVariables();
}
writeFileSync(${JSON.stringify(join(folder, 'outcomes.json'))}, JSON.stringify(outcomes));
process.exit();
`
  );
  execFileSync(process.execPath, [main], { cwd: folder, stdio: 'ignore' });
  return JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')) as { [name: string]: string };
}
