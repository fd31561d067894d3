import type { Header } from '../../threads/ThreadMessages';
import type { OutputPacing } from './createOutputPacing';
import { createOutputPacing } from './createOutputPacing';
import type { LeftOut, Output, OutputTail } from './createOutputTail';
import { createOutputTail, cutBefore } from './createOutputTail';

/** What a cell may show before the rest but its end is left out; clear_output counts anew. */
const mostCharacters = 10_000_000;
const mostDisplays = 2000;
const mostDisplayBytes = 100_000_000;
/** How long late output must be quiet before its end is shown. */
const quietMs = 1000;
const rememberedCells = 1000;

interface Account {
  parent: Header;
  characters: number;
  displays: number;
  bytes: number;
  pacing: OutputPacing;
  /** There from the moment that something is left out. */
  tail?: OutputTail;
  ended: boolean;
  timer?: NodeJS.Timeout;
}

export interface OutputLimits {
  take(output: Output): void;
  /** Sends what is held back of this cell, if it should be shown now. */
  flush(parent: Header): void;
  /** The cell has ended: its last lines. */
  end(parent: Header): void;
}

/**
 * Bounds what one cell can show, so that neither the kernel, nor a slow reader's queue, nor the notebook grows without end: the
 * beginning at once, a word on what is left out, and the last lines when the cell ends.
 */
export function createOutputLimits(send: (output: Output) => void): OutputLimits {
  const accounts = new Map<string, Account>();

  function accountOf(parent: Header): Account {
    let account = accounts.get(parent.msg_id);
    if (account === undefined) {
      account = { parent, characters: 0, displays: 0, bytes: 0, pacing: createOutputPacing(send), ended: false };
      accounts.set(parent.msg_id, account);
      const [oldest] = accounts.keys();
      if (accounts.size > rememberedCells) {
        showTail(accounts.get(oldest)!);
        accounts.delete(oldest);
      }
    }
    return account;
  }

  function show(account: Account, output: Output): void {
    if (account.tail) return leave(account, output);
    if (output.kind === 'stream') return showText(account, output);
    account.displays++;
    account.bytes += output.content.length;
    if (account.displays <= mostDisplays && account.bytes <= mostDisplayBytes) account.pacing.push(output);
    else leave(account, output, `${mostDisplays.toLocaleString('en')} displays, or ${mostDisplayBytes / 1e6} MB of them`);
  }

  function showText(account: Account, piece: Extract<Output, { kind: 'stream' }>): void {
    const room = mostCharacters - account.characters;
    account.characters += piece.text.length;
    if (piece.text.length <= room) return account.pacing.push(piece);
    const cut = cutBefore(piece.text, room);
    if (cut > 0) account.pacing.push({ ...piece, text: piece.text.slice(0, cut) });
    leave(account, { ...piece, text: piece.text.slice(cut) }, `${mostCharacters.toLocaleString('en')} characters of text`);
  }

  function leave(account: Account, output: Output, shown?: string): void {
    if (account.tail === undefined) {
      const when = account.ended ? 'when it is quiet' : 'when it ends';
      notice(account, `this cell has shown ${shown}; what follows is left out, and the last of it is shown ${when}`);
      account.tail = createOutputTail();
    }
    account.tail.add(output);
    if (!account.ended) return;
    clearTimeout(account.timer);
    account.timer = setTimeout(showTail, quietMs, account);
  }

  function showTail(account: Account): void {
    account.pacing.flush();
    if (!account.tail) return;
    const { kept, left } = account.tail.take();
    const what = inWords(left);
    if (what !== '') notice(account, `${what} left out here; the last of the output:`);
    for (const output of kept) account.pacing.push(output);
    account.pacing.flush();
  }

  function notice({ pacing, parent }: Account, text: string): void {
    pacing.push({ kind: 'stream', name: 'stderr', text: `\nstillroom: ${text}\n`, parent, after: 0 });
  }

  function update(account: Account, output: Extract<Output, { kind: 'publish' }>): void {
    if (!account.tail?.update(output)) account.pacing.push(output);
  }

  function clear(account: Account, output: Output): void {
    account.characters = account.displays = account.bytes = 0;
    account.tail = undefined;
    account.pacing.push(output);
  }

  return {
    take(output) {
      if (output.parent === null) return send(output);
      const account = accountOf(output.parent);
      if (output.kind === 'stream' || output.type === 'display_data') return show(account, output);
      if (output.type === 'clear_output') return clear(account, output);
      if (output.type === 'update_display_data') return update(account, output);
      if (output.type === 'execute_result' || output.type === 'error') showTail(account);
      else account.pacing.flush();
      send(output);
    },
    flush: (parent) => accounts.get(parent.msg_id)?.pacing.flush(),
    end(parent) {
      const account = accounts.get(parent.msg_id);
      if (account === undefined) return;
      showTail(account);
      account.ended = true;
    }
  };
}

function inWords({ characters, lines, displays }: LeftOut): string {
  const parts: string[] = [];
  if (characters > 0) parts.push(`${characters.toLocaleString('en')} characters (${lines.toLocaleString('en')} lines)`);
  if (displays > 0) parts.push(`${displays.toLocaleString('en')} displays`);
  if (parts.length === 0) return '';
  return `${parts.join(' and ')} ${parts.length === 1 && displays === 1 ? 'is' : 'are'}`;
}
