// StillroomAdam: one step of Adam for one variable, in one pass over memory, which is what such a step takes its time for. tfjs has it as twelve
// operations. The numbers are those of these operations to the last digit: nothing is contracted or reordered.
//
// Inputs, floats: the variable, its first and second moment, the gradient; as scalars 1 - beta1^t, 1 - beta2^t and minus the learning rate.
// Outputs: the variable and the moments after the step. Attributes: beta1, beta2, what they leave of 1, and epsilon.
#include <math.h>
#include <stdint.h>

#include <initializer_list>

#include "tensorflow/c/kernels.h"
#include "tensorflow/c/ops.h"

namespace {

struct Decays {
  float beta1, rest1, beta2, rest2, epsilon;
};

void* CreateAdam(TF_OpKernelConstruction* construction) {
  Decays* decays = new Decays();
  TF_Status* status = TF_NewStatus();
  const struct {
    const char* name;
    float* value;
  } attributes[] = {{"beta1", &decays->beta1},
                    {"rest1", &decays->rest1},
                    {"beta2", &decays->beta2},
                    {"rest2", &decays->rest2},
                    {"epsilon", &decays->epsilon}};
  for (const auto& attribute : attributes) {
    TF_OpKernelConstruction_GetAttrFloat(construction, attribute.name, attribute.value, status);
    if (TF_GetCode(status) != TF_OK) TF_OpKernelConstruction_Failure(construction, status);
  }
  TF_DeleteStatus(status);
  return decays;
}

void DeleteAdam(void* decays) { delete static_cast<Decays*>(decays); }

constexpr int kInputs = 7;
constexpr int kOutputs = 3;
constexpr int kGradient = 3;
/** TensorFlow has no tensor of more. */
constexpr int kMostDimensions = 254;

/** The tensors of a call, let go at its end. */
struct Tensors {
  TF_Tensor* inputs[kInputs] = {};
  TF_Tensor* outputs[kOutputs] = {};
  TF_Status* status = TF_NewStatus();

  ~Tensors() {
    for (TF_Tensor* tensor : inputs) TF_DeleteTensor(tensor);
    for (TF_Tensor* tensor : outputs) TF_DeleteTensor(tensor);
    TF_DeleteStatus(status);
  }

  bool IsOk() const { return TF_GetCode(status) == TF_OK; }
  const float* Input(int place) const { return static_cast<const float*>(TF_TensorData(inputs[place])); }
  float* Output(int place) const { return static_cast<float*>(TF_TensorData(outputs[place])); }
};

/** False, with the status saying so, if a tensor is of another size than the variable, or no scalar. */
bool HaveFittingSizes(Tensors* tensors) {
  const int64_t count = TF_TensorElementCount(tensors->inputs[0]);
  for (int i = 1; i < kInputs; i++) {
    TF_Tensor* tensor = tensors->inputs[i];
    if (tensor == nullptr || TF_TensorElementCount(tensor) == (i <= kGradient ? count : 1)) continue;
    TF_SetStatus(tensors->status, TF_INVALID_ARGUMENT,
                 "expected a variable, moments and a gradient of one size, and three scalars");
    return false;
  }
  return true;
}

/** The tensors of a call; false, with the status saying why, if they do not fit together or there is no memory. */
bool Take(TF_OpKernelContext* context, Tensors* tensors) {
  for (int i = 0; i < kInputs; i++) {
    if (i == kGradient) continue;
    TF_GetInput(context, i, &tensors->inputs[i], tensors->status);
    if (!tensors->IsOk()) return false;
  }
  int64_t shape[kMostDimensions];
  const int rank = TF_NumDims(tensors->inputs[0]);
  for (int i = 0; i < rank; i++) shape[i] = TF_Dim(tensors->inputs[0], i);
  // If nobody else reads the gradient, its memory takes the new variable.
  int forwarded = -1;
  for (int i = 0; i < kOutputs; i++) {
    const int candidates[] = {kGradient};
    int from;
    tensors->outputs[i] = TF_ForwardInputOrAllocateOutput(context, candidates, i == 0 ? 1 : 0, i, shape, rank, &from, tensors->status);
    if (!tensors->IsOk()) return false;
    if (i == 0) forwarded = from;
  }
  if (forwarded == kGradient) return HaveFittingSizes(tensors);
  TF_GetInput(context, kGradient, &tensors->inputs[kGradient], tensors->status);
  return tensors->IsOk() && HaveFittingSizes(tensors);
}

void ComputeAdam(void* kernel, TF_OpKernelContext* context) {
  Tensors tensors;
  if (!Take(context, &tensors)) return TF_OpKernelContext_Failure(context, tensors.status);
  const auto [beta1, rest1, beta2, rest2, epsilon] = *static_cast<const Decays*>(kernel);
  const float *variable = tensors.Input(0), *first = tensors.Input(1), *second = tensors.Input(2);
  const float of_first = *tensors.Input(4), of_second = *tensors.Input(5), back = *tensors.Input(6);
  float *next = tensors.Output(0), *mean = tensors.Output(1), *square = tensors.Output(2);
  const float* gradient = tensors.inputs[kGradient] == nullptr ? next : tensors.Input(kGradient);
  const int64_t count = TF_TensorElementCount(tensors.inputs[0]);
#pragma GCC ivdep
  for (int64_t i = 0; i < count; i++) {
    const float g = gradient[i];
    const float m = first[i] * beta1 + g * rest1;
    const float v = second[i] * beta2 + g * g * rest2;
    mean[i] = m;
    square[i] = v;
    next[i] = m / of_first / (sqrtf(v / of_second) + epsilon) * back + variable[i];
  }
}

void KeepShapes(TF_ShapeInferenceContext* context, TF_Status* status) {
  TF_ShapeHandle* shape = TF_NewShapeHandle();
  for (int i = 0; i < kOutputs && TF_GetCode(status) == TF_OK; i++) {
    TF_ShapeInferenceContextGetInput(context, i, shape, status);
    if (TF_GetCode(status) == TF_OK) TF_ShapeInferenceContextSetOutput(context, i, shape, status);
  }
  TF_DeleteShapeHandle(shape);
}

}  // namespace

/** False if TensorFlow does not take the operation. Once in a process. */
bool RegisterAdam() {
  TF_OpDefinitionBuilder* definition = TF_NewOpDefinitionBuilder("StillroomAdam");
  for (const char* input : {"variable: float", "first: float", "second: float", "gradient: float", "of_first: float",
                            "of_second: float", "back: float"})
    TF_OpDefinitionBuilderAddInput(definition, input);
  for (const char* output : {"next: float", "mean: float", "square: float"})
    TF_OpDefinitionBuilderAddOutput(definition, output);
  for (const char* attribute : {"beta1: float", "rest1: float", "beta2: float", "rest2: float", "epsilon: float"})
    TF_OpDefinitionBuilderAddAttr(definition, attribute);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, KeepShapes);
  TF_Status* status = TF_NewStatus();
  TF_RegisterOpDefinition(definition, status);
  if (TF_GetCode(status) == TF_OK)
    TF_RegisterKernelBuilder("StillroomAdam", TF_NewKernelBuilder("StillroomAdam", "CPU", CreateAdam, ComputeAdam, DeleteAdam), status);
  const bool is_registered = TF_GetCode(status) == TF_OK;
  TF_DeleteStatus(status);
  return is_registered;
}
