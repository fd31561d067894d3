/**
 * The margin (difference of two logits) beyond which a soft label of two classes has less than 0.01 nats of entropy and is as good as one-hot.
 * At temperature T it is T times as far from 0.
 */
export const oneHotMargin = 6.637;
