// A Node addon with one function: `release(name)` lets go of the memory that loading the libraries of that name has filled.
//
// The dynamic linker reads tables that nobody needs again; of libtensorflow they are 120 MB, and they stay in the process. A
// page of a file that nothing has written to comes back from the file when it is touched, so that letting go is always safe.
#include <node_api.h>

#ifdef __linux__
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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
  napi_property_descriptor functions[] = {{"release", nullptr, Release, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, 1, functions);
  return exports;
}
