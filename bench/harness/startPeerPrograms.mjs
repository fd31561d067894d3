import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';
import { peerEnvironment } from './peerEnvironment.mjs';
import { startPeerProgram } from './startPeerProgram.mjs';

/** Starts the programs under bench/peers, each with the Python that has its packages. One without them answers with the reason. */
export async function startPeerPrograms(programs) {
  const sides = [];
  for (const { name, file, peer, args = [], ...rest } of programs) {
    const path = join(root, 'bench', 'peers', file);
    const found = peer ? await peerEnvironment(peer) : {};
    if (found.error) sides.push({ name, ask: async () => ({ error: found.error }), stop: async () => {} });
    else sides.push(startPeerProgram({ name, command: found.python ?? process.execPath, args: [path, ...args], ...rest }));
  }
  return sides;
}
