// Writes the map of the folders in docs/design.md, from scripts/repository/importRules.cjs. A test keeps it up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMain } from './setup/isMain.mjs';
import { root } from './setup/paths.mjs';

const arrows = createRequire(import.meta.url)('./repository/importRules.cjs');

export const designFile = join(root, 'docs', 'design.md');

/** What each folder holds. One without words here has no place on the map, and the map is not made. */
const holds = {
  src: {
    record: 'events, the run record, its limits and validation',
    checks: 'guards of public functions',
    stats: 'plain numbers: quantiles, intervals, random draws',
    schedules: 'temperatures and weights over epochs',
    losses: 'one loss a file, pure',
    views: 'record -> view -> picture, HTML, bundle; one folder a kind',
    notebook: 'what a kernel offers: host, live outputs, help',
    engine: 'loads TensorFlow; device(); graphs of functions and of steps',
    data: 'datasets, splits, tables, public data sets',
    models: 'ready networks, students for tables, inner layers by name',
    metrics: 'one metric a file: its function and its kd.metrics form',
    teachers: 'what can teach; label(); the XGBoost library',
    assess: 'models side by side: comparisons, curves, findings',
    inspect: 'looks inside: layers (CKA), images (Grad-CAM), tensors',
    transfer: 'rows beside the train split: select, generate, judge',
    track: 'trackers of runs: TensorBoard, MLflow, own ones',
    train: 'check, label, train, score, record; studies, sweeps',
    compress: 'smaller students: int8, low rank, pruning',
    deploy: 'save, load, compile, ONNX, latency',
    architecture: 'kd.architecture: which small student, under a budget',
    graph: 'kd.graph: links of knowledge graphs and their ranks',
    privacy: 'kd.privacy: what rows give away, and how to keep it'
  },
  kernel: {
    installation: 'where the package and its addons lie',
    threads: 'what both threads share: flags and messages',
    evaluate: 'cells and their values, without Jupyter',
    jupyter: 'messages, history, streams, the Worker with the sockets',
    host: 'what cells and the toolkit find at run time',
    start: 'the entry point, kd and tf, the kernelspec'
  },
  'extension/src': {
    dom: 'elements and controls',
    preferences: "the reader's settings",
    words: 'numbers and texts in the language of the reader',
    plot: 'plotly.js, its theme and its keyboard reader',
    section: 'what every drawn section has',
    samples: 'rows that a reader asks the kernel for',
    views: 'one folder a kind: section, picture, what must fit',
    read: 'checks what comes from files',
    kernel: 'comms to a kernel of ours',
    runs: 'the runs: model, panel, comparison',
    renderer: 'draws one MIME bundle',
    tabs: 'a figure in a tab of its own, saved as a file',
    reportPage: 'the page of a report',
    lab: 'plugins, commands, launcher'
  }
};

/** The map: a line for each folder at the top of a tree, with all the others there that it or its subfolders import. */
export function folderMap() {
  return Object.entries(arrows)
    .flatMap(([tree, table]) => rowsOf(tree, table))
    .map(([folder, words, imports]) => `    ${folder.padEnd(27)}${words.padEnd(60)}${imports}`)
    .join('\n');
}

/** docs/design.md with this map in the place of the one that it has. */
export function withMap(text) {
  const [heading] = /^## Folders, and who may import whom$/m.exec(text) ?? [];
  if (heading === undefined)
    throw new Error('folderMap: expected a heading "Folders, and who may import whom" in docs/design.md, got none; put it back');
  return text.replace(/(^## Folders, and who may import whom\n)(?: {4}.*\n)*/m, (_, line) => `${line}${folderMap()}\n`);
}

function rowsOf(tree, table) {
  const order = Object.keys(holds[tree]);
  const tops = [...new Set(Object.keys(table).map(topOf))].filter((top) => top !== '');
  const importsOf = (top) => {
    const own = Object.entries(table).filter(([folder]) => topOf(folder) === top);
    const others = new Set(own.flatMap(([, imported]) => imported.map(topOf)));
    return order.filter((other) => other !== top && others.has(other));
  };
  const strangers = tops.filter((top) => !order.includes(top));
  if (strangers.length)
    throw new Error(
      `folderMap: expected words for ${tree}/${strangers[0]}, got none; say in scripts/folderMap.mjs what it holds`
    );
  return order.map((top, i) => {
    const imported = importsOf(top);
    const isAll = i > 2 && order.slice(0, i).every((other) => imported.includes(other));
    return [`${tree}/${top}/`, holds[tree][top], isAll ? 'all of the above' : imported.join(', ') || 'nothing'];
  });
}

function topOf(folder) {
  return folder.split('/')[0];
}

if (isMain(import.meta.url)) writeFileSync(designFile, withMap(readFileSync(designFile, 'utf8')));
