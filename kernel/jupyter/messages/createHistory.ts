import type { Entry, HistoryFiles } from '../history/createHistoryFiles';
import { globToRegExp } from '../history/globToRegExp';
import type { Answer, Handler } from './Handler';
import { readOptionalNumber, readOptionalText } from './readRequestFields';

interface Shown extends Entry {
  /** Outputs are remembered while the session lasts and never written to disk: they may hold the user's data. */
  output: string | null;
}

/** The cells that ran in this session, and those of earlier ones where they are kept. */
export interface History {
  add(number: number, code: string, output: unknown): void;
  handler: Handler;
}

/** `history_request`: the last cells, a range of one session, or what fits a pattern. `raw` is the only form that cells have. */
export function createHistory(files: HistoryFiles | undefined): History {
  const own: Omit<Shown, 'session'>[] = [];
  const session = () => files?.session() ?? 1;
  const ofThisSession = (): Shown[] => own.map((entry) => ({ ...entry, session: session() }));
  const all = (): Shown[] => [...(files?.earlier() ?? []).map((entry) => ({ ...entry, output: null })), ...ofThisSession()];

  return {
    add(number, code, output) {
      own.push({ number, code, output: typeof output === 'string' ? output : null });
      // Behind the reply: the reader waits for that, and not for the disk.
      setImmediate(() => files?.add(number, code));
    },
    handler({ content }): Answer {
      const rows = choose(content).map((entry) => [
        entry.session,
        entry.number,
        content.output === true ? [entry.code, entry.output] : entry.code
      ]);
      return { content: { status: 'ok', history: rows } };
    }
  };

  function choose(content: Record<string, unknown>): Shown[] {
    const access = readOptionalText(content, 'hist_access_type') ?? 'tail';
    const n = readOptionalNumber(content, 'n');
    const last = (entries: Shown[]) => (n === undefined ? entries : n > 0 ? entries.slice(-n) : []);
    if (access === 'range') return range(content);
    if (access === 'tail') return last(all());
    if (access !== 'search')
      throw new TypeError(`history_request: expected the hist_access_type tail, range or search, got ${JSON.stringify(access)}`);
    const matches = globToRegExp(readOptionalText(content, 'pattern') ?? '*');
    const found = all().filter(({ code }) => matches.test(code));
    return last(content.unique === true ? lastOfEach(found) : found);
  }

  /** Session 0 is this one, -1 the one before; a line below 0 counts from the end. */
  function range(content: Record<string, unknown>): Shown[] {
    const asked = readOptionalNumber(content, 'session') ?? 0;
    const wanted = asked > 0 ? asked : session() + asked;
    const entries = wanted === session() ? ofThisSession() : all().filter((entry) => entry.session === wanted);
    const end = (entries.at(-1)?.number ?? 0) + 1;
    const line = (number: number) => (number < 0 ? end + number : number);
    const from = line(readOptionalNumber(content, 'start') ?? 0);
    const to = line(readOptionalNumber(content, 'stop') ?? end);
    return entries.filter(({ number }) => number >= from && number < to);
  }
}

/** Of cells with the same code, the one that ran last, where it ran. */
function lastOfEach(entries: Shown[]): Shown[] {
  const last = new Map(entries.map((entry) => [entry.code, entry]));
  return entries.filter((entry) => last.get(entry.code) === entry);
}
