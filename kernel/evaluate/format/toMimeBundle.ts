import { removeObjectPrototype } from '../values/removeObjectPrototype';
import type { MimeBundle } from './MimeBundle';
import { readMethod } from '../values/readProperty';
import { toMimeBundleByDuckTyping } from './toMimeBundleByDuckTyping';
import { tableToMimeBundle } from './tableToMimeBundle';
import { tableFromValue } from './tableFromValue';
import type { Traceback } from './toPlainText';
import { toPlainText } from './toPlainText';

/** The symbol by which a value shows itself; notebooks of Deno use the same. */
const displaySymbol = Symbol.for('Jupyter.display');

/**
 * What a value shows itself as; else what its shape says that it is (a picture, a plot, a data frame, a table), else its plain text.
 * The value's own method may be async. What the kernel makes is bounded; what a value makes of itself is not touched.
 */
export async function toMimeBundle(value: unknown, traceback?: Traceback): Promise<MimeBundle> {
  const show = readMethod(value, displaySymbol);
  return removeObjectPrototype(show === undefined ? bundleByShape(value, traceback) : asBundle(await show()));
}

function bundleByShape(value: unknown, traceback?: Traceback): MimeBundle {
  const shown = toMimeBundleByDuckTyping(value);
  if (shown !== undefined) return { 'text/plain': toPlainText(value), ...asBundle(shown) };
  const table = tableFromValue(value);
  return table === undefined ? { 'text/plain': toPlainText(value, traceback) } : tableToMimeBundle(table);
}

function asBundle(shown: unknown): MimeBundle {
  if (typeof shown !== 'object' || shown === null) {
    throw new TypeError(
      `Jupyter.display: expected an object of MIME types, got ${toPlainText(shown)}; return for example { 'text/plain': '...' }`
    );
  }
  return Object.fromEntries(
    Object.entries(shown).map(([type, data]) => [type, data instanceof Uint8Array ? Buffer.from(data).toString('base64') : data])
  );
}
