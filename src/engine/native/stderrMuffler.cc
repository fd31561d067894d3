// A Node addon with two functions: `muffle()` sends this process's stderr nowhere, `restore()` gives it back.
//
// libtensorflow writes to stderr while the dynamic linker runs its initialisers, before any of its log settings are read.
// No environment variable reaches those lines, and JavaScript cannot duplicate a file descriptor.
#include <fcntl.h>
#include <node_api.h>
#include <unistd.h>

static int kept = -1;

static napi_value Muffle(napi_env, napi_callback_info) {
  if (kept != -1) return nullptr;
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere == -1) return nullptr;
  kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept != -1) dup2(nowhere, STDERR_FILENO);
  close(nowhere);
  return nullptr;
}

static napi_value Restore(napi_env, napi_callback_info) {
  if (kept == -1) return nullptr;
  dup2(kept, STDERR_FILENO);
  close(kept);
  kept = -1;
  return nullptr;
}

NAPI_MODULE_INIT() {
  napi_property_descriptor functions[] = {
      {"muffle", nullptr, Muffle, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"restore", nullptr, Restore, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, 2, functions);
  return exports;
}
