import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../setup/paths.mjs';

const folder = join(root, 'src', 'views');

/** Every kind of view with its label, in the order of the list in src/views/kindRenderers.ts. Its files are in a folder of that name. */
export function kindNames() {
  const list = findInitializer(parse('kindRenderers.ts'), 'kindRenderers');
  const kinds = list.properties.map(({ name: { text: kind } }) => kind);
  const missing = readdirSync(folder).filter(
    (name) => existsSync(join(folder, name, `${name}Renderer.ts`)) && !kinds.includes(name)
  );
  if (missing.length)
    throw new TypeError(`views: expected src/views/kindRenderers.ts to list ${missing.join(', ')}, got a list without; add it`);
  return kinds.map((kind) => ({ kind, type: typeOf(kind), label: labelOf(kind) }));
}

/** The interface of a kind's views, in the file of its name in src/views/types: "RocPrView". */
function typeOf(kind) {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}View`;
}

function labelOf(kind) {
  const { properties } = findInitializer(parse(join(kind, `${kind}Renderer.ts`)), `${kind}Renderer`);
  return properties.find(({ name }) => name.text === 'label').initializer.text;
}

function parse(name) {
  return ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.ES2022);
}

function findInitializer(source, constant) {
  const declared = source.statements.flatMap((statement) => statement.declarationList?.declarations ?? []);
  const found = declared.find(({ name }) => name.text === constant);
  if (!found) throw new TypeError(`views: expected ${source.fileName} to export ${constant}; give the kind its name`);
  return found.initializer;
}
