#pragma once
#include <stddef.h>
#include <sys/socket.h>

/* connect(2), bind(2) and sendto(2) with the address of a Unix socket. `path` has `length` bytes; a
   leading '@' means the abstract name space when allow_abstract is not 0. Return 0 (sendto: the
   number of bytes) or a negative errno; -ENAMETOOLONG: more than 107 bytes. */
int hinge_unix_bind(int descriptor, const char *path, size_t length);
int hinge_unix_connect(int descriptor, const char *path, size_t length);
ssize_t hinge_unix_send_to(int descriptor, const void *bytes, size_t count, const char *path,
                           size_t length, int allow_abstract);

/* Takes a waiting connection as a non-blocking descriptor that closes on exec, or -errno. */
int hinge_unix_accept(int listener);

/* Sends what goes without waiting and without SIGPIPE: the number of bytes, or -errno. */
ssize_t hinge_unix_send(int descriptor, const void *bytes, size_t count);
