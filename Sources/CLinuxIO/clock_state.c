#include "clock_state.h"

#include <errno.h>
#include <sys/timex.h>

int hinge_clock_is_synchronized(void) {
  struct timex state = {0};
  int code = adjtimex(&state);
  if (code < 0) return -errno;
  /* What timedatectl goes by: the kernel still calls a clock good whose error has grown to seconds. */
  return code != TIME_ERROR && state.maxerror < 16000000;
}
