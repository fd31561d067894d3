// The addon of tfjs with what it lacks: a graph becomes a function of the context in which tfjs executes its operations, so that the
// operation of that name executes it.
//
// defineFunction(name, graphDef, inputs, outputs)   graphDef: bytes of a GraphDef; inputs and outputs: "node:place" each
// removeFunction(name)
//
// Besides, TensorFlow gets an operation of ours: see adamOperation.cc.
//
// The context is private to the package's class. Its sources are included here, with the call that makes the context renamed. It gets as many
// threads as STILLROOM_THREADS says; see src/engine/threads.ts.
#include <signal.h>
#include <stdlib.h>

#include <memory>
#include <string>
#include <vector>

#include <node_api.h>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

bool RegisterAdam();

static TFE_Context* context = nullptr;

/** A number from 1 to 127, which a byte of a varint holds; 2 if it is anything else. */
static unsigned char Threads() {
  const char* text = getenv("STILLROOM_THREADS");
  char* end = nullptr;
  const long threads = text == nullptr ? 0 : strtol(text, &end, 10);
  return text != nullptr && end != text && *end == '\0' && threads >= 1 && threads <= 127 ? threads : 2;
}

/**
 * As long as it lives, no signal is handled on this thread, nor on one that is started meanwhile, as TensorFlow's threads are; another thread of the process
 * handles it. While oneDNN multiplies matrices, its code lets the stack pointer point into a block of the heap: a handler that runs then writes over
 * what lies before it.
 */
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t held;
    sigfillset(&held);
    // Faults of the thread itself.
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS}) sigdelset(&held, fault);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

static TFE_Context* NewContext(TFE_ContextOptions* options, TF_Status* status) {
  // The fields intra_op_parallelism_threads (2) and inter_op_parallelism_threads (5) of a ConfigProto.
  const unsigned char config[] = {2 << 3, Threads(), 5 << 3, Threads()};
  TFE_ContextOptionsSetConfig(options, config, sizeof config, status);
  if (TF_GetCode(status) != TF_OK) return nullptr;
  const SignalsHeld held;
  return context = TFE_NewContext(options, status);
}

static void Execute(TFE_Op* op, TFE_TensorHandle** results, int* count, TF_Status* status) {
  const SignalsHeld held;
  TFE_Execute(op, results, count, status);
}

static void RunSession(TF_Session* session, const TF_Buffer* options, const TF_Output* inputs, TF_Tensor* const* input_values, int ninputs,
                       const TF_Output* outputs, TF_Tensor** output_values, int noutputs, const TF_Operation* const* targets, int ntargets,
                       TF_Buffer* metadata, TF_Status* status) {
  const SignalsHeld held;
  TF_SessionRun(session, options, inputs, input_values, ninputs, outputs, output_values, noutputs, targets, ntargets, metadata, status);
}

#define TFE_NewContext NewContext
#define TFE_Execute Execute
#define TF_SessionRun RunSession
#include "binding/tfjs_backend.cc"
#undef TF_SessionRun
#undef TFE_Execute
#undef TFE_NewContext
#undef NAPI_MODULE
#define NAPI_MODULE(name, init)
#include "binding/tfjs_binding.cc"

template <typename T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

/** False if it is not a text. */
static bool ReadText(napi_env env, napi_value value, std::string* text) {
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) return false;
  text->resize(length);
  return napi_get_value_string_utf8(env, value, &(*text)[0], length + 1, &length) == napi_ok;
}

static napi_value Throw(napi_env env, const std::string& message) {
  napi_throw_error(env, nullptr, message.c_str());
  return nullptr;
}

