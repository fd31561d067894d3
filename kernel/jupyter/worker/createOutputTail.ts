import type { Publication, StreamPiece } from '../../threads/ThreadMessages';

/** What a cell shows: text, or a message. */
export type Output = StreamPiece | Publication;

/** What was left out. */
export interface LeftOut {
  characters: number;
  lines: number;
  displays: number;
}

export interface OutputTail {
  add(output: Output): void;
  /** Puts a display up to date that is kept here; false when there is none. */
  update(display: Publication): boolean;
  /** What was kept, and how much was not; then it is empty. */
  take(): { kept: Output[]; left: LeftOut };
}

const mostCharacters = 20_000;
const mostDisplays = 10;
const mostDisplayBytes = 10_000_000;

/** Keeps the end of an output whose middle nobody will see. */
export function createOutputTail(): OutputTail {
  let outputs: Output[] = [];
  let left: LeftOut = { characters: 0, lines: 0, displays: 0 };
  let characters = 0;
  let displays = 0;
  let bytes = 0;

  function leaveText(text: string): void {
    left.characters += text.length;
    left.lines += countLines(text);
  }

  function addText(piece: StreamPiece): void {
    const cut = cutBefore(piece.text, piece.text.length - mostCharacters);
    if (cut > 0) leaveText(piece.text.slice(0, cut));
    const text = cut > 0 ? copy(piece.text.slice(cut)) : piece.text;
    characters += text.length;
    const last = outputs.at(-1);
    if (last?.kind === 'stream' && last.name === piece.name) last.text += text;
    else outputs.push({ ...piece, text });
    // Not at every write: a cut copies what is kept.
    if (characters > 2 * mostCharacters) trimText();
  }

  function trimText(): void {
    outputs = outputs.filter((output) => {
      const excess = characters - mostCharacters;
      if (output.kind !== 'stream' || excess <= 0) return true;
      const cut = cutBefore(output.text, Math.min(excess, output.text.length));
      leaveText(output.text.slice(0, cut));
      characters -= cut;
      output.text = copy(output.text.slice(cut));
      return output.text !== '';
    });
  }

  function addDisplay(display: Publication): void {
    outputs.push(display);
    displays++;
    bytes += display.content.length;
    while (displays > mostDisplays || (bytes > mostDisplayBytes && displays > 1)) {
      const [oldest] = outputs.splice(outputs.findIndex(isDisplay), 1) as [Publication];
      displays--;
      bytes -= oldest.content.length;
      left.displays++;
    }
  }

  return {
    add(output) {
      if (output.kind === 'stream') addText(output);
      else addDisplay(output);
    },
    update(display) {
      const place = outputs.find((output) => isDisplay(output) && output.displayId === display.displayId) as
        | Publication
        | undefined;
      if (place) Object.assign(place, { content: display.content, buffers: display.buffers });
      return place !== undefined;
    },
    take() {
      trimText();
      if (left.characters > 0) startAtLine();
      const taken = { kept: outputs, left };
      outputs = [];
      left = { characters: 0, lines: 0, displays: 0 };
      characters = displays = bytes = 0;
      return taken;
    }
  };

  function startAtLine(): void {
    const first = outputs.find((output) => output.kind === 'stream');
    if (first === undefined) return;
    const end = first.text.indexOf('\n') + 1;
    if (end === first.text.length) return;
    leaveText(first.text.slice(0, end));
    first.text = first.text.slice(end);
  }
}

function isDisplay(output: Output): output is Publication {
  return output.kind === 'publish';
}

/** Not between the two halves of a character. */
export function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at + 1 : at;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** A part of a string keeps the whole alive. */
function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
