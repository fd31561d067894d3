// A Node addon that catches what is written to the file descriptors 1 and 2 by code that knows nothing of Node's streams: C and
// C++ libraries, child processes. `capture()` puts pipes in their place and gives the ends to read; the other functions serve the
// two threads that read. When the process crashes, what nobody could show any more goes to the original descriptors.
#include <errno.h>
#include <fcntl.h>
#include <node_api.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

namespace {

constexpr size_t kRecent = 64 * 1024;
constexpr int kCrashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};

struct Stream {
  int number;
  int original = -1;
  int readEnd = -1;
  // Kept open: without it the reader would see an end when a cell closes the descriptor.
  int writeEnd = -1;
  // What was read during the last second: it may not have got out of the process.
  char recent[kRecent];
  size_t recentLength = 0;
  time_t recentSecond = 0;

  explicit Stream(int descriptor) : number(descriptor) {}
};

Stream streams[2] = {Stream(STDOUT_FILENO), Stream(STDERR_FILENO)};
bool captured = false;
// How many bytes were read from both pipes. Whoever asks for it or adds to it does so while nobody else reads, so that it tells
// what was written before. A signal handler does not wait for its turn.
double position = 0;
std::atomic_flag reading = ATOMIC_FLAG_INIT;

struct Turn {
  Turn() {
    while (reading.test_and_set(std::memory_order_acquire)) continue;
  }
  ~Turn() { reading.clear(std::memory_order_release); }
};

struct sigaction before[NSIG];

time_t Now() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

void Remember(Stream& stream, const char* text, size_t length) {
  const time_t now = Now();
  if (now - stream.recentSecond > 1) stream.recentLength = 0;
  stream.recentSecond = now;
  if (length >= kRecent) {
    text += length - kRecent;
    length = kRecent;
  }
  if (stream.recentLength + length > kRecent) {
    const size_t kept = kRecent - length;
    memmove(stream.recent, stream.recent + stream.recentLength - kept, kept);
    stream.recentLength = kept;
  }
  memcpy(stream.recent + stream.recentLength, text, length);
  stream.recentLength += length;
}

