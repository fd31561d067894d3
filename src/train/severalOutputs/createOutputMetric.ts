import { checkedOutputs } from '../../metrics/inputs/checkedOutputs';
import type { Metric } from '../../metrics/inputs/Metric';
import { prepareMetric } from '../../metrics/inputs/prepareMetric';
import type { OutputGroup } from './OutputGroup';
import { takeOutput } from './takeOutput';

/**
 * A metric of a model with several outputs side by side.
 *
 * @param of what is measured: "stage1", "the exits".
 * @param outputs their mean value; several outputs in one list count as one, with the mean of their logits.
 */
export function createOutputMetric(metric: Metric, of: string, outputs: readonly (readonly OutputGroup[])[]): Metric {
  return {
    ...metric,
    description: { name: `${metric.description.name} of ${of}` },
    title: `${outputs.length > 1 ? 'mean ' : ''}${metric.title} of ${of}`,
    prepare(inputs) {
      const all = checkedOutputs('metrics of several outputs', 'outputs', inputs.logits);
      const asks = outputs.map((groups) => prepareMetric(metric, { ...inputs, logits: takeOutput(all, ...groups) }));
      return (counts) => asks.reduce((sum, ask) => sum + ask(counts), 0) / asks.length;
    }
  };
}
