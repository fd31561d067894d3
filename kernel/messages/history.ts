import type { Answer, Handler } from './Handler';

interface Entry {
  number: number;
  code: string;
  output: string | null;
}

/** The cells that ran in this session. */
export interface History {
  add(number: number, code: string, output: unknown): void;
  handler: Handler;
}

/** The kernel keeps one session and nothing on disk. */
const session = 1;

export function createHistory(): History {
  const entries: Entry[] = [];
  return {
    add: (number, code, output) => void entries.push({ number, code, output: typeof output === 'string' ? output : null }),
    handler({ content }): Answer {
      const chosen = choose(entries, content);
      const rows = chosen.map(({ number, code, output }) => [session, number, content.output === true ? [code, output] : code]);
      return { content: { status: 'ok', history: rows } };
    }
  };
}

function choose(entries: Entry[], content: Record<string, unknown>): Entry[] {
  const { hist_access_type: access, start, stop, n, pattern, unique } = content;
  if (access === 'range') {
    const from = Number(start ?? 0);
    const to = typeof stop === 'number' ? stop : Infinity;
    return entries.filter(({ number }) => number >= from && number < to);
  }
  let found = entries;
  if (access === 'search') {
    const matches = glob(String(pattern ?? '*'));
    found = found.filter(({ code }) => matches.test(code));
    if (unique === true) found = [...new Map(found.map((entry) => [entry.code, entry])).values()];
  }
  return typeof n === 'number' && n > 0 ? found.slice(-n) : found;
}

/** `*` is any text, `?` one character. */
function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
