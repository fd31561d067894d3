// Multiplies matrices operation by operation until it has handled many signals, or TensorFlow's memory is broken.
const kd = require('../../dist/src/index.js');

let signals = 0;
process.on('SIGUSR2', () => signals++);
const [a, b] = [kd.tf.randomNormal([64, 784]), kd.tf.randomNormal([784, 800])];
process.once('message', () => process.exit(0));
process.send('ready');
multiply();

function multiply() {
  for (let i = 0; i < 20; i++) kd.tf.matMul(a, b).dispose();
  if (signals < 2000) setImmediate(multiply);
  else process.send('done');
}
