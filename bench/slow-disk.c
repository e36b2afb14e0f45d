#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#include <unistd.h>

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  struct timespec pause = {0, 2000000};
  nanosleep(&pause, 0);
  return real(fd);
}
