import type { Description } from './Description';

/** Which part of a network taught its exits, and what every part gained where that was measured. */
export interface TeachingChoice {
  rule: Description;
  /** The layer of an exit, "deepest" or "ensemble"; null if nobody taught. */
  chosen: string | null;
  /**
   * Epochs for which each module taught, and nobody, to measure it; 0 if nothing was measured.
   *
   * @minimum 0
   */
  probeEpochs: number;
  /**
   * What was measured of each module, from the shallowest exit to "ensemble". Empty if nothing was.
   *
   * @maxItems 64
   */
  modules: MeasuredModule[];
}

/** What may teach the exits of a network, as it was measured: an exit, or the ensemble, the mean of the logits of all exits. */
export interface MeasuredModule {
  /** The layer of the exit, "deepest" or "ensemble". */
  name: string;
  /**
   * Of the module itself on the validation rows, when nobody taught: 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  accuracy: number;
  /**
   * Share of the validation rows in which it names the same class as an exit, mean over the exits but itself.
   *
   * @minimum 0
   * @maximum 1
   */
  agreement: number;
  /**
   * Expected calibration error, 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  calibrationError: number;
  /** Mean validation accuracy of all exits when it teaches, minus that when nobody does. */
  gain: number;
  /** Mean negative log-likelihood of all exits when it teaches, minus that when nobody does, in nats: lower is better. */
  nllGain: number;
  /** The gain in accuracy of each exit. */
  gains: { [exit: string]: number };
}
