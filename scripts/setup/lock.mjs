import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { state } from './paths.mjs';
import { processStartTime } from './processStartTime.mjs';

const file = join(state, 'setup.lock');
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const children = new Map();

/**
 * Lets one set-up at a time work in this folder. One that was killed leaves its lock and perhaps its children (pip, npm) behind:
 * they are ended before the work is done again, else two would write into the same folder.
 */
export async function withLock(work) {
  await take();
  const end = (signal) => {
    endChildren();
    rmSync(file, { force: true });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of signals) process.on(signal, end);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, end);
    rmSync(file, { force: true });
  }
}

/** Remembers a child, the leader of its own process group, until it has ended. */
export function remember(child) {
  children.set(child.pid, processStartTime(child.pid));
  save();
  child.on('close', () => {
    children.delete(child.pid);
    save();
  });
}

/** Ends what still runs. */
export function endChildren() {
  for (const pid of children.keys()) endGroup(pid);
}

async function take() {
  mkdirSync(state, { recursive: true });
  for (let waiting = false; ; waiting = true) {
    const own = `${file}.${process.pid}`;
    writeFileSync(own, contents());
    try {
      linkSync(own, file);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      rmSync(own);
    }
    const holder = read();
    if (holder && processStartTime(holder.pid) === holder.start) {
      if (!waiting) console.log(`another set-up (process ${holder.pid}) is at work in this folder; waiting for it`);
      await wait(500);
    } else if (holder) {
      for (const [pid, start] of holder.children) if (processStartTime(pid) === start) endGroup(pid);
      rmSync(file, { force: true });
    }
  }
}

function save() {
  writeFileSync(`${file}.new`, contents());
  renameSync(`${file}.new`, file);
}

function contents() {
  return JSON.stringify({ pid: process.pid, start: processStartTime(process.pid), children: [...children] });
}

/** Undefined when the lock has just gone. */
function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    rmSync(file, { force: true });
    return undefined;
  }
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
