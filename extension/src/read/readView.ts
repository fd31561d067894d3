import { viewChecks } from '../../../src/views/check/viewChecks';
import { shown } from '../../../src/views/check/describeWrongValue';
import type { View } from '../../../src/views/View';
import { kindOf, viewKinds } from '../views/viewKinds';
import { findExceededLimit } from './findExceededLimit';
import { escapeBidiControlsDeep } from './escapeBidiControlsDeep';

export type ReadView = { view: View } | { problem: string };

/** What came from a file or a kernel is a view only when everything that will be drawn is there, in the type that it should have. */
export function readView(data: unknown): ReadView {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problem: 'the output holds no view' };
  const tooMuch = findExceededLimit(data);
  if (tooMuch) return { problem: tooMuch };
  const { kind, version = 1 } = data as { kind?: unknown; version?: unknown };
  if (!isKind(kind)) {
    const known = Object.keys(viewKinds).join(', ');
    const found = kind === undefined ? 'missing' : shown(kind);
    return {
      problem: `the view's kind is ${found}, and this extension draws ${known}; upgrade @stillroom/lab for a newer kind`
    };
  }
  if (version !== 1) {
    return {
      problem: `it is a ${kind} in version ${shown(version)}, and this extension draws version 1; upgrade @stillroom/lab`
    };
  }
  const wrongField = viewChecks[kind](data, kind);
  if (wrongField) return { problem: wrongField };
  const view = data as View;
  const problem = kindOf(view).check?.(view, kind) ?? null;
  return problem ? { problem } : { view: escapeBidiControlsDeep(view) };
}

function isKind(kind: unknown): kind is View['kind'] {
  return typeof kind === 'string' && Object.hasOwn(viewKinds, kind);
}
