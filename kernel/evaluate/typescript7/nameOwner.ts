import type { Diagnostic } from '../errors/Diagnostic';
import type { KnownName } from './createKnownNames';

/** "Cannot assign to 'x' because it is an import." */
const assignedToImport = 2632;
const words: Partial<Record<KnownName['kind'], string>> = {
  const: 'a constant',
  function: 'a function',
  class: 'a class',
  enum: 'an enum',
  namespace: 'a namespace'
};

/** Says of a name that another cell has declared what it is there: only the compiler takes it for an import. */
export function nameOwner(diagnostic: Diagnostic, used: ReadonlyMap<string, KnownName>): Diagnostic {
  const { code, message } = diagnostic;
  const name = code === assignedToImport ? /'([^']+)'/.exec(message)?.[1] : undefined;
  const what = name === undefined ? undefined : words[used.get(name)?.kind ?? 'import'];
  return what === undefined ? diagnostic : { ...diagnostic, message: message.replace('an import', what) };
}
