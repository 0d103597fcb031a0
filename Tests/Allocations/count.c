// Counts a program's heap allocations: build as a shared library, name it in LD_PRELOAD.
//
// Every call that may get memory is counted, from any thread, and handed on to glibc. On exit one
// number is written to the file that HINGE_ALLOCATIONS names; a program that ends by a signal
// leaves none. `free` is not counted: what is never allocated is never freed.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong allocations;

static void count(void) { atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  count();
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  count();
  return __libc_calloc(items, size);
}

void *realloc(void *old, size_t size) {
  count();
  return __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **out, size_t alignment, size_t size) {
  void *memory = memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *out = memory;
  return 0;
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("HINGE_ALLOCATIONS");
  if (path == NULL) return;
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  // Written by hand: the C library's formatted output may allocate.
  char text[24];
  size_t at = sizeof text;
  unsigned long number = atomic_load(&allocations);
  text[--at] = '\n';
  do {
    text[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number != 0);
  ssize_t written = write(file, text + at, sizeof text - at);
  (void)written;
  close(file);
}
