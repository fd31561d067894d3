import { findHost } from '../../notebook/findHost';
import { samplesTarget } from '../../record/LiveSamples';
import { answerSamplesRequest } from './answerSamplesRequest';
import { createSampleRegistry } from './createSampleRegistry';
import type { SampleSource } from './SampleSource';

const kept = createSampleRegistry();
let offeredTo: unknown;

/** Keeps the rows, so that pages may ask for them, and gives the name to ask by; undefined without a kernel. */
export function registerSamplesForPages(source: SampleSource): string | undefined {
  const comms = findHost()?.comms;
  if (!comms) return undefined;
  if (comms !== offeredTo) {
    offeredTo = comms;
    comms.register(samplesTarget, (page) => {
      page.onMessage = (data) => void answerSamplesRequest(data, kept.find).then((answer) => page.send(answer));
    });
  }
  return kept.keep(source);
}
