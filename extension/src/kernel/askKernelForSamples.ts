import type { Kernel } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import { samplesTarget, type SamplesAnswer, type SamplesFound, type SamplesRequest } from '../../../src/record/LiveSamples';
import { trans } from '../dom/trans';
import { findExceededLimit } from '../read/findExceededLimit';
import { escapeBidiControlsDeep } from '../read/escapeBidiControlsDeep';
import { openComm } from './openComm';
import { samplesFoundCheck } from './samplesFoundCheck';

export type SamplesQuestion = Omit<SamplesRequest, 'request'>;

/** Milliseconds. */
const patience = 15_000;

const known = new WeakMap<Kernel.IKernelConnection, (question: SamplesQuestion) => Promise<SamplesAnswer>>();

/** Asks a kernel for samples. The comm is opened for the first question and again when the kernel is another one. */
export function askKernelForSamples(kernel: Kernel.IKernelConnection, question: SamplesQuestion): Promise<SamplesAnswer> {
  const ask = known.get(kernel) ?? kernelSamples(kernel);
  known.set(kernel, ask);
  return ask(question);
}

function kernelSamples(kernel: Kernel.IKernelConnection): (question: SamplesQuestion) => Promise<SamplesAnswer> {
  const waiting = new Map<number, (answer: SamplesAnswer) => void>();
  let comm: Promise<Kernel.IComm | null> | null = null;
  let requests = 0;

  function lose(): void {
    comm = null;
    for (const [request, settle] of waiting) settle(refused(request, gone()));
    waiting.clear();
  }

  kernel.statusChanged.connect((_, status) => {
    if (['restarting', 'autorestarting', 'dead', 'terminating'].includes(status)) lose();
  });
  kernel.disposed.connect(lose);

  return async (question) => {
    const request = ++requests;
    const answer = new Promise<SamplesAnswer>((settle) => {
      const timer = setTimeout(() => {
        waiting.delete(request);
        settle(refused(request, trans.__('the kernel does not answer; it may compute one long step')));
      }, patience);
      waiting.set(request, (told) => {
        clearTimeout(timer);
        waiting.delete(request);
        settle(told);
      });
    });
    comm ??= openComm(kernel, samplesTarget, {
      hear: ({ content }) => {
        const told = readAnswer(content.data);
        waiting.get(told.request)?.(told);
      },
      lose,
      isOver: () => kernel.isDisposed
    });
    const open = await comm.catch(() => null);
    if (open && !open.isDisposed) void open.send({ ...question, request } as unknown as JSONObject).done.catch(() => undefined);
    else lose();
    return answer;
  };
}

/** What a kernel sends, when all that is shown of it is there. */
function readAnswer(data: unknown): SamplesAnswer {
  const { type, request, says } = (data ?? {}) as Partial<SamplesFound & { says: string }>;
  const at = typeof request === 'number' ? request : -1;
  if (type !== 'samples') return refused(at, String(says ?? ''));
  // A picture is longer than any text of a view.
  const wrong = samplesFoundCheck(data, 'samples') ?? findExceededLimit(withoutPictures(data as SamplesFound));
  return wrong ? refused(at, wrong) : escapeBidiControlsDeep(data as SamplesFound);
}

function withoutPictures({ samples, ...rest }: SamplesFound): object {
  return { ...rest, samples: samples.map(({ picture: _, ...sample }) => sample) };
}

export function refused(request: number, says: string): SamplesAnswer {
  return { type: 'refused', request, says };
}

/** Why nobody answers. */
export function gone(): string {
  return trans.__('samples come from the kernel that made this output, and it has gone: run the cell again');
}
