// Writes all that is made from the list of kinds in src/views/kindRenderers.ts and from the types of the views: the union of the types, a JSON Schema for each
// kind, the checks of what comes from files and kernels, and the names that a report gives the kinds. A test holds them up to date.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { runRecordSchema } from './runRecordSchema.mjs';
import { isMain } from './setup/isMain.mjs';
import { root } from './setup/paths.mjs';
import { formatGenerated } from './formatGenerated.mjs';
import { checksFromSchemas, constantOf } from './views/checksFromSchemas.mjs';
import { kindNames } from './views/kindNames.mjs';
import { typeDefinitions, viewSchemas } from './views/viewSchemas.mjs';
import { viewUnion } from './views/viewUnion.mjs';

export const schemasFolder = join(root, 'docs', 'schemas');
export const unionFile = join(root, 'src', 'views', 'View.ts');
const checksFolder = join(root, 'src', 'views', 'check');

/** Text of each file that is made, by its path. */
export async function generateViewFiles() {
  const kinds = kindNames();
  const types = typeDefinitions(kinds);
  const texts = [
    [unionFile, viewUnion(kinds)],
    [join(checksFolder, 'viewChecks.ts'), viewChecks(kinds, types)],
    [join(checksFolder, 'runRecordCheck.ts'), runRecordCheck(JSON.parse(await runRecordSchema(), anyNumber))],
    ...['runs/model/liveRunCheck', 'kernel/samplesFoundCheck'].map((path) =>
      messageCheck(join(root, 'extension', 'src', `${path}.ts`), types)
    ),
    [join(root, 'extension', 'stillroom_lab', 'report', 'view_labels.json'), labels(kinds)],
    ...viewSchemas(kinds, types).map(([kind, schema]) => [join(schemasFolder, `${kind}.json`), JSON.stringify(schema)])
  ];
  return Object.fromEntries(await Promise.all(texts.map(async ([path, text]) => [path, await formatGenerated(path, text)])));
}

function viewChecks(kinds, { definitions }) {
  const checks = checksFromSchemas(
    definitions,
    kinds.map(({ type }) => type)
  );
  const entries = kinds.map(({ kind, type }) => `${kind}: ${constantOf(type)}`);
  return checksModule(checks, checksFolder, [
    '/** Whether all is there that a view of this kind is drawn from, in the type and within the bounds that its type says. */',
    `export const viewChecks = { ${entries.join(', ')} };`
  ]);
}

function runRecordCheck({ definitions }) {
  // The only type that holds itself: a loss that is made of a loss.
  const checks = checksFromSchemas({ ...definitions, Description: { check: 'described' } }, ['RunRecord']);
  return oneCheck(checks, 'runRecord', checksFolder);
}

/** A record is read whatever its numbers are, for example a loss of 1e150: only what is drawn has bounds. */
function anyNumber(key, value) {
  const type = value?.type;
  if (type === 'number') return { check: 'finite' };
  return Array.isArray(type) && type.includes('number') ? { anyOf: [{ check: 'finite' }, { type: 'null' }] } : value;
}

/** The check of a kernel's message, in a file of its name. */
function messageCheck(path, { definitions }) {
  const name = basename(path, 'Check.ts');
  const checks = checksFromSchemas(definitions, [name.charAt(0).toUpperCase() + name.slice(1)]);
  return [path, oneCheck(checks, name, dirname(path))];
}

/** A module with one check for others, named after its type: `runRecordCheck`. */
function oneCheck(checks, name, folder) {
  const constants = checks.constants.map((line) => line.replace(new RegExp(`^const ${name}\\b`), `export const ${name}Check`));
  return checksModule({ ...checks, constants }, folder, []);
}

function checksModule({ constants, used }, folder, exported) {
  const path = relative(folder, checksFolder);
  const from = (file, names) => {
    const wanted = names.filter((name) => used.includes(name));
    return wanted.length ? [`import { ${wanted.join(', ')} } from '${path ? `${path}/` : './'}${file}';`] : [];
  };
  return [
    '// Made from the types by `node scripts/generateViewFiles.mjs`; do not edit.',
    ...from('checkCombinators', ['either', 'list', 'map', 'nullable', 'object', 'optional', 'tuple']),
    ...from('valueChecks', ['between', 'boolean', 'count', 'described', 'finite', 'number', 'oneOf', 'positive', 'text']),
    '',
    constants.join('\n\n'),
    '',
    ...exported
  ].join('\n');
}

function labels(kinds) {
  return JSON.stringify(Object.fromEntries(kinds.map(({ kind, label }) => [kind, label])));
}

if (isMain(import.meta.url)) {
  const made = Object.entries(await generateViewFiles());
  rmSync(schemasFolder, { recursive: true, force: true });
  for (const [path, text] of made) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
