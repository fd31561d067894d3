import type { ErrorReport } from '../errors/ErrorReport';
import { reportDiagnostics } from '../errors/reportDiagnostics';
import { reportError } from '../errors/reportError';
import type { MimeBundle } from '../format/MimeBundle';
import { readProperty } from '../values/readProperty';
import type { AwaitSites } from '../errors/AwaitSites';
import type { AwaitGuards } from '../interrupts/createAwaitGuards';
import { KeyboardInterrupt } from '../interrupts/KeyboardInterrupt';
import { OutOfMemory } from '../interrupts/OutOfMemory';
import { isThenable } from '../values/isThenable';
import type { Interrupts } from '../interrupts/createInterrupts';
import type { SharedState } from '../../threads/SharedState';
import { removeObjectPrototype } from '../values/removeObjectPrototype';
import type { CellCompiler, CompiledCell } from './CellCompiler';
import type { CellExports } from './createCellExports';
import type { CellModules } from './createCellModules';
import type { CellSources } from '../errors/CellSources';
import type { Intrinsics } from './createIntrinsics';
import { prepareScript, scriptLead } from './prepareScript';

/** How a cell ended. `forced` when its code was stopped where it stood. */
export type Outcome = { status: 'ok'; bundle?: MimeBundle } | { status: 'error'; report: ErrorReport; forced: boolean };

/** A cell that runs. */
export interface RunningCell {
  finished: Promise<Outcome>;
  /** For a cell that was stopped by force and will not finish: what it declared so far is kept. */
  abandon(error: unknown): Outcome;
}

export interface CellRunner {
  run(source: string, label: string): RunningCell;
}

export interface CellParts {
  state: SharedState;
  compiler: CellCompiler;
  exports: CellExports;
  modules: CellModules;
  interrupts: Interrupts;
  guards: AwaitGuards;
  sources: CellSources;
  sites: AwaitSites;
  intrinsics: Intrinsics;
  /** The notebook's folder. */
  folder: string;
  /** How a value is shown. */
  format(value: unknown): Promise<MimeBundle>;
}

/** Compiles, runs and shows cells, one after the other; what they declare stays for the next. */
export function createCellRunner(parts: CellParts): CellRunner {
  const { compiler, exports, modules, interrupts, guards, sources, sites, intrinsics, state, folder, format } = parts;
  let scripts = 0;

  function failure(error: unknown, forced = false): Outcome {
    const isOutOfMemory = interrupts.outOfMemory();
    if (isOutOfMemory) exports.dropRun();
    const interruptedInVm = readProperty(error, 'code') === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
    const shown = isOutOfMemory ? new OutOfMemory() : isOfEndedChild(error) ? interruptAt(error) : error;
    const report = reportError(shown, sources, sites);
    return removeObjectPrototype({ status: 'error', report, forced: forced || interruptedInVm || isOutOfMemory });
  }

  /** An interrupt ends the child that a cell waits for too, and the child's end may be told before the cell is stopped. */
  function isOfEndedChild(error: unknown): error is object {
    return interrupts.interrupted() && readProperty(error, 'signal') === 'SIGINT';
  }

  function register(cell: CompiledCell, source: string, label: string): string {
    const filename = `cell-script-${++scripts}`;
    const lead = scriptLead(cell);
    const lineCount = cell.javascript.split('\n').length;
    // Of the cell only this is kept: the rest holds all declarations as they were then.
    const { sourceLine } = cell;
    sources.set(filename, {
      label,
      lines: source.split('\n'),
      lineAt(line, column) {
        // The last line is the kernel's: it calls the function around the cell.
        if (line > lineCount) return undefined;
        const found = sourceLine(line - 1, line === 1 ? column - 1 - lead : column - 1);
        return found === undefined ? undefined : found + 1;
      }
    });
    return filename;
  }

  function run(source: string, label: string): RunningCell {
    let giveUp: () => void = () => undefined;

    async function execute(): Promise<Outcome> {
      // Who waits for the cell does so before it runs, and with the original `then`.
      await undefined;
      const cell = compiler.compile(source);
      if ('diagnostics' in cell)
        return removeObjectPrototype({
          status: 'error',
          report: reportDiagnostics(cell.diagnostics, source, label, folder),
          forced: false
        });
      interrupts.throwIfInterrupted();
      const script = prepareScript(cell, register(cell, source, label), state);
      modules.refresh();
      const { resultName } = cell;
      // A reader may have given something the name that the kernel has for a value.
      const own = resultName !== undefined && resultName in exports.names ? { value: exports.names[resultName] } : undefined;
      exports.beginRun();
      // Of a cell that fails half-way stays what has got a value.
      giveUp = () => cell.keep(exports.wasAssigned);
      const load = modules.prepare(cell.javascript);
      intrinsics.forCells();
      try {
        if (load) await guards.guard(load());
        await script();
      } finally {
        intrinsics.forKernel();
      }
      giveUp = () => undefined;
      cell.keep();
      const result = resultName === undefined ? undefined : exports.names[resultName];
      if (own) exports.names[resultName!] = own.value;
      else if (resultName !== undefined) delete exports.names[resultName];
      return show(result);
    }

    async function show(result: unknown): Promise<Outcome> {
      // A value that needs no awaiting is shown also after an interrupt that a hold has answered.
      const value = isThenable(result) ? await guards.guard(result) : result;
      return removeObjectPrototype(value === undefined ? { status: 'ok' } : { status: 'ok', bundle: await format(value) });
    }

    return {
      finished: execute().catch((error) => {
        if (!interrupts.outOfMemory()) giveUp();
        return failure(error);
      }),
      abandon(error) {
        intrinsics.forKernel();
        if (!interrupts.outOfMemory()) giveUp();
        return failure(error, true);
      }
    };
  }

  return { run };
}

/** The interrupt, at the place in the cell where the error was thrown. */
function interruptAt(error: object): KeyboardInterrupt {
  return Object.assign(new KeyboardInterrupt(), { stack: readProperty(error, 'stack') });
}
