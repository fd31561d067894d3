import { readFileSync } from 'node:fs';
import type * as Api from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { ScratchFiles } from './createScratchFiles';
import { createRequestsAhead, type RequestsAhead } from './createRequestsAhead';
import { startInOwnGroup } from './startInOwnGroup';

/** The native compiler, a process of its own that answers one question at a time. */
export interface CompilerProcess {
  /** Asks about the newest state of the files. A compiler that has ended is started anew, and `work` begins again. */
  ask<Result>(work: (project: Api.Project) => Result): Result;
  /** Starts it before the first question. */
  begin(): void;
  /** Has it take in the newest state of the files, and look for what is wrong with one of them, before `ask` asks for that. */
  askAhead(checked?: string): void;
  /** The number of the process; for tests. */
  pid(): number | undefined;
  end(): void;
}

/** How a cell is interrupted whose types take long to check: the kernel waits for the compiler, so another thread ends it. */
export interface CheckInterrupts {
  /** From now on this process is waited for; 0: none is. */
  waitsFor(pid: number): void;
  throwIfInterrupted(): void;
}

type FileChanges = ReturnType<ScratchFiles['takeChanges']>[number];

interface Running {
  api: Api.API;
  ahead: RequestsAhead;
  snapshot?: Api.Snapshot;
  /** What it was told ahead, in this order. */
  told: FileChanges[];
  /** About these nothing is asked any more. */
  outdated: Api.Snapshot[];
  pid: number | undefined;
  hasEnded: boolean;
}

/** Its garbage collector begins when there is half as much again as is needed: 40 MB less for a tenth more time. */
const environment = { GOGC: '50', GOMEMLIMIT: '300MiB' };
/** What ends it: it begins again with the files alone. */
const mostBytes = 700e6;
const asksBetweenLooks = 50;
const mostAttempts = 3;

export function createCompilerProcess(
  configFile: string,
  folder: string,
  files: ScratchFiles,
  interrupts?: CheckInterrupts
): CompilerProcess {
  const { API } = loadApi();
  let running: Running | undefined;
  let asked = 0;

  function start(): Running {
    // What has changed so far it reads itself.
    files.takeChanges();
    const { result: api, child } = startInOwnGroup(environment, () => new API({ cwd: folder }));
    const started: Running = { api, ahead: createRequestsAhead(api), told: [], outdated: [], pid: child.pid, hasEnded: false };
    child.on('error', () => (started.hasEnded = true));
    child.on('exit', () => {
      started.hasEnded = true;
      // Its pipes are closed, and their numbers may soon be those of other files.
      started.ahead.end();
    });
    started.ahead.send('initialize', null);
    started.ahead.send('updateSnapshot', { openProjects: [configFile] });
    return started;
  }

  function stop(): void {
    running?.ahead.end();
    running = undefined;
  }

  function newest(): Api.Project {
    if (running?.hasEnded || (++asked % asksBetweenLooks === 0 && residentBytes(running?.pid) > mostBytes)) stop();
    running ??= start();
    interrupts?.waitsFor(running.pid ?? 0);
    running.snapshot ??= running.api.updateSnapshot({ openProjects: [configFile] });
    for (const one of running.outdated.splice(0)) one.dispose();
    for (const fileChanges of [...running.told.splice(0), ...files.takeChanges()]) {
      running.outdated.push(running.snapshot);
      running.snapshot = running.api.updateSnapshot({ fileChanges });
    }
    const project = running.snapshot.getProject(configFile);
    if (!project) throw new Error('the compiler: expected a project for the cells, got none; restart the kernel');
    return project;
  }

  function askAhead(checked?: string): void {
    if (!running?.snapshot || running.hasEnded) return;
    try {
      send(running, running.snapshot, checked);
    } catch {
      // It has died; the next question starts another.
      stop();
    }
  }

  function send({ ahead, told, outdated }: Running, snapshot: Api.Snapshot, checked?: string): void {
    if (ahead.waiting() === 0) for (const { id } of outdated) ahead.send('release', { snapshot: id });
    for (const fileChanges of files.takeChanges()) {
      ahead.send('updateSnapshot', { fileChanges });
      told.push(fileChanges);
    }
    if (checked === undefined) return;
    // Snapshots are counted.
    const place = { snapshot: snapshot.id + told.length, project: snapshot.getProject(configFile)?.id, file: checked };
    for (const name of ['getSyntacticDiagnostics', 'getSemanticDiagnostics']) ahead.send(name, place);
  }

  return {
    begin: () => void (running ??= start()),
    askAhead,
    ask(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return work(newest());
        } catch (error) {
          stop();
          interrupts?.throwIfInterrupted();
          if (attempt === mostAttempts) throw error;
        } finally {
          interrupts?.waitsFor(0);
        }
      }
    },
    pid: () => running?.pid,
    end: stop
  };
}

/** It is an ES module; Node 20 says of each that is required that this is experimental. */
function loadApi(): typeof Api {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return require('typescript-7/unstable/sync') as typeof Api;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Zero where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
