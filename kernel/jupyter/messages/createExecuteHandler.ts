import { getHeapStatistics } from 'node:v8';
import type { CellCompiler } from '../../evaluate/cells/CellCompiler';
import type { CellRunner, Outcome } from '../../evaluate/cells/createCellRunner';
import type { Intrinsics } from '../../evaluate/cells/createIntrinsics';
import { colourTraceback } from '../../evaluate/errors/colourTraceback';
import type { Interrupts } from '../../evaluate/interrupts/createInterrupts';
import type { Cell, Outputs } from '../streams/createOutputRouter';
import { removeObjectPrototype } from '../../evaluate/values/removeObjectPrototype';
import { readText } from './readRequestFields';
import type { Answer, Handler } from './Handler';
import type { ToWorker } from '../../threads/ThreadMessages';
import type { History } from './createHistory';
import { answerHelpQuestion, parseHelpQuestion } from './answerHelpQuestion';

export interface ExecuteSeams {
  runner: CellRunner;
  asCells: Intrinsics['asCells'];
  compiler: CellCompiler;
  outputs: Outputs;
  interrupts: Interrupts;
  history: History;
  post(message: ToWorker): void;
  /** Mends what an interrupted cell may have left half done. */
  repair(): void;
  /** Nothing of a character that the cell has begun is left for the next. */
  endStreams(): void;
}

/** `execute_request`: runs cells one at a time, also those that come over a subshell. */
export function createExecuteHandler(seams: ExecuteSeams): Handler {
  const { runner, asCells, compiler, outputs, interrupts, history, post, repair, endStreams } = seams;
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();

  return (request) => {
    const answer = last.then(() => execute(request));
    // A request that is no request fails by itself.
    last = answer.catch(() => undefined);
    return answer;
  };

  async function execute({ id, header, content }: Parameters<Handler>[0]): Promise<Answer> {
    const code = readText(content, 'code');
    const silent = content.silent === true;
    const stored = !silent && content.store_history !== false;
    if (stored) count++;
    const number = count;
    const cell: Cell = { header, requestId: id, number, silent, allowInput: content.allow_stdin === true };
    outputs.begin(cell);
    return outputs.within(cell, () => executeCell(cell, code, stored, content));
  }

  async function executeCell(
    cell: Cell,
    code: string,
    stored: boolean,
    content: Parameters<Handler>[0]['content']
  ): Promise<Answer> {
    const { header, number, silent } = cell;
    outputs.publish('execute_input', { code, execution_count: number });

    post({
      kind: 'cell',
      label: `cell ${number}`,
      code,
      header: silent ? null : header,
      heapUsed: getHeapStatistics().used_heap_size
    });
    const notice = compiler.notice();
    if (notice !== undefined) process.stderr.write(`${notice}\n`);
    const asked = parseHelpQuestion(code);
    let outcome =
      asked === undefined ? await runToEnd(code, `cell ${number}`) : answerHelpQuestion(compiler, asked, outputs.page);
    if (outcome.status === 'ok' && outcome.bundle) {
      outcome = publishResult(outcome, number);
    }
    const expressions = outcome.status === 'ok' ? await evaluate(content.user_expressions) : undefined;
    const report = outcome.status === 'error' ? colourTraceback(outcome.report) : undefined;
    if (report) outputs.publish('error', report);
    if (stored) history.add(number, code, outcome.status === 'ok' ? outcome.bundle?.['text/plain'] : undefined);
    endStreams();
    const payload = outputs.end();
    if (outcome.status === 'ok') {
      return removeObjectPrototype({
        content: { status: 'ok', execution_count: number, payload, user_expressions: expressions ?? {} }
      });
    }
    return removeObjectPrototype({
      content: { status: 'error', execution_count: number, ...report },
      abortQueued: content.stop_on_error !== false
    });
  }

  /** Settles also when the code never does, because it was stopped where it stood. */
  async function runToEnd(code: string, label: string): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((resolve) => {
      let abandon: (error: unknown) => void = () => undefined;
      interrupts.begin((error) => abandon(error));
      const cell = runner.run(code, label);
      abandon = (error) => resolve(cell.abandon(error));
      void cell.finished.then(resolve);
    });
    // Also an exception leaves tensors behind that a gradient had kept. `Math.random` may be what a stopped call has made of it.
    if (interrupts.interrupted() || (outcome.status === 'error' && outcome.forced)) asCells(repair);
    interrupts.end();
    return outcome;
  }

  function publishResult(outcome: Outcome & { status: 'ok' }, number: number): Outcome {
    try {
      outputs.publish('execute_result', { execution_count: number, data: outcome.bundle, metadata: {} });
      return outcome;
    } catch (error) {
      const evalue = `Jupyter.display: expected data that JSON can carry; ${String(error)}`;
      return { status: 'error', report: { ename: 'TypeError', evalue, traceback: [`TypeError: ${evalue}`] }, forced: false };
    }
  }

  async function evaluate(expressions: unknown): Promise<Record<string, object>> {
    const results = removeObjectPrototype<Record<string, object>>({});
    for (const [name, expression] of Object.entries(isRecord(expressions) ? expressions : {})) {
      if (typeof expression !== 'string') {
        results[name] = { status: 'error', ename: 'TypeError', evalue: `${name}: expected an expression as text`, traceback: [] };
        continue;
      }
      const outcome = await runToEnd(`(${expression})`, name);
      results[name] =
        outcome.status === 'ok'
          ? { status: 'ok', data: outcome.bundle ?? { 'text/plain': 'undefined' }, metadata: {} }
          : { status: 'error', ...outcome.report };
    }
    return results;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
