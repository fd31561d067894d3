import type { CellCompiler } from '../../evaluate/cells/CellCompiler';
import { utf16ToCodePoints } from './utf16ToCodePoints';
import { readCursor, readText } from './readRequestFields';
import type { Handler } from './Handler';

/** `complete_request`: TypeScript's completions, with the kind of each for the front end's icons. */
export function createCompleteHandler(compiler: CellCompiler): Handler {
  return ({ content }) => {
    const code = readText(content, 'code');
    const found = compiler.complete(code, readCursor(content, code));
    const start = utf16ToCodePoints(code, found.start);
    const end = utf16ToCodePoints(code, found.end);
    return {
      content: {
        status: 'ok',
        cursor_start: start,
        cursor_end: end,
        matches: found.matches.map(({ text }) => text),
        metadata: { _jupyter_types_experimental: found.matches.map((match) => ({ ...match, start, end })) }
      }
    };
  };
}
