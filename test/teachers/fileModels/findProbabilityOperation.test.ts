import { expect, test } from 'vitest';
import type { GraphNode } from '../../../src/teachers/fileModels/FileModel';
import { findProbabilityOperation } from '../../../src/teachers/fileModels/findProbabilityOperation';

function node(op: string, inputs: string[], output: string, more: Partial<GraphNode> = {}): GraphNode {
  return { op, inputs, outputs: [output], ...more };
}

test('findProbabilityOperation(nodes, name) names the operation and the tensor before it, through what leaves numbers as they are', () => {
  const nodes = [
    node('Gemm', ['x'], 'z'),
    node('Softmax', ['z'], 'p'),
    node('Cast', ['p'], 'wide'),
    node('Squeeze', ['wide'], 'out')
  ];
  expect(findProbabilityOperation(nodes, 'out')).toEqual({ op: 'Softmax', logits: 'z' });
  expect(findProbabilityOperation(nodes, 'z')).toBeNull();
  expect(findProbabilityOperation(nodes, 'x')).toBeNull();
  expect(findProbabilityOperation([node('LogSoftmax', ['z'], 'p')], 'p')).toBeNull();
});

test('a softmax that is written out is one, another quotient is none', () => {
  const written = [
    node('Sub', ['z', 'max'], 'shifted'),
    node('Exp', ['shifted'], 'e'),
    node('ReduceSum', ['e', 'axes'], 's'),
    node('Reshape', ['s', 'shape'], 'column'),
    node('Div', ['e', 'column'], 'p')
  ];
  expect(findProbabilityOperation(written, 'p')).toEqual({ op: 'exp(x) / sum(exp(x))', logits: 'shifted' });
  expect(findProbabilityOperation([node('Exp', ['z'], 'e'), node('Div', ['e', 'z'], 'p')], 'p')).toBeNull();
});

test('a classifier of trees says by itself whether it gives probabilities, and a circle ends', () => {
  const trees = (givesProbabilities: boolean) => [node('TreeEnsembleClassifier', ['x'], 'p', { givesProbabilities })];
  expect(findProbabilityOperation(trees(true), 'p')).toEqual({ op: 'TreeEnsembleClassifier', logits: null });
  expect(findProbabilityOperation(trees(false), 'p')).toBeNull();
  expect(findProbabilityOperation([node('Cast', ['b'], 'a'), node('Cast', ['a'], 'b')], 'a')).toBeNull();
});
