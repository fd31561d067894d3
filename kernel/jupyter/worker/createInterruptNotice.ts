import type { Header, ToWorker } from '../../threads/ThreadMessages';
import type { SharedState } from '../../threads/SharedState';
import { flag, mustStop } from '../../threads/SharedState';

/** Tells a reader who interrupts what the cell waits for, when that is code which nothing can stop. */
export interface InterruptNotice {
  begin(cell: ToWorker & { kind: 'cell' }): void;
  name(number: number, name: string): void;
  /** An interrupt was asked for: looks once whether the same call still runs a moment later. */
  watch(): void;
}

const lookAfterMs = 800;
const longestLine = 120;

export function createInterruptNotice(state: SharedState, say: (text: string, parent: Header) => void): InterruptNotice {
  const { flags } = state;
  const names = new Map<number, string>();
  let cell: { label: string; code: string; header: Header | null } | undefined;
  let timer: NodeJS.Timeout | undefined;

  const callsEnded = () => Atomics.load(flags, flag.nativeEnded);

  function look(ended: number): void {
    const isRunning = Atomics.load(flags, flag.cellRunning) === 1 && Atomics.load(flags, flag.interrupts) > 0;
    if (!isRunning || !cell?.header) return;
    const native = names.get(Atomics.load(flags, flag.native));
    const isSame = native !== undefined && callsEnded() === ended;
    const isDeaf = native === undefined && mustStop(state) && Atomics.load(flags, flag.answered) === 0;
    if (!isSame && !isDeaf) return;
    const call = native ?? 'a native call';
    say(`interrupt: waiting for ${call}${place(cell)}; nothing can stop it, and the cell stops when it returns\n`, cell.header);
  }

  function place({ label, code }: { label: string; code: string }): string {
    const number = Atomics.load(flags, flag.line);
    const line = code.split('\n')[number - 1]?.trim();
    if (line === undefined) return ` in ${label}`;
    return ` at ${label}, line ${number}: ${line.length > longestLine ? line.slice(0, longestLine) + '…' : line}`;
  }

  return {
    begin(next) {
      cell = next;
    },
    name: (number, name) => void names.set(number, name),
    watch() {
      clearTimeout(timer);
      timer = setTimeout(look, lookAfterMs, callsEnded());
    }
  };
}
