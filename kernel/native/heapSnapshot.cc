// A Node addon for a process that starts from a heap snapshot.
//
// become(path, argv)   this process becomes another program, with the same number, environment and standard streams
// sharePages(file)     lets go of the memory that Node has read the snapshot into, some 50 MB
#include <fcntl.h>
#include <node_api.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

std::string Text(napi_env env, napi_value value) {
  size_t length = 0;
  napi_get_value_string_utf8(env, value, nullptr, 0, &length);
  std::string text(length, '\0');
  napi_get_value_string_utf8(env, value, text.data(), length + 1, &length);
  return text;
}

// Node has this from 22.15 on. Returns where the system refuses.
napi_value Become(napi_env env, napi_callback_info call) {
  size_t count = 2;
  napi_value given[2];
  uint32_t length = 0;
  napi_get_cb_info(env, call, &count, given, nullptr, nullptr);
  if (count < 2 || napi_get_array_length(env, given[1], &length) != napi_ok) return nullptr;
  std::vector<std::string> words;
  for (uint32_t i = 0; i < length; i++) {
    napi_value word;
    napi_get_element(env, given[1], i, &word);
    words.push_back(Text(env, word));
  }
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  // Node has them closed for whom it starts.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    fcntl(descriptor, F_SETFD, fcntl(descriptor, F_GETFD) & ~FD_CLOEXEC);
  execv(Text(env, given[0]).c_str(), argv.data());
  return nullptr;
}

#ifdef __linux__
struct File {
  int descriptor;
  size_t length = 0;
  const char* bytes = nullptr;

  explicit File(const std::string& path) : descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat found;
    if (descriptor == -1 || fstat(descriptor, &found) != 0) return;
    void* mapped = mmap(nullptr, found.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped == MAP_FAILED) return;
    bytes = static_cast<const char*>(mapped);
    length = found.st_size;
  }
  ~File() {
    if (bytes != nullptr) munmap(const_cast<char*>(bytes), length);
    if (descriptor != -1) close(descriptor);
  }
};

// Read through the system: another thread may give back what is looked at.
bool Holds(int memory, uintptr_t address, const char* bytes, size_t length) {
  static char chunk[256 * 1024];
  for (size_t done = 0; done < length; done += sizeof chunk) {
    const size_t part = std::min(length - done, sizeof chunk);
    if (pread(memory, chunk, part, static_cast<off_t>(address + done)) != static_cast<ssize_t>(part)) return false;
    if (memcmp(chunk, bytes + done, part) != 0) return false;
  }
  return true;
}

// Where memory of this process holds what the file holds, from its second page to its last whole one; 0 where it does not.
uintptr_t Find(const File& file, size_t page, size_t length) {
  FILE* maps = fopen("/proc/self/maps", "re");
  const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  uintptr_t found = 0;
  char line[512];
  while (maps != nullptr && memory != -1 && found == 0 && fgets(line, sizeof line, maps) != nullptr) {
    uintptr_t begin, end;
    unsigned long inode;
    char access[5];
    if (sscanf(line, "%lx-%lx %4s %*s %*s %lu", &begin, &end, access, &inode) != 4) continue;
    if (strcmp(access, "rw-p") != 0 || inode != 0) continue;
    for (uintptr_t at = begin; found == 0 && at + length <= end; at += page)
      if (Holds(memory, at, file.bytes + page, 64) && Holds(memory, at, file.bytes + page, length)) found = at;
  }
  if (maps != nullptr) fclose(maps);
  if (memory != -1) close(memory);
  return found;
}

// The same bytes come from the file from now on, when they are read at all: for a new Worker or context. What is equal can be put in
// the place of what is read at any moment.
void Share(const std::string& path) {
  const File file(path);
  const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  if (file.length < 3 * page) return;
  const size_t length = file.length / page * page - page;
  const uintptr_t found = Find(file, page, length);
  if (found == 0) return;
  mmap(reinterpret_cast<void*>(found), length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, file.descriptor, page);
}
#else
void Share(const std::string&) {}
#endif

// In a thread of its own: nobody waits for it.
napi_value SharePages(napi_env env, napi_callback_info call) {
  size_t count = 1;
  napi_value path;
  napi_get_cb_info(env, call, &count, &path, nullptr, nullptr);
  if (count == 1) std::thread(Share, Text(env, path)).detach();
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  const napi_property_descriptor functions[] = {{"become", nullptr, Become, nullptr, nullptr, nullptr, napi_default, nullptr},
                                                {"sharePages", nullptr, SharePages, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, 2, functions);
  return exports;
}
