import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { suggestKnownName } from '../../checks/suggestKnownName';
import { showValue } from '../../checks/showValue';
import { findDeclaration } from './findDeclaration';
import { listPublicNames, type PublicName } from './listPublicNames';
import { loadModule } from './readModuleDeclarations';

/** The public name of a value of the toolkit, or the name that a text refers to. */
export function findPublicName(subject: unknown): PublicName {
  const found = typeof subject === 'string' ? byText(plain(subject)) : byValue(subject);
  if (found) return found;
  const known = listPublicNames().map(({ name }) => name);
  const advice = suggestKnownName(typeof subject === 'string' ? plain(subject) : subject, known, 'kd.help() lists them');
  throw new RangeError(`help: expected a function of the toolkit or the name of one, got ${showValue(subject)}; ${advice}`);
}

/** By the whole name; by its last part if that is unique ("cardTransactions"); otherwise ignoring case. */
function byText(text: string): PublicName | undefined {
  const names = listPublicNames();
  const ending = names.filter(({ name }) => name.endsWith(`.${text}`));
  return (
    names.find(({ name }) => name === text) ??
    (ending.length === 1 ? ending[0] : undefined) ??
    names.find(({ name }) => name.toLowerCase() === text.toLowerCase())
  );
}

function byValue(value: unknown): PublicName | undefined {
  if ((typeof value !== 'function' && typeof value !== 'object') || value === null || !isSafeToInspect(value)) return undefined;
  const { name, description } = value as { name?: unknown; description?: { name?: unknown } };
  const isCandidate = ({ kind, module, local }: PublicName) =>
    kind === 'namespace' ||
    (kind === 'value' &&
      (typeof value === 'function' ? local === name : findDeclaration(module, local)?.code.startsWith('const')));
  const found = listPublicNames()
    .filter(isCandidate)
    .find(({ kind, module, local }) => {
      const loaded = loadModule(module);
      return kind === 'namespace' ? loaded === value : loaded[local] === value;
    });
  // The description of a loss or a schedule names the function that made it.
  return found ?? listPublicNames().find((one) => one.kind === 'value' && one.name === description?.name);
}

function plain(text: string): string {
  return text.trim().replace(/^kd\./, '').replace(/\(.*$/s, '');
}
