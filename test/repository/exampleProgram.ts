import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from './readExamples';
import { root } from './runTool';

/**
 * The example as a program. What a notebook has without an import (`kd`, `tf`) is there; in the example of a module, what modules under src/ export has its own
 * name, and `record` and `events` are those of a small run. `expression; // 0.5` becomes a check that the expression is 0.5: three dots
 * end a number that goes on, and words after a number explain it.
 */
export function exampleProgram({ module, code }: Example): string {
  // `...record` is the name, `kd.record` is not.
  const used = (name: string) => new RegExp(`(?<![\\w'"])(?<!(?<!\\.\\.)\\.)${name}\\b(?!:)`).test(code);
  const declared = (name: string) =>
    new RegExp(`\\b(?:const|let|import|function)\\b(?:(?! of )[^=\\n])*\\b${name}\\b`).test(code);
  const needs = (name: string) => used(name) && !declared(name);
  const imports = module ? [...exportsOf(module)].filter(([name]) => needs(name.replace('type ', ''))) : [];
  return [
    needs('kd') ? `import * as kd from 'stillroom';` : '',
    needs('tf') ? `import { tf } from 'stillroom';` : '',
    ...imports.map(([name, from]) => `import { ${name} } from 'stillroom/dist/${from}.js';`),
    ...['record', 'events'].filter(needs).map((name) => `import { ${name} } from './run.mjs';`),
    `import { check } from './check.mjs';`,
    checked(code),
    'void check;'
  ]
    .filter(Boolean)
    .join('\n');
}

function checked(code: string): string {
  const claim = /^(?!const |let |for |import )([^/\n]+); \/\/ (-?\d+(?:\.\d+)?)(\.\.\.)?(?=$|[ ;:])(?! (?:[/*+-]|to )).*$/gm;
  return code.replace(
    claim,
    (_, expression: string, value: string, dots?: string) => `check(${expression}, ${value}, ${dots !== undefined});`
  );
}

/** Exported names and their modules; where two have the same name, this module's own, else the first. */
function exportsOf(own: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const module of [own, ...modules.keys()])
    for (const name of modules.get(module)!) if (!found.has(name)) found.set(name, module);
  return found;
}

/** What each module under src/ exports, read once for all examples. */
const modules = new Map(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((file): [string, string[]] => [
      `src/${file.replace(/\.ts$/, '')}`,
      namesIn(readFileSync(join(root, 'src', file), 'utf8'))
    ])
);

function namesIn(text: string): string[] {
  const exported = text.matchAll(/^export (?:async )?(function\*?|const|interface|type) (\w+)/gm);
  return [...exported].map(([, kind, name]) => (kind === 'interface' || kind === 'type' ? `type ${name}` : name));
}

export const helpers: { [file: string]: string } = {
  'check.mts': `export function check(got: unknown, expected: number, goesOn: boolean): void {
  const tolerance = goesOn ? 10 ** -(String(expected).split('.')[1] ?? '').length : 1e-6 * Math.max(1, Math.abs(expected));
  if (typeof got !== 'number' || !(Math.abs(got - expected) <= tolerance)) throw new Error('the example says ' + expected + ' and it is ' + got);
}
`,
  'run.mts': `import * as kd from 'stillroom';
const { tf } = kd;
const net = (units: number) => kd.seeded(units, () => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] }));
const data = kd.mnist({ train: 200, validation: 50, test: 50, seed: 1 });
export const events: kd.RunEvent[] = [];
export const record = await kd.distill({ teacher: net(32), student: net(8), data, epochs: 2, seed: 1, show: false, onEvent: (event) => events.push(event) });
`
};
