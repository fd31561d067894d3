import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

export const root = resolve(__dirname, '..', '..');
export const python = join(root, '.venv', 'bin', 'python');

/** A message on iopub: its type and its content. */
export interface Output {
  type: string;
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface Result {
  reply: Record<string, any>;
  outputs: Output[];
  seconds: number;
}

export interface RunOptions {
  /** Interrupt as soon as the cell has printed this; `interrupts` says how often. */
  interruptAt?: string;
  interrupts?: number;
  /** Interrupt the cell until it has ended, also before it runs. */
  interruptUntilIdle?: true;
  answerInput?: string;
  /** The cell may ask, though nobody answers. */
  allowInput?: boolean;
  /** Through the second client. */
  other?: boolean;
  options?: { silent?: boolean; store_history?: boolean; stop_on_error?: boolean; user_expressions?: Record<string, string> };
}

export interface KernelUnderTest {
  run(code: string, how?: RunOptions): Promise<Result>;
  /** Sends all before any is answered; the replies in that order. */
  runTogether(codes: string[]): Promise<Record<string, any>[]>;
  /** A request by the name of jupyter_client's method. */
  ask(method: string, args: object): Promise<Result>;
  send(type: string, how?: { content?: object; header?: object; control?: boolean }): Promise<Result>;
  /** Sends a cell with a wrong signature, then runs another. */
  forge(code: string, then: string): Promise<Result>;
  close(): Promise<void>;
}

/** A folder outside the repository, with no `node_modules` above it. */
export function emptyFolder(): { path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'stillroom-kernel-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The environment in which Jupyter finds the kernelspec that our own installer wrote. */
export function jupyterEnvironment(folder: string): NodeJS.ProcessEnv {
  execFileSync(process.execPath, [
    join(root, 'dist', 'kernel', 'start', 'kernelspec', 'installKernelspec.js'),
    join(folder, 'jupyter')
  ]);
  return { ...process.env, JUPYTER_PATH: join(folder, 'jupyter') };
}

/** Starts the compiled kernel through Jupyter's own client; in an empty folder when none is named. `more` is for its environment. */
export async function startKernel(cwd?: string, more: NodeJS.ProcessEnv = {}): Promise<KernelUnderTest> {
  const folder = emptyFolder();
  const env = { ...jupyterEnvironment(folder.path), ...more };
  const child = spawn(python, [join(__dirname, 'drive_kernel.py'), cwd ?? folder.path], {
    env,
    stdio: ['pipe', 'pipe', 'inherit']
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function read(): Promise<any> {
    const { value, done } = await lines.next();
    if (done) throw new Error('the driver of the kernel ended');
    const answer = JSON.parse(value);
    if (answer.failed) throw new Error(answer.failed);
    // Tests read the reply; the colours are in what is published.
    if (answer.reply?.traceback) answer.reply.traceback = answer.reply.traceback.map(stripVTControlCharacters);
    return answer;
  }

  async function command(what: object): Promise<any> {
    child.stdin.write(JSON.stringify(what) + '\n');
    return read();
  }

  await read();
  return {
    run: (code, how = {}) => command({ run: code, ...how }),
    runTogether: async (codes) => (await command({ runTogether: codes })).replies,
    ask: (method, args) => command({ ask: method, arguments: args }),
    send: (type, how = {}) => command({ send: type, ...how }),
    forge: (code, then) => command({ forge: code, then }),
    close: () =>
      new Promise((done) => {
        child.on('exit', () => {
          folder.remove();
          done();
        });
        child.stdin.end();
      })
  };
}

/** The text that a cell wrote to a stream. */
export function streamed(result: Result, name = 'stdout'): string {
  return result.outputs.map((output) => (output.type === 'stream' && output.name === name ? output.text : '')).join('');
}

/** The plain text of a cell's last value. */
export function shown(result: Result): unknown {
  return result.outputs.find((output) => output.type === 'execute_result')?.data?.['text/plain'];
}
