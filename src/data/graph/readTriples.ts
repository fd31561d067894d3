import { basename } from 'node:path';
import { showPath } from '../../checks/showPath';
import { showValue, visible } from '../../checks/showValue';
import { readNumberedLines } from './readNumberedLines';

/** The names of one triple, and where it stands. */
export type NamedTriple = readonly [head: string, relation: string, tail: string];

/** Triples of a file, a line each: head, relation and tail with tabs between them. Blank lines are passed over. */
export async function* readTriples(subject: string, path: string): AsyncGenerator<NamedTriple[]> {
  const name = visible(basename(path));
  const refuse = (got: string) =>
    new RangeError(`${subject}: expected a file of triples at ${showPath(path)}, got ${got}; look at the path`);
  for await (const lines of readNumberedLines(subject, path, { name, refuse })) {
    const triples: NamedTriple[] = [];
    for (const { text, number } of lines) {
      const fields = text.split('\t');
      if (fields.length === 3 && fields.every((field) => field !== '')) triples.push(fields as unknown as NamedTriple);
      else if (text.trim() !== '') throw notATriple(subject, `${name}, line ${number}`, text, fields);
    }
    yield triples;
  }
}

/** Triples that are in memory. */
export async function* givenTriples(subject: string, split: string, given: readonly unknown[]): AsyncGenerator<NamedTriple[]> {
  const bad = given.findIndex(
    (one) => !(Array.isArray(one) && one.length === 3 && one.every((name) => typeof name === 'string' && name !== ''))
  );
  if (bad >= 0)
    throw new TypeError(
      `${subject}: expected ${split}[${bad}] to be three names, got ${showValue(given[bad])}; give [head, relation, tail]`
    );
  yield given as NamedTriple[];
}

function notATriple(subject: string, where: string, text: string, fields: string[]): RangeError {
  const empty = fields.length === 3 ? ', one of them empty' : '';
  return new RangeError(
    `${subject}: expected a head, a relation and a tail with tabs between them in ${where}, got ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}${empty}, ${showValue(text)}; correct that line`
  );
}
