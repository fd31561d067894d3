import type { Plot } from './Plot';

type Drawn = Pick<Plot, 'ask' | 'drawn' | 'dispose'>;

/**
 * Draws pictures one after the other, each in a frame of its own, so that the first follows a slider however many there are. Asked again
 * meanwhile, the first is drawn in the next frame and the others follow once more.
 */
export function drawOnePerFrame(first: Drawn, others: readonly Drawn[]): Drawn {
  let asked = false;
  let running: Promise<void> | null = null;

  async function run() {
    while (asked) {
      asked = false;
      await first.drawn();
      for (const plot of others) {
        plot.ask();
        await plot.drawn();
      }
    }
    running = null;
  }

  return {
    ask() {
      asked = true;
      first.ask();
      running ??= run();
    },
    drawn: () => running ?? first.drawn(),
    dispose() {
      for (const plot of [first, ...others]) plot.dispose();
    }
  };
}
