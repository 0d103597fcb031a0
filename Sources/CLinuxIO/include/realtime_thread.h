#pragma once
#include <pthread.h>
#include <stddef.h>

/* Starts a joinable thread with a stack of its own size. fifo_priority 1...99 asks for SCHED_FIFO,
   0 for ordinary scheduling. Returns 0 or an errno; EPERM: SCHED_FIFO is not allowed. */
int hinge_thread_start(pthread_t *thread, int fifo_priority, size_t stack_bytes,
                       void *(*body)(void *), void *context);

/* Locks the calling thread's whole stack into memory. Returns 0 or an errno. */
int hinge_thread_lock_stack(void);

/* Names the calling thread; longer names than 15 bytes are cut. */
void hinge_thread_set_name(const char *name);
