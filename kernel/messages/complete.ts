import type { CellCompiler } from '../cells/CellCompiler';
import { toCodePoints, toUtf16 } from './codePoints';
import type { Handler } from './Handler';

/** `complete_request`: TypeScript's completions, with the kind of each for the front end's icons. */
export function completeHandler(compiler: CellCompiler): Handler {
  return ({ content }) => {
    const code = String(content.code);
    const found = compiler.complete(code, toUtf16(code, Number(content.cursor_pos ?? code.length)));
    const start = toCodePoints(code, found.start);
    const end = toCodePoints(code, found.end);
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
