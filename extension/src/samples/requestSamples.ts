import type { SamplesAnswer, WantedSamples } from '../../../src/record/LiveSamples';

/** What a view asks of the application: rows of its data. Whoever knows kernels listens at the document, says so by `preventDefault`, and answers. */
export const samplesRequest = 'stillroom:samples';

export interface AskedSamples {
  /** Where the view stands. */
  node: Node;
  /** Left out, the question is only whether there is anybody to ask. */
  question?: { samples: string; want: WantedSamples };
  answer?: Promise<SamplesAnswer>;
}

/** Asks for rows; null where there is nobody to ask: a report. */
export function requestSamples(node: Node, question: AskedSamples['question']): Promise<SamplesAnswer> | null {
  const detail: AskedSamples = { node, question };
  document.dispatchEvent(new CustomEvent<AskedSamples>(samplesRequest, { cancelable: true, detail }));
  return detail.answer ?? null;
}

/** False in a report: it has no kernel. */
export function canAsk(node: Node): boolean {
  return !document.dispatchEvent(new CustomEvent<AskedSamples>(samplesRequest, { cancelable: true, detail: { node } }));
}
