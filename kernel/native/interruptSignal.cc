// A Node addon that interrupts this process and its children as SIGINT would, and cannot end it. While Node's vm begins and ends a script that SIGINT may
// stop, the system has for a moment its own answer to SIGINT, which is to end the process; and no sender can know whether that
// moment has come by the time that the signal arrives. So the handler is called, where there is one, and no signal is sent.
#include <node_api.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vector>

#ifdef __APPLE__
#include <libproc.h>
#else
#include <dirent.h>
#endif

namespace {

using Handler = void (*)(int, siginfo_t*, void*);

// Node's handlers wake another thread and uv's write to a pipe: any thread may call either, as long as no signal comes in between.
bool CallHandler() {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return false;
  struct sigaction now;
  const bool isCaught = sigaction(SIGINT, nullptr, &now) == 0 && (now.sa_flags & static_cast<int>(SA_RESETHAND)) == 0 &&
                        now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN;
  if (isCaught) {
    siginfo_t info = {};
    info.si_signo = SIGINT;
    if (now.sa_flags & SA_SIGINFO) {
      now.sa_sigaction(SIGINT, &info, nullptr);
    } else {
      // Node registers a handler of three arguments without saying so, which the system's own call serves as well.
      reinterpret_cast<Handler>(reinterpret_cast<void*>(now.sa_handler))(SIGINT, &info, nullptr);
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return isCaught;
}

#ifdef __APPLE__

std::vector<pid_t> ProcessesOf(pid_t group) {
  std::vector<pid_t> found(4096);
  const int count = proc_listpgrppids(group, found.data(), static_cast<int>(found.size() * sizeof(pid_t)));
  found.resize(count > 0 ? static_cast<size_t>(count) : 0);
  return found;
}

#else

// The name in /proc/PID/stat may hold anything, a parenthesis too; what follows the last one is state, parent, group.
pid_t GroupOf(const char* process) {
  char path[64];
  char text[1024];
  snprintf(path, sizeof path, "/proc/%.20s/stat", process);
  FILE* file = fopen(path, "re");
  if (file == nullptr) return -1;
  const size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = '\0';
  const char* end = strrchr(text, ')');
  int parent = 0;
  int group = -1;
  char state = 0;
  if (end == nullptr || sscanf(end + 1, " %c %d %d", &state, &parent, &group) != 3) return -1;
  return group;
}

std::vector<pid_t> ProcessesOf(pid_t group) {
  std::vector<pid_t> found;
  DIR* folder = opendir("/proc");
  if (folder == nullptr) return found;
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
    if (GroupOf(entry->d_name) == group) found.push_back(static_cast<pid_t>(atoi(entry->d_name)));
  }
  closedir(folder);
  return found;
}

#endif

// interrupt(): what SIGINT to the own process group would do. False, and nothing is done, when it would end this process.
napi_value Interrupt(napi_env env, napi_callback_info) {
  const bool isCaught = CallHandler();
  // A group that somebody else leads is somebody else's.
  if (isCaught && getpgrp() == getpid()) {
    for (const pid_t process : ProcessesOf(getpid()))
      if (process > 1 && process != getpid()) kill(process, SIGINT);
  }
  napi_value result;
  napi_get_boolean(env, isCaught, &result);
  return result;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_property_descriptor functions[] = {
      {"interrupt", nullptr, Interrupt, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, sizeof functions / sizeof *functions, functions);
  return exports;
}
