/* For the PostgreSQL of a test: where the file FAULT is, the next flush takes it away and fails as a broken disk does. */
extern void *dlsym(void *, const char *);
extern int unlink(const char *);
extern int *__errno_location(void);

#define NEXT ((void *)-1l)
#define EIO 5

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(NEXT, "fdatasync");
  if (unlink(FAULT) == 0) {
    *__errno_location() = EIO;
    return -1;
  }
  return real(fd);
}
