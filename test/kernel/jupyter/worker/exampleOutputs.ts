import type { Publication, StreamPiece } from '../../../../kernel/threads/ThreadMessages';
import { createRequestHeader } from './createRequestHeader';

/** Text that cell 1 writes. */
export function text(of: string, name: 'stdout' | 'stderr' = 'stdout', cell = '1'): StreamPiece {
  return { kind: 'stream', name, text: of, parent: createRequestHeader(cell), after: 0 };
}

/** What cell 1 publishes. */
export function publication(type: string, content: object = {}, displayId?: string, cell = '1'): Publication {
  return { kind: 'publish', type, content: JSON.stringify(content), parent: createRequestHeader(cell), after: 0, displayId };
}

/** A display whose content is its name. */
export function display(name: string, displayId?: string): Publication {
  return publication('display_data', { name }, displayId);
}

/** In short: the text of a stream; of a message its type and its name. */
export function told(output: StreamPiece | Publication): string {
  if (output.kind === 'stream') return output.text;
  const { name } = JSON.parse(output.content) as { name?: string };
  return name === undefined ? output.type : `${output.type} ${name}`;
}
