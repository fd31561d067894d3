import { createInterface } from 'node:readline';

/**
 * Answers the lines of startPeerProgram.mjs: {open, ...} begins a piece of work, {block} does it once and gives the time, {close} ends it.
 *
 * @param open gets the message and gives {check, block, versions, close}: functions that give the numbers that all sides must share, and the time of a block in the unit of its table.
 */
export async function answerMeasurementRequests(open) {
  const answer = (reply) => process.stdout.write(`${JSON.stringify(reply)}\n`);
  let work = {};
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    try {
      if (message.open) {
        work = await open(message);
        answer({ check: (await work.check?.()) ?? null, versions: work.versions ?? {} });
      } else if (message.block) answer({ time: await work.block() });
      else {
        await work.close?.();
        work = {};
        answer({});
      }
    } catch (error) {
      console.error(error);
      answer({ error: String(error.message ?? error).split('\n')[0] });
    }
  }
}
