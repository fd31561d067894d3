// A Node addon for the loading of libtensorflow, which takes half a second, is talkative and leaves 120 MB of tables behind.
//
// begin()         loads the library in a thread of its own, so that the main thread can do something else meanwhile
// finish()        waits for it, and says whether that thread has loaded the library
// muffle()        sends this process's stderr nowhere, restore() gives it back
// release(name)   lets go of the memory that loading the libraries of that name has filled
//
// The library writes to stderr while the dynamic linker runs its initialisers, before any of its log settings are read: no
// environment variable reaches those lines, and JavaScript cannot duplicate a file descriptor.
#include <fcntl.h>
#include <node_api.h>
#include <unistd.h>

#include <thread>

#ifdef __linux__
#include <dlfcn.h>
#include <link.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#endif

static bool SendNowhere(int descriptor) {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere == -1) return false;
  dup2(nowhere, descriptor);
  close(nowhere);
  return true;
}

static int kept = -1;

static napi_value Muffle(napi_env, napi_callback_info) {
  if (kept != -1) return nullptr;
  kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept == -1 || SendNowhere(STDERR_FILENO)) return nullptr;
  close(kept);
  kept = -1;
  return nullptr;
}

static napi_value Restore(napi_env, napi_callback_info) {
  if (kept == -1) return nullptr;
  dup2(kept, STDERR_FILENO);
  close(kept);
  kept = -1;
  return nullptr;
}

static std::thread loader;
static bool loaded = false;

static napi_value Begin(napi_env, napi_callback_info) {
#if defined(__linux__) && defined(LIBRARY)
  if (loader.joinable()) return nullptr;
  loader = std::thread([] {
    // File descriptors of its own: what the library says while it loads is lost, what others write to stderr is not.
    if (unshare(CLONE_FILES) != 0 || !SendNowhere(STDERR_FILENO)) return;
    // The linker looks beside the addon only if the addon calls it. A compiler may turn a call whose result is unused into a jump, and then
    // the caller is another library.
    loaded = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL) != nullptr;
  });
#endif
  return nullptr;
}

static napi_value Finish(napi_env env, napi_callback_info) {
  if (loader.joinable()) loader.join();
  napi_value result = nullptr;
  napi_get_boolean(env, loaded, &result);
  return result;
}

#ifdef __linux__
// The tables that the dynamic linker has read are needed no more. A page of a file that nothing has written to comes back from
// the file when it is touched, so that letting go is always safe.
static int ReleaseLibrary(struct dl_phdr_info* library, size_t, void* name) {
  if (strstr(library->dlpi_name, static_cast<const char*>(name)) == nullptr) return 0;
  const ElfW(Addr) page = static_cast<ElfW(Addr)>(sysconf(_SC_PAGESIZE));
  for (int i = 0; i < library->dlpi_phnum; i++) {
    const ElfW(Phdr)& segment = library->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
    const ElfW(Addr) address = library->dlpi_addr + segment.p_vaddr;
    const ElfW(Addr) first = (address + page - 1) / page * page;
    const ElfW(Addr) end = (address + segment.p_filesz) / page * page;
    if (end > first) madvise(reinterpret_cast<void*>(first), end - first, MADV_DONTNEED);
  }
  return 0;
}

static void ReleaseLibraries(char* name) { dl_iterate_phdr(ReleaseLibrary, name); }
#else
static void ReleaseLibraries(char*) {}
#endif

static napi_value Release(napi_env env, napi_callback_info call) {
  size_t count = 1;
  napi_value argument = nullptr;
  char name[256] = "";
  size_t length = 0;
  napi_get_cb_info(env, call, &count, &argument, nullptr, nullptr);
  napi_get_value_string_utf8(env, argument, name, sizeof name, &length);
  if (length > 0) ReleaseLibraries(name);
  return nullptr;
}

NAPI_MODULE_INIT() {
  const auto function = [](const char* name, napi_callback callback) {
    return napi_property_descriptor{name, nullptr, callback, nullptr, nullptr, nullptr, napi_default, nullptr};
  };
  const napi_property_descriptor functions[] = {function("begin", Begin), function("finish", Finish), function("muffle", Muffle),
                                                function("restore", Restore), function("release", Release)};
  napi_define_properties(env, exports, 5, functions);
  return exports;
}
