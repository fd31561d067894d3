import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { state } from '../setup/paths.mjs';
import { notebookList } from './notebookList.mjs';
import { notebookPages } from './notebookPages.mjs';
import { notebooks } from './notebooks.mjs';
import { toolkitPages } from './toolkitPages.mjs';

/** Writes all pages into a folder, whose earlier content goes. No notebook is executed: each is shown as it lies in the tree. */
export async function writeSite(site) {
  mkdirSync(state, { recursive: true });
  const scratch = mkdtempSync(join(state, 'docs-'));
  try {
    const found = notebooks();
    await toolkitPages(site, notebookList(found, scratch));
    await notebookPages(site, found);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
