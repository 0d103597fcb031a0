#define _GNU_SOURCE
#include "unix_address.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>

static int make_address(struct sockaddr_un *address, socklen_t *address_length, const char *path,
                        size_t length, int allow_abstract) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (length == 0) return -EINVAL;
  /* A path needs room for its final 0. */
  if (length >= sizeof address->sun_path) return -ENAMETOOLONG;
  memcpy(address->sun_path, path, length);
  socklen_t header = (socklen_t)offsetof(struct sockaddr_un, sun_path);
  if (allow_abstract && path[0] == '@') {
    /* An abstract name starts with a 0 and ends where the address does. */
    address->sun_path[0] = '\0';
    *address_length = header + (socklen_t)length;
  } else {
    *address_length = header + (socklen_t)length + 1;
  }
  return 0;
}

int hinge_unix_bind(int descriptor, const char *path, size_t length) {
  struct sockaddr_un address;
  socklen_t address_length;
  int error = make_address(&address, &address_length, path, length, 0);
  if (error != 0) return error;
  return bind(descriptor, (struct sockaddr *)&address, address_length) == 0 ? 0 : -errno;
}

int hinge_unix_connect(int descriptor, const char *path, size_t length) {
  struct sockaddr_un address;
  socklen_t address_length;
  int error = make_address(&address, &address_length, path, length, 0);
  if (error != 0) return error;
  return connect(descriptor, (struct sockaddr *)&address, address_length) == 0 ? 0 : -errno;
}

int hinge_unix_accept(int listener) {
  int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

ssize_t hinge_unix_send(int descriptor, const void *bytes, size_t count) {
  ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
  return sent >= 0 ? sent : -(ssize_t)errno;
}

ssize_t hinge_unix_send_to(int descriptor, const void *bytes, size_t count, const char *path,
                           size_t length, int allow_abstract) {
  struct sockaddr_un address;
  socklen_t address_length;
  int error = make_address(&address, &address_length, path, length, allow_abstract);
  if (error != 0) return error;
  ssize_t sent = sendto(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT,
                        (struct sockaddr *)&address, address_length);
  return sent >= 0 ? sent : -(ssize_t)errno;
}
