#include "wake_event.h"

#include <errno.h>
#include <sys/eventfd.h>

int hinge_eventfd(void) {
  int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}
