#include "clock_state.h"

#include <errno.h>
#include <sys/timex.h>

int hinge_clock_is_synchronized(void) {
  struct timex state = {.modes = 0};
  int code = adjtimex(&state);
  if (code < 0) return -errno;
  return code != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}
