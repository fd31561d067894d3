import * as tf from '@tensorflow/tfjs';
import { centre, type Centred } from './centre';
import type { Logits } from './logits';

/**
 * T^2 KL(softmax(t / T) || softmax(s / T)) of each row, [batch], with its gradient to both, to float32's last digits at any
 * temperature.
 *
 * The textbook sum of p_t (log p_t - log p_s) cancels where the two are close, and at T = 100 they always are: a KL of
 * 1e-4 that is wrong by 1e-7, times T^2. With d = (t - s) / T, e = d - sum(p_t d) and g(x) = exp(-x) - 1 + x, the same KL is
 * log(1 + sum p_t g(e)), a sum of positive terms. Far apart (KL above 1) the textbook form is the accurate one.
 */
export function klDivergence(student: Logits, teacher: Logits, temperature: number): tf.Tensor1D {
  const op = tf.customGrad((...inputs) => {
    const [s, t, save] = inputs as unknown as [tf.Tensor2D, tf.Tensor2D, (tensors: tf.Tensor[]) => void];
    const { kl, ratio, e, pStudent, pTeacher } = forward(
      { high: s, low: student.low },
      { high: t, low: teacher.low },
      temperature
    );
    save([ratio, e, pStudent, pTeacher]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [ratio, e, pStudent, pTeacher] = saved;
      const scale = dy.expandDims(1).mul(temperature);
      const near = pTeacher.mul(ratio.neg().clipByValue(-1, 1).expm1());
      const toStudent = tf.where(ratio.abs().less(1), near, pStudent.sub(pTeacher));
      return [scale.mul(toStudent), scale.mul(pTeacher.mul(e))];
    };
    return { value: kl.mul(temperature * temperature), gradFunc };
  });
  return op(student.high, teacher.high) as tf.Tensor1D;
}

/** KL [batch], log(p_t / p_s), e and both distributions [batch, classes]. */
function forward(student: Logits, teacher: Logits, temperature: number) {
  const s = centre(student);
  const t = centre(teacher);
  const softStudent = soften(s, temperature);
  const softTeacher = soften(t, temperature);
  const p = softTeacher.probabilities;

  const d = t.high.sub(s.high).add<tf.Tensor2D>(t.low.sub(s.low)).div<tf.Tensor2D>(temperature);
  const mean = p.mul(d).sum(1, true);
  const roughly = d.sub<tf.Tensor2D>(mean);
  // Once more: where the teacher is sure, d of its class and the mean share their leading digits, and e is what is left.
  const e = roughly.sub<tf.Tensor2D>(p.mul(roughly).sum(1, true));

  const shift = softStudent.logSum.sub(softTeacher.logSum);
  const textbook = mean.add(shift);
  const isClose = textbook.less(1);
  const stable = positiveTerms(p, e, softStudent.scaled.sub(softTeacher.logSum).add(mean)).sum(1, true).log1p();
  const kl = tf.where(isClose, stable, textbook);
  // Both are log(p_t / p_s); the one that adds the smaller numbers is rounded less.
  const addsLess = mean.abs().add(kl).less(softStudent.logSum.add(softTeacher.logSum));
  const ratio = tf.where(addsLess, e.add(kl), d.add(shift));
  return { kl: kl.squeeze([1]), ratio, e, pStudent: softStudent.probabilities, pTeacher: p };
}

/** p g(e), given log p - e too: where e is large and negative p can be 0 and exp(-e) infinite, but never their product. */
function positiveTerms(p: tf.Tensor, e: tf.Tensor, logOfProduct: tf.Tensor): tf.Tensor {
  const middle = e.clipByValue(-1, 1);
  const size = e.abs();
  const series = SERIES.slice(1)
    .reduce((sum, k) => sum.add(k).mul(middle), middle.mul(SERIES[0]))
    .mul(middle);
  const g = tf.where(size.less(0.125), series, middle.neg().expm1().add(middle));
  // A row that is close has log p - e <= KL < 1; the bound only keeps the other rows finite.
  const product = logOfProduct
    .minimum(2)
    .exp()
    .add(p.mul(e.sub(1)));
  return tf.where(size.less(1), p.mul(g), product);
}

/** exp(-x) - 1 + x = x^2 (1/2! - x/3! + x^2/4! - ...): the coefficients, the last first; float32's digits up to |x| = 1/8. */
const SERIES = [1 / 720, -1 / 120, 1 / 24, -1 / 6, 1 / 2];

interface Softened {
  scaled: tf.Tensor2D;
  /** log of the sum of exp(scaled), [batch, 1]; accurate near 0 too, where one class has nearly everything. */
  logSum: tf.Tensor2D;
  probabilities: tf.Tensor2D;
}

function soften({ high, low, others }: Centred, temperature: number): Softened {
  const scaled = high.add(low).div<tf.Tensor2D>(temperature);
  const weights = scaled.exp();
  const rest = weights.mul(others).sum<tf.Tensor2D>(1, true);
  return { scaled, logSum: rest.log1p(), probabilities: weights.div(rest.add(1)) };
}
