/**
 * The pairs of networks that are trained and asked, as plain sizes that every side builds its own model from. `layers` names a pair of one shape for the
 * hint term, whose teacher must run in every step.
 */
const dense = (...units) => ({ kind: 'dense', units });
const conv = (...filters) => ({ kind: 'conv', filters });
const attention = (width, depth) => ({ kind: 'attention', width, depth, heads: 4, patch: 7 });

export const teacherStudentPairs = {
  dense: { teacher: dense(1200, 1200), student: dense(800, 800) },
  conv: { teacher: conv(32, 64), student: conv(8, 16) },
  attention: { teacher: attention(64, 4), student: attention(32, 2) },
  'dense, hint': { teacher: dense(1200, 800), student: dense(800, 800), layers: { teacher: 'hidden2', student: 'hidden2' } },
  'conv, hint': { teacher: conv(32, 64, 16), student: conv(8, 16, 16), layers: { teacher: 'stage3', student: 'stage3' } },
  'attention, hint': { teacher: attention(32, 6), student: attention(32, 2), layers: { teacher: 'block6', student: 'block2' } }
};

/** A model of Stillroom's own, as a user makes it. */
export function modelOf(kd, network, seed) {
  const inputShape = [28, 28, 1];
  if (network.kind === 'conv')
    return kd.models.convolutionalNetwork({ inputShape, filters: network.filters, classes: 10, seed, name: `conv${seed}` });
  if (network.kind === 'attention') {
    const { width, depth, heads, patch } = network;
    return kd.models.visionTransformer({
      image: inputShape,
      patch,
      width,
      depth,
      heads,
      classes: 10,
      seed,
      name: `attention${seed}`
    });
  }
  const { dense, flatten } = kd.tf.layers;
  return kd.seeded(seed, () =>
    kd.tf.sequential({
      name: `dense${seed}`,
      layers: [
        flatten({ inputShape }),
        ...network.units.map((units, i) => dense({ name: `hidden${i + 1}`, units, activation: 'relu' })),
        dense({ name: 'logits', units: 10 })
      ]
    })
  );
}

/** Digits as images. */
export function digits(kd, train) {
  const parts = kd.mnist({ train, validation: 64, test: 64 });
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { ...part, shape: [28, 28, 1] }]));
}
