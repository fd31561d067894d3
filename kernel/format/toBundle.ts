import { toPlainText } from './toPlainText';

/** A value as MIME types and their data. */
export type Bundle = Record<string, unknown>;

/** The symbol by which a value shows itself; notebooks of Deno use the same. */
const displaySymbol = Symbol.for('Jupyter.display');

/** What a value shows itself as, else its plain text. The value's own method may be async. */
export async function toBundle(value: unknown): Promise<Bundle> {
  const show = displayMethod(value);
  if (show === undefined) return { 'text/plain': toPlainText(value) };
  const shown = await show();
  if (typeof shown !== 'object' || shown === null) {
    throw new TypeError(
      `Jupyter.display: expected an object of MIME types, got ${toPlainText(shown)}; return for example { 'text/plain': '...' }`
    );
  }
  return Object.fromEntries(
    Object.entries(shown).map(([type, data]) => [type, isBytes(data) ? Buffer.from(data).toString('base64') : data])
  );
}

function displayMethod(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const method = (value as Record<symbol, unknown>)[displaySymbol];
  return typeof method === 'function' ? () => method.call(value) : undefined;
}

function isBytes(data: unknown): data is Uint8Array {
  return data instanceof Uint8Array;
}
