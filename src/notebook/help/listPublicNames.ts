import { readModuleDeclarations, resolveModule } from './readModuleDeclarations';

/** Something that the toolkit exports. */
export interface PublicName {
  /** As written after `kd.`: "softTargets", "metrics.accuracy". */
  name: string;
  /** The module that declares it, and its name there. */
  module: string;
  local: string;
  kind: 'value' | 'type' | 'namespace';
}

let found: PublicName[] | undefined;

/** Everything that the toolkit exports, including namespaces and their members. */
export function listPublicNames(): PublicName[] {
  found ??= namesIn('index', '');
  return found;
}

function namesIn(module: string, prefix: string): PublicName[] {
  const names: PublicName[] = [];
  const text = readModuleDeclarations(module);
  for (const [, type, list, specifier] of text.matchAll(/^export (type )?\{([^}]*)\} from '([^']+)';/gm)) {
    const from = resolveModule(module, specifier);
    for (const part of list.split(',')) {
      const [, own, local, , renamed] = /^\s*(type )?(\w+)( as (\w+))?\s*$/.exec(part) ?? [];
      if (local === undefined) continue;
      const kind = type || own ? 'type' : 'value';
      const one: PublicName = { name: prefix + (renamed ?? local), kind, ...declaredAt(from, local) };
      names.push(one, ...(kind === 'value' ? namesOn(one) : []));
    }
  }
  for (const [, name, specifier] of text.matchAll(/^export \* as (\w+) from '([^']+)';/gm)) {
    const from = resolveModule(module, specifier);
    names.push({ name: prefix + name, module: from, local: '', kind: 'namespace' }, ...namesIn(from, `${prefix}${name}.`));
  }
  for (const [, type, specifier] of text.matchAll(/^export (type )?\* from '([^']+)';/gm)) {
    const from = resolveModule(module, specifier);
    for (const [, local] of readModuleDeclarations(from).matchAll(/^export (?:interface|type) (\w+)/gm))
      names.push({ name: prefix + local, module: from, local, kind: 'type' });
    names.push(...namesIn(from, prefix).map((one): PublicName => (type ? { ...one, kind: 'type' } : one)));
  }
  return names;
}

/** Functions that hang on a function, as `xgboost.load` does. */
function namesOn({ name, module, local }: PublicName): PublicName[] {
  const [, body = ''] =
    new RegExp(`^export declare namespace ${local} \\{\\n([^]*?)\\n\\}`, 'm').exec(readModuleDeclarations(module)) ?? [];
  const lists = [...body.matchAll(/^ {4}export \{([^}]*)\};/gm)].map(([, list]) => list);
  return [...lists.join().matchAll(/(\w+)(?: as (\w+))?/g)].map(([, original, member = original]) => ({
    name: `${name}.${member}`,
    kind: 'value',
    ...declaredAt(module, original)
  }));
}

/** A module may re-export a name that another one declares. */
export function declaredAt(module: string, local: string): { module: string; local: string } {
  for (const [, , list, specifier] of readModuleDeclarations(module).matchAll(
    /^(ex|im)port (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm
  )) {
    for (const part of list.split(',')) {
      const [, original, , renamed] = /^\s*(?:type )?(\w+)( as (\w+))?\s*$/.exec(part) ?? [];
      if ((renamed ?? original) === local) return declaredAt(resolveModule(module, specifier), original);
    }
  }
  return { module, local };
}