/** Finds "node:place" for each text of a list. False, with an error thrown, if one is not there. */
static bool FindOutputs(napi_env env, TF_Graph* graph, napi_value list, std::vector<TF_Output>* found) {
  uint32_t count = 0;
  napi_get_array_length(env, list, &count);
  for (uint32_t i = 0; i < count; i++) {
    napi_value element;
    std::string text;
    if (napi_get_element(env, list, i, &element) != napi_ok || !ReadText(env, element, &text)) {
      return Throw(env, "expected the names of outputs"), false;
    }
    const size_t colon = text.rfind(':');
    TF_Operation* operation = TF_GraphOperationByName(graph, text.substr(0, colon).c_str());
    const int place = colon == std::string::npos ? 0 : atoi(text.c_str() + colon + 1);
    if (operation == nullptr || place < 0 || place >= TF_OperationNumOutputs(operation)) {
      return Throw(env, "the graph has no output " + text), false;
    }
    found->push_back({operation, place});
  }
  return true;
}

static napi_value DefineFunction(napi_env env, napi_callback_info info) {
  size_t count = 4;
  napi_value arguments[4];
  napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr);
  std::string name;
  void* bytes = nullptr;
  size_t length = 0;
  if (count < 4 || !ReadText(env, arguments[0], &name) ||
      napi_get_typedarray_info(env, arguments[1], nullptr, &length, &bytes, nullptr, nullptr) != napi_ok) {
    return Throw(env, "expected a name, bytes, and the names of inputs and outputs");
  }
  const Owned<TF_Status> status(TF_NewStatus(), TF_DeleteStatus);
  const Owned<TF_Graph> graph(TF_NewGraph(), TF_DeleteGraph);
  const Owned<TF_Buffer> buffer(TF_NewBufferFromString(bytes, length), TF_DeleteBuffer);
  const Owned<TF_ImportGraphDefOptions> options(TF_NewImportGraphDefOptions(), TF_DeleteImportGraphDefOptions);
  TF_GraphImportGraphDef(graph.get(), buffer.get(), options.get(), status.get());
  if (TF_GetCode(status.get()) != TF_OK) return Throw(env, TF_Message(status.get()));
  std::vector<TF_Output> inputs, outputs;
  if (!FindOutputs(env, graph.get(), arguments[2], &inputs)) return nullptr;
  if (!FindOutputs(env, graph.get(), arguments[3], &outputs)) return nullptr;
  const Owned<TF_Function> function(TF_GraphToFunction(graph.get(), name.c_str(), 0, -1, nullptr, inputs.size(), inputs.data(),
                                                       outputs.size(), outputs.data(), nullptr, nullptr, nullptr, status.get()),
                                    TF_DeleteFunction);
  if (TF_GetCode(status.get()) != TF_OK) return Throw(env, TF_Message(status.get()));
  TFE_ContextAddFunction(context, function.get(), status.get());
  if (TF_GetCode(status.get()) != TF_OK) return Throw(env, TF_Message(status.get()));
  return nullptr;
}

static napi_value RemoveFunction(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  std::string name;
  napi_get_cb_info(env, info, &count, &argument, nullptr, nullptr);
  if (count < 1 || !ReadText(env, argument, &name)) return Throw(env, "expected a name");
  const Owned<TF_Status> status(TF_NewStatus(), TF_DeleteStatus);
  TFE_ContextRemoveFunction(context, name.c_str(), status.get());
  if (TF_GetCode(status.get()) != TF_OK) return Throw(env, TF_Message(status.get()));
  return nullptr;
}

static void Export(napi_env env, napi_value exports, const char* name, napi_callback function) {
  napi_value value;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, function, nullptr, &value);
  napi_set_named_property(env, exports, name, value);
}

NAPI_MODULE_INIT() {
  static const bool has_adam = RegisterAdam();
  if (tfnodejs::InitTFNodeJSBinding(env, exports) == nullptr) return nullptr;
  Export(env, exports, "defineFunction", DefineFunction);
  Export(env, exports, "removeFunction", RemoveFunction);
  napi_value value;
  napi_get_boolean(env, has_adam, &value);
  napi_set_named_property(env, exports, "hasAdam", value);
  return exports;
}
