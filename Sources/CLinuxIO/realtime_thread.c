#define _GNU_SOURCE
#include "realtime_thread.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>

int hinge_thread_start(pthread_t *thread, int fifo_priority, size_t stack_bytes,
                       void *(*body)(void *), void *context) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return error;
  if (stack_bytes < (size_t)PTHREAD_STACK_MIN) stack_bytes = (size_t)PTHREAD_STACK_MIN;
  error = pthread_attr_setstacksize(&attributes, stack_bytes);
  if (error == 0 && fifo_priority > 0) {
    struct sched_param parameters = {.sched_priority = fifo_priority};
    /* Without EXPLICIT the two calls below are silently ignored. */
    error = pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    if (error == 0) error = pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    if (error == 0) error = pthread_attr_setschedparam(&attributes, &parameters);
  }
  if (error == 0) error = pthread_create(thread, &attributes, body, context);
  pthread_attr_destroy(&attributes);
  return error;
}

int hinge_thread_lock_stack(void) {
  pthread_attr_t attributes;
  int error = pthread_getattr_np(pthread_self(), &attributes);
  if (error != 0) return error;
  void *base = NULL;
  size_t bytes = 0;
  error = pthread_attr_getstack(&attributes, &base, &bytes);
  pthread_attr_destroy(&attributes);
  if (error != 0) return error;
  /* mlock also brings every page in, so that none faults later. */
  return mlock(base, bytes) == 0 ? 0 : errno;
}

void hinge_thread_set_name(const char *name) {
  char cut[16];
  strncpy(cut, name, sizeof cut - 1);
  cut[sizeof cut - 1] = '\0';
  pthread_setname_np(pthread_self(), cut);
}