void WriteAll(int descriptor, const char* text, size_t length) {
  while (length > 0) {
    const ssize_t written = write(descriptor, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= static_cast<size_t>(written);
  }
}

// Everything here may be called in a signal handler.
void Rescue() {
  for (Stream& stream : streams) dup2(stream.original, stream.number);
  // The other thread still runs: it sends what it has.
  timespec pause = {0, 100 * 1000 * 1000};
  nanosleep(&pause, nullptr);
  for (Stream& stream : streams) {
    if (Now() - stream.recentSecond <= 1) WriteAll(stream.original, stream.recent, stream.recentLength);
    char rest[4096];
    // Bounded: a child that writes for ever would keep the crash from its end.
    for (size_t total = 0; total < 1024 * 1024;) {
      const ssize_t length = read(stream.readEnd, rest, sizeof rest);
      if (length <= 0) break;
      WriteAll(stream.original, rest, static_cast<size_t>(length));
      total += static_cast<size_t>(length);
    }
  }
}

void Crash(int signal, siginfo_t* info, void* context) {
  struct sigaction& old = before[signal];
  if (old.sa_flags & SA_SIGINFO) {
    // V8 answers faults of WebAssembly code; when this one is not of that kind, Node has given the signal its default back.
    old.sa_sigaction(signal, info, context);
    struct sigaction now;
    sigaction(signal, nullptr, &now);
    if ((now.sa_flags & SA_SIGINFO) != 0 || now.sa_handler != SIG_DFL) return;
  } else if (old.sa_handler != SIG_DFL && old.sa_handler != SIG_IGN) {
    old.sa_handler(signal);
    return;
  } else if (old.sa_handler == SIG_IGN) {
    return;
  }
  struct sigaction normal = {};
  normal.sa_handler = SIG_DFL;
  sigaction(signal, &normal, nullptr);
  Rescue();
  raise(signal);
}

void CloseOnExec(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

bool Open(Stream& stream) {
  int ends[2];
  stream.original = fcntl(stream.number, F_DUPFD_CLOEXEC, 3);
  if (stream.original == -1 || pipe(ends) == -1) return false;
  stream.readEnd = ends[0];
  // Never 1 or 2 itself, which may be closed at this moment.
  stream.writeEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
  close(ends[1]);
  CloseOnExec(stream.readEnd);
  fcntl(stream.readEnd, F_SETFL, fcntl(stream.readEnd, F_GETFL) | O_NONBLOCK);
  return stream.writeEnd != -1;
}

// capture(): the originals of 1 and 2; undefined when the system refuses.
napi_value Capture(napi_env env, napi_callback_info) {
  if (!captured) {
    if (!Open(streams[0]) || !Open(streams[1])) return nullptr;
    captured = true;
    for (Stream& stream : streams) dup2(stream.writeEnd, stream.number);
    for (const int signal : kCrashes) {
      struct sigaction action = {};
      action.sa_sigaction = Crash;
      action.sa_flags = SA_SIGINFO;
      sigfillset(&action.sa_mask);
      sigaction(signal, &action, &before[signal]);
    }
  }
  napi_value result;
  napi_create_array(env, &result);
  for (uint32_t i = 0; i < 2; i++) {
    napi_value original;
    napi_create_int32(env, streams[i].original, &original);
    napi_set_element(env, result, i, original);
  }
  return result;
}

// repair(): a descriptor that a cell has closed is a pipe again, and one that a child has made non-blocking blocks.
napi_value Repair(napi_env, napi_callback_info) {
  if (!captured) return nullptr;
  for (Stream& stream : streams) {
    const int flags = fcntl(stream.number, F_GETFL);
    if (flags == -1 && errno == EBADF) dup2(stream.writeEnd, stream.number);
    const int own = fcntl(stream.writeEnd, F_GETFL);
    if (own != -1 && (own & O_NONBLOCK) != 0) fcntl(stream.writeEnd, F_SETFL, own & ~O_NONBLOCK);
  }
  return nullptr;
}

// position(): how many bytes were read so far, or -1 when there is more to read.
napi_value Position(napi_env env, napi_callback_info) {
  double found = 0;
  if (captured) {
    Turn turn;
    pollfd ends[2] = {{streams[0].readEnd, POLLIN, 0}, {streams[1].readEnd, POLLIN, 0}};
    found = poll(ends, 2, 0) > 0 ? -1 : position;
  }
  napi_value result;
  napi_create_double(env, found, &result);
  return result;
}

// read(descriptor): what is there, at most 64 KiB, and the position after it; or undefined.
napi_value Read(napi_env env, napi_callback_info call) {
  size_t count = 1;
  napi_value argument = nullptr;
  int32_t number = 0;
  napi_get_cb_info(env, call, &count, &argument, nullptr, nullptr);
  napi_get_value_int32(env, argument, &number);
  if (!captured || (number != 1 && number != 2)) return nullptr;
  Stream& stream = streams[number - 1];
  static thread_local char chunk[64 * 1024];
  ssize_t length;
  double end;
  {
    Turn turn;
    length = read(stream.readEnd, chunk, sizeof chunk);
    if (length <= 0) return nullptr;
    Remember(stream, chunk, static_cast<size_t>(length));
    end = position += static_cast<double>(length);
  }
  napi_value bytes;
  napi_value after;
  napi_value result;
  void* copy;
  napi_create_buffer_copy(env, static_cast<size_t>(length), chunk, &copy, &bytes);
  napi_create_double(env, end, &after);
  napi_create_array(env, &result);
  napi_set_element(env, result, 0, bytes);
  napi_set_element(env, result, 1, after);
  return result;
}

// release(): 1 and 2 are the originals again.
napi_value Release(napi_env, napi_callback_info) {
  if (captured)
    for (Stream& stream : streams) dup2(stream.original, stream.number);
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_property_descriptor functions[] = {
      {"capture", nullptr, Capture, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"repair", nullptr, Repair, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"position", nullptr, Position, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"read", nullptr, Read, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"release", nullptr, Release, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, sizeof functions / sizeof *functions, functions);
  return exports;
}
