import { build } from 'vite';
import { root } from './setup/paths.mjs';

/** A module with all that it imports as one script for a page, which finds its exports in `window[name]`. */
export async function bundleForPage(entry, name) {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name } }
  });
  return [made].flat()[0].output[0].code;
}
