import { bytesField, doubleField, joined, varintField } from '../../engine/graph/encodeProtobuf';
import type { RunStatus } from '../../record/RunRecord';
import type { Hyperparameter } from '../describe/listHyperparameters';
import { pluginValue } from './encodeSummaryValues';

/**
 * What TensorBoard's HPARAMS tab reads of a run: its settings when it begins, and how it ended. The scores are scalars of the same run.
 *
 * Source: https://github.com/tensorflow/tensorboard/blob/master/tensorboard/plugins/hparams/plugin_data.proto
 *
 * @param seconds since 1970.
 */
export function sessionStartValue(hyperparameters: readonly Hyperparameter[], seconds: number): Uint8Array {
  const entries = hyperparameters.map(([name, value]) =>
    bytesField(1, joined(bytesField(1, name), bytesField(2, settingOf(value))))
  );
  return pluginValue('_hparams_/session_start_info', 'hparams', bytesField(3, joined(...entries, doubleField(5, seconds))));
}

export function sessionEndValue(status: RunStatus, seconds: number): Uint8Array {
  const end = joined(varintField(1, statuses[status]), doubleField(2, seconds));
  return pluginValue('_hparams_/session_end_info', 'hparams', bytesField(4, end));
}

const statuses = { done: 1, failed: 2, running: 3, stopped: 0 };

/** A `google.protobuf.Value`. */
function settingOf(value: Hyperparameter[1]): Uint8Array {
  if (typeof value === 'number') return doubleField(2, value);
  return typeof value === 'string' ? bytesField(3, value) : varintField(4, Number(value));
}
