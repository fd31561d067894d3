/** Whether TensorFlow should print nothing while it loads: true unless the user has set TF_CPP_MIN_LOG_LEVEL to 0 or 1. */
export function isTensorFlowLogHidden(): boolean {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  return !['0', '1'].includes(process.env.TF_CPP_MIN_LOG_LEVEL);
}
