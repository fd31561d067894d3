import type { MimeBundle } from './MimeBundle';
import { readMethod, readProperty } from '../values/readProperty';
import { showDataFrame } from './showDataFrame';

/**
 * Values that never heard of Jupyter and still say what they are by what they can do, the same ones as in Deno's kernel: canvases,
 * Vega plots, data frames, bytes of pictures, elements. Undefined for all others, and for one that fails when it is asked.
 */
export function toMimeBundleByDuckTyping(value: unknown): MimeBundle | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const show of [showPicture, showElement, showCanvas, showVega, showDataFrame]) {
    try {
      const shown = show(value);
      if (shown !== undefined) return shown;
    } catch {
      // It is not what it looked like.
    }
  }
  return undefined;
}

const pictures: [type: string, start: number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]]
];

function showPicture(value: object): MimeBundle | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const found = pictures.find(([, start]) => start.every((byte, i) => value[i] === byte));
  return found && { [found[0]]: value, 'text/plain': `${found[0]}, ${value.length} bytes` };
}

function showElement(value: object): MimeBundle | undefined {
  const markup = readProperty(value, 'outerHTML');
  if (typeof markup !== 'string') return undefined;
  const type = /^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/i.test(markup) ? 'image/svg+xml' : 'text/html';
  return { [type]: markup, 'text/plain': markup.slice(0, 1000) };
}

function showCanvas(value: object): MimeBundle | undefined {
  const draw = readMethod(value, 'toDataURL');
  const found = draw && /^data:([^;,]+);base64,(.*)$/s.exec(String(draw()));
  return found ? { [found[1]]: found[2], 'text/plain': found[1] } : undefined;
}

function showVega(value: object): MimeBundle | undefined {
  const spec = readMethod(value, 'toSpec')?.();
  const schema = readProperty(spec, '$schema');
  if (typeof schema !== 'string') return undefined;
  const found = /\/schema\/(vega-lite|vega)\/v(\d+)/.exec(schema);
  const type = `application/vnd.${found?.[1] === 'vega-lite' ? 'vegalite' : 'vega'}.v${found?.[2] ?? 5}+json`;
  return { [type]: spec, 'text/plain': `${found?.[1] ?? 'vega'} plot` };
}
